import type { DataType } from '@pixelframe/columnar';
import { DataType as T, sliceBatch } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { caught } from '../testing/caught.ts';
import { rowsOf, writtenText } from '../testing/write-text.ts';

const CSV = { kind: 'csv', delimiter: ',', quote: '"', header: true } as const;

/** Lines of a table of the values and a column of zeros. */
async function lines(type: DataType, values: readonly unknown[]): Promise<string[]> {
  const zeros = [T.int8(), values.map(() => 0)] as const;
  const text = await writtenText(rowsOf({ a: [type, values], b: zeros }), { ...CSV, header: false });
  return text.split(',0\n').slice(0, -1);
}

// Read off files that Daft 0.7.26 wrote.
test.each<[string, DataType, unknown[], string[]]>([
  [
    'quotes where they are needed',
    T.string(),
    ['x', 'a,b', 'q"q', 'l\nl', '', ' sp ', null, "'", 'é😀', 'a\rb', '#x', 'a\tb'],
    ['x', '"a,b"', '"q""q"', '"l\nl"', '', ' sp ', '', "'", 'é😀', '"a\rb"', '#x', 'a\tb'],
  ],
  [
    'Int64',
    T.int64(),
    [1, null, 2n ** 63n - 1n, -(2n ** 63n)],
    ['1', '', '9223372036854775807', '-9223372036854775808'],
  ],
  ['UInt64', T.uint64(), [2n ** 64n - 1n, 0], ['18446744073709551615', '0']],
  [
    'Float64',
    T.float64(),
    [
      1,
      0.1,
      1e20,
      1e16,
      1e15,
      9999999999999998,
      123456789.125,
      1e-5,
      0.000012345,
      1.5e-6,
      5e-324,
      Number.NaN,
      Infinity,
      -Infinity,
      -0,
    ],
    [
      '1.0',
      '0.1',
      '1e20',
      '1e16',
      '1000000000000000.0',
      '9999999999999998.0',
      '123456789.125',
      '0.00001',
      '0.000012345',
      '1.5e-6',
      '5e-324',
      'NaN',
      'inf',
      '-inf',
      '-0.0',
    ],
  ],
  [
    'Float32',
    T.float32(),
    [0.1, 1e12, 1e13, 1e-6, 2085844.25, 3.4e38],
    ['0.1', '1000000000000.0', '1e13', '0.000001', '2085844.2', '3.4e38'],
  ],
  ['Float16', T.float16(), [1.5, 2], ['1.5', '2']],
  ['Bool', T.bool(), [true, false, null], ['true', 'false', '']],
  [
    'Date',
    T.date(),
    [18_263, null, -5, -719_162, 20_000_000],
    ['2020-01-02', '', '1969-12-27', '0001-01-01', '+56728-02-22'],
  ],
  ['Timestamp[s]', T.timestamp('s'), [1_577_934_245n], ['2020-01-02T03:04:05']],
  [
    'Timestamp[us]',
    T.timestamp('us'),
    [1_577_934_245_123_456n, 0n, -1n],
    ['2020-01-02T03:04:05.123456', '1970-01-01T00:00:00', '1969-12-31T23:59:59.999999'],
  ],
  [
    'Timestamp[ns]',
    T.timestamp('ns'),
    [1_577_934_245_120_000_000n, -1n],
    ['2020-01-02T03:04:05.120', '1969-12-31T23:59:59.999999999'],
  ],
  ['Timestamp in UTC', T.timestamp('ms', 'UTC'), [1_577_934_245_123n], ['2020-01-02T03:04:05.123Z']],
  ['Timestamp at an offset', T.timestamp('s', '+05:30'), [1_577_934_245n], ['2020-01-02T08:34:05+05:30']],
  [
    'Timestamp in a zone',
    T.timestamp('s', 'Europe/Berlin'),
    [1_577_934_245n, 1_593_659_045n],
    ['2020-01-02T04:04:05+01:00', '2020-07-02T05:04:05+02:00'],
  ],
  ['Time', T.time('us'), [3_723_000_004n, 0n], ['01:02:03.000004', '00:00:00']],
  ['Duration', T.duration('us'), [86_405_000_007n, -1n], ['86405000007', '-1']],
  ['Decimal', T.decimal128(10, 2), ['1.5', '-0.01', null], ['1.50', '-0.01', '']],
  ['Binary that is text', T.binary(), [Uint8Array.of(97, 44), null], ['"a,"', '']],
  ['Binary[2]', T.binary(2), [Uint8Array.of(97, 98)], ['ab']],
  ['Null', T.null(), [null], ['']],
  ['List', T.list(T.int64()), [[1, null], [], null], ['"[1,null]"', '[]', '']],
  [
    'Struct',
    T.struct({ x: T.string(), y: T.date() }),
    [{ x: 'é"', y: 0 }, null],
    ['"{""x"":""é\\"""",""y"":""1970-01-01""}"', ''],
  ],
])('%s', async (_, type, values, expected) => {
  expect(await lines(type, values)).toEqual(expected);
});

test('the header, and lines of a single column: an empty one would be no row', async () => {
  const none = [T.int8(), []] as const;
  expect(await writtenText(rowsOf({ 'a,b': none, 'q"': none, '': none }), CSV)).toBe('"a,b","q""",\n');
  expect(await writtenText(rowsOf({ a: [T.string(), [null, '', 'x']] }), CSV)).toBe('a\n""\n""\nx\n');
});

test('other delimiters and quotes', async () => {
  const rows = rowsOf({ b: [T.string(), ['x"y']], c: [T.string(), ["a'b"]], n: [T.int8(), [-1]] });
  expect(await writtenText(rows, { ...CSV, delimiter: '-', quote: "'" })).toBe("b-c-n\nx\"y-'a''b'-'-1'\n");
});

test('rows that are a view of others', async () => {
  const rows = rowsOf({
    a: [T.int64(), [1, 2, null]],
    b: [T.string(), ['x', 'y', 'z']],
    c: [T.bool(), [true, false, true]],
  });
  expect(await writtenText(sliceBatch(rows, 1, 3), CSV)).toBe('a,b,c\n2,y,false\n,z,true\n');
});

test('bytes that are no text are refused', async () => {
  const error = await caught(writtenText(rowsOf({ a: [T.binary(), [Uint8Array.of(97), Uint8Array.of(255)]] }), CSV));
  expect([error.name, error.message, error.hint]).toEqual([
    'EncodeError',
    'writeCsv: the bytes of column "a" are not UTF-8 text in row 1.',
    "Encode them first: col('a').encode('base64').",
  ]);
});
