import type { TableName } from './questions.ts';

/** A column as plain data: every contender makes its own of it. */
export type PlainColumn =
  | { readonly kind: 'int'; readonly values: Int32Array<ArrayBuffer> }
  | { readonly kind: 'float'; readonly values: Float64Array<ArrayBuffer> }
  /** Row i holds `words[codes[i]]`. */
  | { readonly kind: 'string'; readonly codes: Int32Array<ArrayBuffer>; readonly words: readonly string[] };

export type PlainTable = Readonly<Record<string, PlainColumn>>;

/** Distinct values of the keys with few of them, as in the benchmark's G1_1e6_1e2_0_0. */
const FEW = 100;
/** Of the keys that all have a match on both sides of a join, and of those on one side only. */
const SHARED = 0.9;

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ints = (n: number, of: (row: number) => number): PlainColumn => ({
  kind: 'int',
  values: Int32Array.from({ length: n }, (_, row) => of(row)),
});

const floats = (n: number, of: () => number): PlainColumn => ({
  kind: 'float',
  values: Float64Array.from({ length: n }, of),
});

function strings(n: number, distinct: number, digits: number, of: (row: number) => number): PlainColumn {
  return {
    kind: 'string',
    codes: Int32Array.from({ length: n }, (_, row) => of(row) - 1),
    words: Array.from({ length: distinct }, (_, i) => `id${String(i + 1).padStart(digits, '0')}`),
  };
}

/** The table of the group-by questions. */
function groupTable(n: number): PlainTable {
  const random = seeded(108);
  const upTo = (most: number): number => 1 + Math.floor(random() * most);
  const many = Math.max(1, Math.floor(n / FEW));
  const price = (): number => Math.round(random() * 100 * 1e6) / 1e6;
  return {
    id1: strings(n, FEW, 3, () => upTo(FEW)),
    id2: strings(n, FEW, 3, () => upTo(FEW)),
    id3: strings(n, many, 10, () => upTo(many)),
    id4: ints(n, () => upTo(FEW)),
    id5: ints(n, () => upTo(FEW)),
    id6: ints(n, () => upTo(many)),
    v1: ints(n, () => upTo(5)),
    v2: ints(n, () => upTo(15)),
    v3: floats(n, price),
  };
}

function shuffled(values: Int32Array<ArrayBuffer>, random: () => number): Int32Array<ArrayBuffer> {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return values;
}

/** Distinct keys of a table of `n` rows: nine tenths are in both tables, the others in this one only. */
function keysOf(n: number, side: 0 | 1, random: () => number): Int32Array<ArrayBuffer> {
  const shared = Math.max(1, Math.floor(n * SHARED));
  const keys = Int32Array.from({ length: n }, (_, i) => (i < shared ? i + 1 : n + 1 + side * n + i));
  return shuffled(keys, random);
}

/** The left table, and right tables of n / 1e6, n / 1e3 and n rows. */
function joinTables(n: number): Readonly<Record<Exclude<TableName, 'x'>, PlainTable>> {
  const sizes = [Math.max(1, Math.floor(n / 1e6)), Math.max(1, Math.floor(n / 1e3)), n] as const;
  const random = seeded(109);
  const left = sizes.map((size) => keysOf(size, 0, random));
  const right = sizes.map((size) => keysOf(size, 1, random));
  const price = (): number => Math.round(random() * 100 * 1e6) / 1e6;
  const idColumns = (keys: readonly Int32Array<ArrayBuffer>[], rows: number, levels: readonly number[]): PlainTable => {
    const columns: Record<string, PlainColumn> = {};
    const picked = levels.map((level) => {
      const own = keys[level]!;
      // The finest key is distinct in the right table, the others repeat.
      return ints(rows, (row) => (own.length === rows ? own[row]! : own[Math.floor(random() * own.length)]!));
    });
    picked.forEach((column, i) => (columns[`id${levels[i]! + 1}`] = column));
    picked.forEach((column, i) => {
      const most = 3 * sizes[levels[i]!]! + 1;
      const { values } = column as Extract<PlainColumn, { kind: 'int' }>;
      columns[`id${levels[i]! + 4}`] = strings(rows, most, 1, (row) => values[row]!);
    });
    return columns;
  };
  return {
    j: { ...idColumns(left, n, [0, 1, 2]), v1: floats(n, price) },
    small: { ...idColumns(right, sizes[0], [0]), v2: floats(sizes[0], price) },
    medium: { ...idColumns(right, sizes[1], [0, 1]), v2: floats(sizes[1], price) },
    big: { ...idColumns(right, sizes[2], [0, 1, 2]), v2: floats(sizes[2], price) },
  };
}

/**
 * The tables of the h2o.ai db-benchmark: no nulls, unsorted, distributed as its generator does, drawn by a seeded
 * generator of our own. The same rows on every machine.
 *
 * @param n rows of the main table
 */
export function makeTables(n: number, names: readonly TableName[]): Map<TableName, PlainTable> {
  const joins = names.some((name) => name !== 'x') ? joinTables(n) : null;
  return new Map(names.map((name) => [name, name === 'x' ? groupTable(n) : joins![name]]));
}
