import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { caught } from '../testing/caught.ts';
import { CSV, gzip, read } from '../testing/read-text.ts';

const one = async (...values: string[]): Promise<[string, unknown[]]> => {
  const [schema, rows] = await read(`a,b\n${values.map((value) => `${value},z\n`).join('')}`, CSV);
  return [schema.slice('a: '.length, schema.lastIndexOf(', b: String')), rows.map(({ a }) => a)];
};

const date = (text: string): Date => new Date(text);

describe('types are inferred as by Daft', () => {
  test.each<[string, string[], string, unknown[]]>([
    ['empty fields are null', ['1', '', '3'], 'Int64', [1, null, 3]],
    ['quoted ones, too', ['1', '""'], 'Int64', [1, null]],
    ['in Strings they are empty', ['x', '""', ''], 'String', ['x', '', '']],
    ['nothing at all is Null', ['', '""'], 'Null', [null, null]],
    ['booleans in any case', ['true', 'FALSE', 'True'], 'Bool', [true, false, true]],
    ['zeros and signs before integers', ['007', '+1', '-0'], 'Int64', [7, 1, 0]],
    ['spaces are text', [' 1', '2'], 'String', [' 1', '2']],
    ['all of Int64', [String(2n ** 63n - 1n), String(-(2n ** 63n))], 'Int64', [2n ** 63n - 1n, -(2n ** 63n)]],
    ['past Int64', ['1', String(2n ** 63n)], 'Float64', [1, 2 ** 63]],
    ['integers and fractions', ['1', '2.5', '.5', '5.', '-0.0'], 'Float64', [1, 2.5, 0.5, 5, -0]],
    [
      'exponents and specials',
      ['1E-3', 'inf', '-Infinity', 'NaN'],
      'Float64',
      [0.001, Infinity, -Infinity, Number.NaN],
    ],
    ['many digits', ['123456789.12345679', '1e400'], 'Float64', [123456789.12345679, Infinity]],
    ['no hexadecimal numbers', ['0x10'], 'String', ['0x10']],
    ['dates', ['2020-01-02', '1969-12-31'], 'Date', [date('2020-01-02'), date('1969-12-31')]],
    ['dates with slashes', ['2020/1/2'], 'Date', [date('2020-01-02')]],
    ['no days that there are not', ['2021-02-29', '2020-13-01'], 'String', ['2021-02-29', '2020-13-01']],
    ['leap days', ['2020-02-29'], 'Date', [date('2020-02-29')]],
    [
      'seconds',
      ['2020-01-02T03:04:05', '2020-01-02 03:04:06'],
      'Timestamp[s]',
      [date('2020-01-02T03:04:05Z'), date('2020-01-02T03:04:06Z')],
    ],
    [
      'the finest unit',
      ['2020-01-02T03:04:05', '9999-12-31T23:59:59.123456'],
      'Timestamp[us]',
      [date('2020-01-02T03:04:05Z'), date('9999-12-31T23:59:59.123Z')],
    ],
    ['no nanoseconds that do not fit', ['9999-12-31T23:59:59.123456789'], 'String', ['9999-12-31T23:59:59.123456789']],
    ['UTC', ['2020-01-02T03:04:05.5Z'], 'Timestamp[ms; +00:00]', [date('2020-01-02T03:04:05.500Z')]],
    ['an offset', ['2020-01-02 03:04:05-01:30'], 'Timestamp[s; -01:30]', [date('2020-01-02T04:34:05Z')]],
    [
      'several offsets',
      ['2020-01-02T03:04:05+02:00', '2020-01-02T03:04:05Z'],
      'Timestamp[s; +00:00]',
      [date('2020-01-02T01:04:05Z'), date('2020-01-02T03:04:05Z')],
    ],
    [
      'with and without offset',
      ['2020-01-02T03:04:05', '2020-01-02T03:04:05Z'],
      'String',
      ['2020-01-02T03:04:05', '2020-01-02T03:04:05Z'],
    ],
    ['dates and timestamps', ['2020-01-02', '2020-01-02T03:04:05'], 'String', ['2020-01-02', '2020-01-02T03:04:05']],
    ['times', ['3:04', '23:59:59.5'], 'Time[us]', [11_040_000_000n, 86_399_500_000n]],
    ['no type for both', ['true', '1'], 'String', ['true', '1']],
    ['words for nothing are text', ['null', 'NA', '1'], 'String', ['null', 'NA', '1']],
  ])('%s', async (_, values, type, expected) => {
    expect(await one(...values)).toEqual([type, expected]);
  });

  test('over all rows', async () => {
    const [schema, rows] = await read(`a\n${'1\n'.repeat(200_000)}x\n`, CSV);
    expect(schema).toBe('a: String');
    expect(rows.slice(-2)).toEqual([{ a: '1' }, { a: 'x' }]);
  });
});

