import type { Batch, Field } from '@pixelframe/columnar';
import { batchToRows, columnFromValues, concatBatches, DataType as T, schema } from '@pixelframe/columnar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV, JSON_LINES, readTable } from '../testing/read-text.ts';
import { written } from '../testing/write-text.ts';
import type { TextFormat, TextOutput } from './text-formats.ts';

/** Characters that CSV, JSON and their readers have trouble with. */
const NASTY = [
  '"',
  '""',
  ',',
  '\n',
  '\r\n',
  '\r',
  "'",
  '\\',
  ' ',
  '\t',
  '\0',
  '#',
  'é',
  '😀',
  '\u2028',
  '\ufeff',
  'null',
  '1',
  '-',
  'a',
];
const text = fc.array(fc.constantFrom(...NASTY), { maxLength: 8 }).map((parts) => parts.join(''));
const int64 = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);

/** Values of each plain type, by the column that holds them. */
const COLUMNS = {
  i8: [T.int8(), fc.integer({ min: -128, max: 127 })],
  u32: [T.uint32(), fc.integer({ min: 0, max: 2 ** 32 - 1 })],
  i64: [T.int64(), int64],
  u64: [T.uint64(), fc.bigInt(0n, 2n ** 64n - 1n)],
  f32: [T.float32(), fc.float({ noNaN: true, noDefaultInfinity: true })],
  f64: [T.float64(), fc.double({ noNaN: true, noDefaultInfinity: true })],
  bool: [T.bool(), fc.boolean()],
  date: [T.date(), fc.integer({ min: -719_528, max: 2_932_896 })],
  time: [T.time('us'), fc.bigInt(0n, 86_399_999_999n)],
  s: [T.timestamp('s'), fc.bigInt(-62_167_219_200n, 253_402_300_799n)],
  us: [T.timestamp('us', '+02:00'), fc.bigInt(-62_135_596_800_000_000n, 253_402_200_000_000_000n)],
  ns: [T.timestamp('ns', 'UTC'), int64],
  took: [T.duration('ms'), int64],
  money: [
    T.decimal128(30, 4),
    fc
      .tuple(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.nat(9999))
      .map(([n, part]) => `${n}.${String(part).padStart(4, '0')}`),
  ],
  text: [T.string(), text],
} as const;

const fields: Field[] = Object.entries(COLUMNS).map(([name, [type]]) => ({ name, type }));

const tables = (nullable: (name: string) => boolean): fc.Arbitrary<Batch> =>
  fc
    .array(
      fc.tuple(
        ...Object.entries(COLUMNS).map(([name, [, value]]) => (nullable(name) ? fc.option<unknown>(value) : value)),
      ),
      { maxLength: 12 },
    )
    .map((rows) => ({
      schema: schema(fields),
      length: rows.length,
      columns: fields.map(({ type }, i) =>
        columnFromValues(
          rows.map((row) => row[i]),
          type,
        ),
      ),
    }));

async function roundTrip(rows: Batch, output: TextOutput, format: TextFormat): Promise<void> {
  const { schema: read, batches } = await readTable(await written(rows, output), format, { types: fields });
  const values = { int64: 'bigint', temporal: 'bigint' } as const;
  expect(batchToRows(concatBatches(read, batches), values)).toEqual(batchToRows(rows, values));
}

describe('what is written is read back', () => {
  test('CSV: null Strings are empty ones, as for Daft', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables((name) => name !== 'text'),
        fc.constantFrom(',', ';', '\t', '-', '1'),
        fc.constantFrom('"', "'"),
        (rows, delimiter, quote) =>
          roundTrip(rows, { kind: 'csv', header: true, delimiter, quote }, { ...CSV, delimiter, quote }),
      ),
      { numRuns: 60 },
    );
  });

  test('JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables(() => true),
        (rows) => roundTrip(rows, { kind: 'json', ignoreNullFields: false }, JSON_LINES),
      ),
      { numRuns: 60 },
    );
  });
});

test('whatever the bytes are, reading ends in a table or in an error of ours', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .array(fc.constantFrom(...NASTY, '{', '}', '[', ']', ':', 'true', '1e5', '\\u00'), { maxLength: 30 })
      .map((parts) => new TextEncoder().encode(parts.join(''))),
  );
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.constantFrom<TextFormat>(CSV, JSON_LINES, {
        ...CSV,
        escapeChar: '\\',
        comment: '#',
        allowVariableColumns: true,
      }),
      async (file, format) => {
        const error = await readTable(new Uint8Array(file), format).then(
          () => null,
          (caught: unknown) => caught as Error,
        );
        expect(['none', 'IoError', 'PlanError']).toContain(error?.name ?? 'none');
      },
    ),
    { numRuns: 500 },
  );
});
