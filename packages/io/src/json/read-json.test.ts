import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { caught } from '../testing/caught.ts';
import { gzip, JSON_LINES, read } from '../testing/read-text.ts';

const lines = (values: readonly string[]): string => values.map((value) => `{"a":${value}}\n`).join('');
const one = async (...values: string[]): Promise<[string, unknown[]]> => {
  const [schema, rows] = await read(lines(values), JSON_LINES);
  return [schema.slice('a: '.length), rows.map(({ a }) => a)];
};

describe('types are inferred', () => {
  test.each<[string, string[], string, unknown[]]>([
    ['integers', ['1', '-0', 'null'], 'Int64', [1, 0, null]],
    ['every digit of them', ['9007199254740993', String(-(2n ** 63n))], 'Int64', [9007199254740993n, -(2n ** 63n)]],
    ['UInt64 past Int64', [String(2n ** 64n - 1n), '1'], 'UInt64', [2n ** 64n - 1n, 1]],
    ['nothing loses digits', [String(2n ** 63n), '-1'], 'String', [String(2n ** 63n), '-1']],
    ['past UInt64', [String(2n ** 64n)], 'Float64', [2 ** 64]],
    ['fractions', ['1', '2.5', '1e3', '-0.0'], 'Float64', [1, 2.5, 1000, -0]],
    ['booleans', ['true', 'false', 'null'], 'Bool', [true, false, null]],
    ['booleans beside integers', ['1', 'true', 'false'], 'Int64', [1, 1, 0]],
    ['booleans beside fractions', ['true', '1.5'], 'String', ['true', '1.5']],
    ['text beside anything', ['1', '"x"', '1.50', 'true', 'null'], 'String', ['1', 'x', '1.50', 'true', null]],
    ['numbers as text stay text', ['"1"', '"true"', '""'], 'String', ['1', 'true', '']],
    ['nothing but null', ['null'], 'Null', [null]],
    ['dates', ['"2020-01-02"'], 'Date', [new Date('2020-01-02')]],
    ['timestamps', ['"2020-01-02T03:04:05.5+02:00"'], 'Timestamp[ms; +02:00]', [new Date('2020-01-02T01:04:05.500Z')]],
    ['dates beside text', ['"2020-01-02"', '"x"'], 'String', ['2020-01-02', 'x']],
    ['escaped text is text', ['"2020\\u002d01-02"'], 'String', ['2020-01-02']],
    [
      'structs of all members',
      ['{"x":1}', '{"y":"s","x":2}', 'null', '{}'],
      'Struct[x: Int64, y: String]',
      [{ x: 1, y: null }, { x: 2, y: 's' }, null, { x: null, y: null }],
    ],
    ['lists', ['[1,2]', '[]', 'null', '[null,3]'], 'List[Int64]', [[1, 2], [], null, [null, 3]]],
    ['lists of what goes together', ['[1]', '[2.5]'], 'List[Float64]', [[1], [2.5]]],
    ['lists of lists', ['[[1],[]]', '[[]]'], 'List[List[Int64]]', [[[1], []], [[]]]],
    [
      'lists of structs',
      ['[{"x":1},{"y":[2]}]'],
      'List[Struct[x: Int64, y: List[Int64]]]',
      [
        [
          { x: 1, y: null },
          { x: null, y: [2] },
        ],
      ],
    ],
    ['empty lists beside structs', ['[]', '{"x":1}'], 'Struct[x: Int64]', [null, { x: 1 }]],
    ['and beside numbers', ['1', '[]'], 'Int64', [1, null]],
    ['empty lists', ['[]'], 'List[Null]', [[]]],
    [
      'what goes together in no other way is its JSON',
      ['{"x": 1}', '[1, "\\n"]', '2', '"s"'],
      'String',
      ['{"x": 1}', '[1, "\\n"]', '2', 's'],
    ],
  ])('%s', async (_, values, type, expected) => {
    expect(await one(...values)).toEqual([type, expected]);
  });
});