describe('the form of the text', () => {
  test.each<[string, string, Record<string, unknown>[]]>([
    ['line breaks, delimiters and quotes in quotes', 'a,b\n"x\ny","q""r,"\n', [{ a: 'x\ny', b: 'q"r,' }]],
    [
      'CR LF, CR, and no line end at last',
      'a,b\r\n1,2\r3,4',
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    ],
    [
      'empty lines are no rows',
      '\n\na,b\n\n1,2\n\r\n3,4\n\n',
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    ],
    ['an empty field in quotes is a row', 'a\n""\n1\n', [{ a: null }, { a: 1 }]],
    ['a byte order mark', '\ufeffa,b\n1,2\n', [{ a: 1, b: 2 }]],
    ['text after a closing quote', 'a,b\n"x"y,"p" \n', [{ a: 'xy', b: 'p ' }]],
    ['quotes inside unquoted text', 'a,b\nx"y",2\n', [{ a: 'x"y"', b: 2 }]],
    ['names in quotes and without letters', '"a ""b""",,é\n1,2,3\n', [{ 'a "b"': 1, '': 2, é: 3 }]],
    [
      'names of Object',
      '__proto__,constructor\n1,2\n',
      [Object.defineProperty({ constructor: 2 }, '__proto__', { value: 1, enumerable: true })],
    ],
    ['NUL', 'a,b\n\0,2\n', [{ a: '\0', b: 2 }]],
    ['a header only', 'a,b\n', []],
    ['nothing', '', []],
  ])('%s', async (_, text, expected) => {
    expect((await read(text, CSV))[1]).toEqual(expected);
  });

  test('options', async () => {
    expect(await read('1|2\n', { ...CSV, delimiter: '|', hasHeaders: false })).toEqual([
      'column_1: Int64, column_2: Int64',
      [{ column_1: 1, column_2: 2 }],
    ]);
    expect((await read("a\n'x,\ny'\n", { ...CSV, quote: "'" }))[1]).toEqual([{ a: 'x,\ny' }]);
    expect((await read('a,b\n"x\\"y\\\\",2\n', { ...CSV, escapeChar: '\\' }))[1]).toEqual([{ a: 'x"y\\', b: 2 }]);
    expect((await read('a,b\n"x""y",2\n', { ...CSV, doubleQuote: false }))[1]).toEqual([{ a: 'x"y"', b: 2 }]);
    expect((await read('#c\na,b\n#d,"\n1,#2\n', { ...CSV, comment: '#' }))[1]).toEqual([{ a: 1, b: '#2' }]);
    const variable = await read('a,b\n1,2\n3\n4,5,6\n', { ...CSV, allowVariableColumns: true });
    expect(variable[1]).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: null },
      { a: 4, b: 5 },
    ]);
  });

  test.each<[string, string]>([
    ['a,b\n1,2\n3\n', 'a.csv, line 3, column 2: 1 field where the header has 2.'],
    ['a,b\n1,2\né,4,5,"6\n,"\n', 'a.csv, line 3, column 5: 4 fields where the header has 2.'],
    ['a,b\n"x\ny",2\n"xy,2\n', 'a.csv, line 4, column 1: a quoted field begins here and never ends.'],
    ['a\n"q""', 'a.csv, line 2, column 1: a quoted field begins here and never ends.'],
    ['a,b,a\n', 'readCsv: a.csv has the column "a" twice.'],
  ])('%j is refused', async (text, message) => {
    expect((await caught(read(text, CSV))).message).toBe(message);
  });
});

