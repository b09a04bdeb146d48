import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { rowsOf, writtenText } from '../testing/write-text.ts';

const LINES = { kind: 'json', ignoreNullFields: false } as const;

async function values(type: DataType, given: readonly unknown[]): Promise<string[]> {
  const text = await writtenText(rowsOf({ a: [type, given] }), LINES);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice('{"a":'.length, -1));
}

// Read off files that Daft 0.7.26 wrote, except embeddings and durations, which it refuses.
test.each<[string, DataType, unknown[], string[]]>([
  [
    'String',
    T.string(),
    ['x', 'q"\\', '\n\r\t\b\f\u0001', '\u2028/<\u007fé😀', '', null],
    ['"x"', '"q\\"\\\\"', '"\\n\\r\\t\\b\\f\\u0001"', '"\u2028/<\u007fé😀"', '""', 'null'],
  ],
  ['Int64', T.int64(), [1, null, 2n ** 63n - 1n], ['1', 'null', '9223372036854775807']],
  [
    'Float64',
    T.float64(),
    [1, 0.1, 1e9, 1e10, 12345678901.5, 1e-5, 1e-7, -0, Number.NaN, Infinity],
    ['1.0', '0.1', '1000000000.0', '1.0e10', '1.23456789015e10', '0.00001', '1.0e-7', '-0.0', 'null', 'null'],
  ],
  ['Float32', T.float32(), [0.1, 1e10, 2085844.25], ['0.1', '1.0e10', '2085844.3']],
  ['Date', T.date(), [18_263], ['"2020-01-02"']],
  ['Timestamp', T.timestamp('us', 'Europe/Berlin'), [1_577_934_245_000_000n], ['"2020-01-02T04:04:05+01:00"']],
  ['Duration', T.duration('ms'), [5n], ['5']],
  ['Decimal', T.decimal128(10, 2), ['1.5'], ['1.50']],
  ['List', T.list(T.string()), [['a', null], [], null], ['["a",null]', '[]', 'null']],
  ['List of fixed size', T.fixedSizeList(T.int64(), 2), [[1, 2], null], ['[1,2]', 'null']],
  ['Embedding', T.embedding(T.float32(), 2), [[1, 0.5]], ['[1.0,0.5]']],
  [
    'Struct',
    T.struct({ 'x"': T.int64(), y: T.list(T.date()) }),
    [{ 'x"': null, y: [0] }],
    ['{"x\\"":null,"y":["1970-01-01"]}'],
  ],
  ['Map', T.map(T.string(), T.bool()), [new Map([['k\n', true]]), new Map()], ['{"k\\n":true}', '{}']],
  ['Null', T.null(), [null], ['null']],
])('%s', async (_, type, given, expected) => {
  expect(await values(type, given)).toEqual(expected);
});

test('members that are null can be left out of objects, not out of lists', async () => {
  const rows = rowsOf({
    a: [T.int64(), [null, 1]],
    s: [T.struct({ x: T.int64(), y: T.int64() }), [{ x: null, y: 1 }, null]],
    l: [T.list(T.int64()), [[null, 1], null]],
  });
  expect(await writtenText(rows, { kind: 'json', ignoreNullFields: true })).toBe(
    '{"s":{"y":1},"l":[null,1]}\n{"a":1}\n',
  );
});