describe('the form of the text', () => {
  const rows = [{ a: 1 }, { a: 2 }];
  test.each<[string, string, Record<string, unknown>[]]>([
    ['lines', '{"a":1}\n{"a":2}\n', rows],
    ['CR LF and empty lines', '\ufeff{"a":1}\r\n\r\n{"a":2}', rows],
    ['objects over several lines', '{\n  "a": 1\n}\n{ "a" :2 }', rows],
    ['an array', ' [ {"a":1} ,\n{"a":2}]\n', rows],
    ['an empty array', '[]', []],
    [
      'members by the rows that have them',
      '{"b":1,"a":2}\n{"c":3,"b":4}',
      [
        { b: 1, a: 2, c: null },
        { b: 4, a: null, c: 3 },
      ],
    ],
    ['the last of equal keys', '{"a":1,"a":2}', [{ a: 2 }]],
    ['of equal keys of lists, too', '{"a":[1,2],"a":[3]}\n{"a":[4]}', [{ a: [3] }, { a: [4] }]],
    [
      'and of objects',
      '{"a":{"x":1,"y":[1]},"a":{"x":2}}\n{"a":{"y":[2]}}',
      [{ a: { x: 2, y: null } }, { a: { x: null, y: [2] } }],
    ],
    [
      'escapes',
      '{"\\u0061\\n":"\\u00e9\\ud83d\\ude00\\"\\/\\\\\\b\\f\\t\\u0000"}\n{"a\\n":""}',
      [{ 'a\n': 'é😀"/\\\b\f\t\0' }, { 'a\n': '' }],
    ],
    ['names of Object', '{"__proto__":1}', [Object.defineProperty({}, '__proto__', { value: 1, enumerable: true })]],
    [
      '127 brackets',
      `{"a":${'['.repeat(126)}${']'.repeat(126)}}`,
      [{ a: JSON.parse(`${'['.repeat(126)}${']'.repeat(126)}`) as unknown }],
    ],
  ])('%s', async (_, text, expected) => {
    expect((await read(text, JSON_LINES))[1]).toEqual(expected);
  });

  test.each<[string, string]>([
    ['', 'a.json is empty: there is no JSON in it.'],
    ['{"a":1}\nnull\n', 'a.json, line 2, column 1: expected an object, or one array of them, but found "null".'],
    ['[1,2]', 'a.json, line 1, column 2: expected an object but found "1,2]".'],
    ['{"a":1}\n{"é":2 "b":3}', 'a.json, line 2, column 8: expected a comma or } but found "\\"b\\":3}".'],
    ['{"a":1,}', 'a.json, line 1, column 8: expected a key in quotes but found "}".'],
    ['{"a" 1}', 'a.json, line 1, column 6: expected a colon but found "1}".'],
    ['{"a":1}\n{"a":', 'a.json, line 2, column 6: expected a JSON value but found the end of the file.'],
    ['{"a":1},\n', 'a.json, line 1, column 8: expected an object, or one array of them, but found ",".'],
    ['[{"a":1}', 'a.json, line 1, column 9: expected a comma or ] but found the end of the file.'],
    ['[{"a":1},]', 'a.json, line 1, column 10: expected an object but found "]".'],
    ['[{"a":1}]\n[', 'a.json, line 2, column 1: expected nothing after the array but found "[".'],
    ['{"a":01}', 'a.json, line 1, column 6: expected a number without zeros before it but found "01}".'],
    ['{"a":1.}', 'a.json, line 1, column 8: expected a digit but found "}".'],
    ['{"a":NaN}', 'a.json, line 1, column 6: expected a JSON value but found "NaN}".'],
    ['{"a":1e400}', 'a.json, line 1, column 6: the number is beyond what Float64 holds.'],
    ['{"a":"\\ud83d"}', 'a.json, line 1, column 7: expected an escape that JSON has but found "\\\\ud83d\\"}".'],
    [
      '{"a":"x\ny"}',
      'a.json, line 1, column 8: expected no line break or control character inside a string but found "\\n".',
    ],
    ['{"a":1}\n{"a":"x', 'a.json, line 2, column 6: a string begins here and never ends.'],
    ['{"a":'.repeat(200), 'a.json, line 1, column 636: more than 127 brackets inside one another.'],
  ])('%j is refused', async (text, message) => {
    expect((await caught(read(text, JSON_LINES))).message).toBe(message);
  });
});