describe('a schema', () => {
  const typed = async (type: DataType, ...values: string[]): Promise<unknown[]> =>
    (await read(`a\n${values.join('\n')}\n`, CSV, { types: [{ name: 'a', type }] }))[1].map(({ a }) => a);

  test('a value that is none of the type is null', async () => {
    const values = ['1', 'x', '300', '-1', '1.5', 'true', '2020-01-01', '""', ' '];
    expect(await typed(T.int8(), ...values)).toEqual([1, null, null, -1, null, null, null, null, null]);
    expect(await typed(T.uint64(), '1', '-1', String(2n ** 64n - 1n), String(2n ** 64n))).toEqual([
      1,
      null,
      2n ** 64n - 1n,
      null,
    ]);
    expect(await typed(T.float32(), '0.1', '1', 'x')).toEqual([Math.fround(0.1), 1, null]);
    expect(await typed(T.bool(), ...values)).toEqual([null, null, null, null, null, true, null, null, null]);
    expect(await typed(T.string(), ...values)).toEqual(['1', 'x', '300', '-1', '1.5', 'true', '2020-01-01', '', ' ']);
    expect(await typed(T.date(), ...values.slice(5))).toEqual([null, date('2020-01-01'), null, null]);
    expect(await typed(T.decimal128(10, 2), '1.5', '-7', '1.234', 'x')).toEqual(['1.50', '-7.00', null, null]);
    expect(await typed(T.binary(), 'ab', 'é')).toEqual([Uint8Array.of(97, 98), Uint8Array.of(0xc3, 0xa9)]);
    expect(await typed(T.null(), '1')).toEqual([null]);
  });

  test('timestamps are cut to the unit, and read by the clocks of the time zone', async () => {
    const texts = ['2020-07-02T03:04:05.123456', '2020-07-02', '2020-01-02T03:04:05Z'];
    expect(await typed(T.timestamp('ms'), ...texts)).toEqual([date('2020-07-02T03:04:05.123Z'), null, null]);
    expect(await typed(T.timestamp('ms', 'Europe/Berlin'), ...texts)).toEqual([
      date('2020-07-02T01:04:05.123Z'),
      null,
      date('2020-01-02T03:04:05Z'),
    ]);
  });

  test('columns by name, or by position', async () => {
    const types = [{ name: 'b', type: T.string() }];
    expect(await read('a,b\n1,2\n', CSV, { types })).toEqual(['a: Int64, b: String', [{ a: 1, b: '2' }]]);
    expect(await read('a,b\n1,2\n', CSV, { types, inferSchema: false })).toEqual(['b: String', [{ b: '1' }]]);
    const error = await caught(read('a\n1\n', CSV, { types }));
    expect([error.name, error.message]).toEqual([
      'PlanError',
      'readCsv: the schema has a column "b", but a.csv has a.',
    ]);
    expect((await caught(read('a\n1\n', CSV, { types: [{ name: 'a', type: T.list(T.int64()) }] }))).message).toBe(
      'readCsv: column "a" cannot be read as List[Int64].',
    );
  });
});

describe('several files', () => {
  test('are put together by name, with types over all of them', async () => {
    expect(await read(['a,b\n1,2\n', '', 'b,a\nx,2.5\n'], CSV, { filePathColumn: 'p' })).toEqual([
      'a: Float64, b: String, p: String',
      [
        { a: 1, b: '2', p: 'a.csv' },
        { a: 2.5, b: 'x', p: 'c.csv' },
      ],
    ]);
  });

  test('must have the same columns', async () => {
    const error = await caught(read(['a,b\n', 'a,c\n'], CSV));
    expect(error.message).toBe('readCsv: b.csv has columns a, c, but a.csv has a, b.');
    expect((await caught(read('p\n', CSV, { filePathColumn: 'p' }))).message).toBe(
      'filePathColumn: the files have a column "p" already.',
    );
  });
});

describe('hostile files', () => {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

  test('gzip, whole and cut off', async () => {
    const packed = await gzip(bytes('a\n1\n'));
    expect(await read(packed, CSV)).toEqual(['a: Int64', [{ a: 1 }]]);
    for (const size of [2, 12, packed.length - 9, packed.length - 1]) {
      const error = await caught(read(packed.subarray(0, size), CSV));
      expect([error.name, error.message]).toEqual(['IoError', 'a.csv is a gzip file that is cut off or damaged.']);
    }
  });

  test('more than fits is refused, also if it only shows when unpacked', async () => {
    const packed = await gzip(new Uint8Array(1_000_000).fill(65));
    for (const file of [packed, new Uint8Array(1_000_000)]) {
      const error = await caught(read(file, CSV, { room: () => 100_000 }));
      expect(error.name).toBe('MemoryLimitError');
      expect(error.message).toMatch(/^a\.csv has \d+ bytes of text, and it is read whole: at most 100000 bytes fit\.$/);
    }
  });

  test('UTF-16 and other bytes that are not UTF-8', async () => {
    for (const file of [Uint8Array.of(0xff, 0xfe, 97, 0), Uint8Array.of(0, 97, 0, 44), Uint8Array.of(97, 0, 44, 0)]) {
      expect((await caught(read(file, CSV))).message).toBe('a.csv is UTF-16 text; only UTF-8 is read.');
    }
    const latin = Uint8Array.of(...bytes('a\né'), 0xe9, 10);
    expect((await caught(read(latin, CSV))).message).toBe('a.csv, line 2, column 2: the bytes are not UTF-8 text.');
    const far = new Uint8Array(2_000_000).fill(97);
    far[1_999_999] = 0xc3;
    expect((await caught(read(far, CSV))).message).toBe('a.csv, line 1, column 2000000: the bytes are not UTF-8 text.');
  });

  test('100 000 columns, and a field of megabytes', async () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',');
    const [schema] = await read(`${names}\n`, { ...CSV, hasHeaders: false });
    expect(schema.endsWith('column_100000: String')).toBe(true);
    const long = 'x'.repeat(5_000_000);
    expect((await read(`a,b\n"${long}""",1\n`, CSV))[1]).toEqual([{ a: `${long}"`, b: 1 }]);
  });

  test('an aborted signal stops the reading', async () => {
    expect((await caught(read('a\n1\n', CSV, { signal: AbortSignal.abort() }))).name).toBe('CancelledError');
  });
});
