import type { DataFrame } from 'pixelframe';
import type { Row } from './duckdb.ts';
import type { Kind } from './tables.ts';

type Columns = readonly { readonly name: string; readonly kind: Kind }[];

/** Our rows as the plain values DuckDB gives: integers as bigint, dates as days. */
export async function ourRows(frame: DataFrame, columns: Columns): Promise<Row[]> {
  const rows = (await frame.toRows({ int64: 'bigint', temporal: 'bigint' })) as Record<string, unknown>[];
  return rows.map((row) =>
    columns.map(({ name, kind }) => {
      const value = row[name] as Row[number];
      return value === null ? null : kind === 'int' || kind === 'date' ? BigInt(value as number) : value;
    }),
  );
}

/** A float that sums taken in another order still share. */
const text = (value: Row[number]): string => {
  if (typeof value !== 'number') return typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
  return Number.isFinite(value) ? (value === 0 ? '0' : value.toPrecision(9)) : String(value);
};

const lines = (rows: readonly Row[], ordered: boolean): string[] => {
  const all = rows.map((row) => row.map(text).join(' | '));
  return ordered ? all : all.sort();
};

/** What differs, in a few lines; null when nothing does. */
export function rowDifference(ours: readonly Row[], theirs: readonly Row[], ordered: boolean): string | null {
  const [a, b] = [lines(ours, ordered), lines(theirs, ordered)];
  if (a.length === b.length && a.every((line, i) => line === b[i])) return null;
  const at = a.findIndex((line, i) => line !== b[i]);
  const first = at === -1 ? a.length : at;
  return `${a.length} rows, DuckDB ${b.length}; row ${first}: ${a[first] ?? '(none)'}; DuckDB: ${b[first] ?? '(none)'}`;
}