describe('a schema', () => {
  const typed = async (type: DataType, ...values: string[]): Promise<unknown[]> =>
    (await read(lines(values), JSON_LINES, { types: [{ name: 'a', type }] }))[1].map(({ a }) => a);

  test('a value that is none of the type is null; Daft converts the same ones', async () => {
    expect(await typed(T.int8(), '1.5', '"x"', 'null', 'true', '300', '"12"')).toEqual([1, null, null, 1, null, null]);
    expect(await typed(T.float64(), '"1.5"', 'true', '1', '0.1')).toEqual([null, 1, 1, 0.1]);
    expect(await typed(T.bool(), '1', 'true', '"true"')).toEqual([null, true, null]);
    expect(await typed(T.string(), '1.50', '"x"', 'true', '[1, "x"]')).toEqual(['1.50', 'x', 'true', '[1, "x"]']);
    expect(await typed(T.date(), '"2020-01-01"', '5', '"x"', '1.5')).toEqual([
      new Date('2020-01-01'),
      new Date('1970-01-06'),
      null,
      null,
    ]);
    expect(await typed(T.duration('us'), '5', '"5"')).toEqual([5n, null]);
    expect(await typed(T.decimal128(20, 2), '1.25', '"7.5"', '12345678901234567.89')).toEqual([
      '1.25',
      '7.50',
      '12345678901234567.89',
    ]);
    expect(await typed(T.list(T.int64()), '[1,2]', '[1,"x"]', '5')).toEqual([[1, 2], [1, null], null]);
    expect(await typed(T.fixedSizeList(T.float32(), 2), '[1,2]', '[1]', '[3,4]')).toEqual([
      Float32Array.of(1, 2),
      null,
      Float32Array.of(3, 4),
    ]);
    expect(await typed(T.struct({ x: T.string(), y: T.int64() }), '{"x":1,"z":2}', '5')).toEqual([
      { x: '1', y: null },
      null,
    ]);
  });

  test('adds columns that no row has, or stands for all columns', async () => {
    const types = [{ name: 'z', type: T.int8() }];
    expect(await read('{"a":1}', JSON_LINES, { types })).toEqual(['a: Int64, z: Int8', [{ a: 1, z: null }]]);
    expect(await read('{"a":1,"z":2}', JSON_LINES, { types, inferSchema: false })).toEqual(['z: Int8', [{ z: 2 }]]);
    expect(await read('', JSON_LINES, { types })).toEqual(['z: Int8', []]);
  });
});

test('several files are put together by name; empty ones are skipped where they may be', async () => {
  const contents = ['{"a":1,"s":{"x":1}}', '[{"s":{"y":2.5},"a":0.5}]', ''];
  expect(await read(contents, { kind: 'json', skipEmptyFiles: true }, { filePathColumn: 'p' })).toEqual([
    'a: Float64, s: Struct[x: Int64, y: Float64], p: String',
    [
      { a: 1, s: { x: 1, y: null }, p: 'a.json' },
      { a: 0.5, s: { x: null, y: 2.5 }, p: 'b.json' },
    ],
  ]);
  expect((await caught(read(contents, JSON_LINES))).message).toBe('c.json is empty: there is no JSON in it.');
});

test('gzip', async () => {
  const packed = await gzip(new TextEncoder().encode('{"a":1}') as Uint8Array<ArrayBuffer>);
  expect(await read(packed, JSON_LINES)).toEqual(['a: Int64', [{ a: 1 }]]);
});
