import type { DataFrame, Session } from 'pixelframe';
import { DataType, schema } from 'pixelframe';
import { Random } from './random.ts';

/** What a generated query may read. `id` is distinct in every table, so that an order can be made total. */
export const COLUMNS = {
  id: 'int',
  a: 'int',
  b: 'int',
  f: 'float',
  s: 'string',
  d: 'date',
  ok: 'bool',
} as const;
export type ColumnName = keyof typeof COLUMNS;
export type Kind = (typeof COLUMNS)[ColumnName];

/** `gone` has no rows; `twins` has many equal rows beside their `id`; `big` spans several morsels' worth of keys. */
export const TABLES = ['t', 'u', 'twins', 'gone', 'one'] as const;
export type TableName = (typeof TABLES)[number];

const ROWS: Readonly<Record<TableName, number>> = { t: 97, u: 61, twins: 120, gone: 0, one: 1 };

const WORDS = [
  '',
  'a',
  'A',
  'ab',
  'aβγ',
  'é',
  'e\u0301',
  'naïve',
  '日本語',
  '🦁',
  '🦁🔥',
  'zz top',
  'x_y',
  '100%',
  "it's",
];
const FLOATS = [0, 1.5, -2.25, Number.NaN, Infinity, -Infinity, 0.1, 1e6, -1e-3, 7];
const DAY = 86_400_000;
const DATES = [0, 1, -1, 59, 365, 18_262, 19_782, 19_783, -719_162].map((days) => new Date(days * DAY));

const TYPES = schema([
  { name: 'id', type: DataType.int64() },
  { name: 'a', type: DataType.int64() },
  { name: 'b', type: DataType.int32() },
  { name: 'f', type: DataType.float64() },
  { name: 's', type: DataType.string() },
  { name: 'd', type: DataType.date() },
  { name: 'ok', type: DataType.bool() },
  { name: 'padding', type: DataType.string() },
]);

/** Large enough that a query of the table is no small one, which would run without compute workers. */
const PADDING = 'x'.repeat(1_200_000);
/** Rows of a morsel: partial states of several must be merged. */
const BATCH_ROWS = 17;

/** A table kept in the engine, in several partitions. */
export async function makeTable(session: Session, name: TableName): Promise<DataFrame> {
  const random = new Random(TABLES.indexOf(name) + 11);
  const n = ROWS[name];
  const spread = name === 'twins' ? 3 : 12;
  const column = (of: () => unknown, nulls: number): unknown[] =>
    Array.from({ length: n }, () => (random.chance(nulls) ? null : of()));
  const frame = session.fromColumns(
    {
      id: Array.from({ length: n }, (_, i) => (i * 37) % Math.max(1, n)),
      a: column(() => random.below(spread) - 3, 0.15),
      b: column(() => random.below(spread * 4), 0.1),
      f: column(() => random.pick(FLOATS.slice(0, spread)), 0.1),
      s: column(() => random.pick(WORDS.slice(0, spread + 3)), 0.15),
      d: column(() => random.pick(DATES.slice(0, spread)), 0.1),
      ok: column(() => random.chance(0.5), 0.2),
      padding: Array.from({ length: n }, (_, i) => (i === 0 ? PADDING : null)),
    },
    TYPES,
  );
  const kept = await frame.intoBatches(BATCH_ROWS).collect();
  return kept.exclude('padding') as DataFrame;
}
