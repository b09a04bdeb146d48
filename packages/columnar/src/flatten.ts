import type { ValueSource } from './value-source.ts';

/** Items of nested values end to end: what a list's child column is made of. */
export interface Flattened {
  readonly items: unknown[];
  /** Start of each row's items, `length + 1` long. */
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly source: ValueSource;
}

/** Concatenates `itemsOf(value)` over the present values; null rows have no items. */
export function flatten(
  values: ArrayLike<unknown>,
  itemsOf: (value: unknown, index: number) => ArrayLike<unknown>,
  source: ValueSource,
): Flattened {
  const items: unknown[] = [];
  const offsets = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined) {
      const row = itemsOf(value, i);
      for (let k = 0; k < row.length; k++) items.push(row[k]);
    }
    offsets[i + 1] = items.length;
  }
  return { items, offsets, source: { name: source.name, rowOf: (index) => source.rowOf(rowAt(offsets, index)) } };
}

/** The row an item is in, by bisection: only asked for to word an error. */
function rowAt(offsets: Int32Array, item: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! <= item) low = middle;
    else high = middle;
  }
  return low;
}

/** Own keys of all objects, in order of first appearance. */
export function unionOfKeys(values: ArrayLike<unknown>): string[] {
  const keys = new Set<string>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined) for (const key of Object.keys(value)) keys.add(key);
  }
  return [...keys];
}

/** `value[key]` of each object, null where the object or its own property is missing. */
export function pluck(values: ArrayLike<unknown>, key: string): unknown[] {
  return Array.from(values, (value) => {
    // Only own properties: a column called "constructor" or "__proto__" is data like any other.
    if (value === null || value === undefined || !Object.hasOwn(value, key)) return null;
    return (value as Readonly<Record<string, unknown>>)[key];
  });
}

/** The source of a struct's field. */
export const fieldSource = (source: ValueSource, key: string): ValueSource => ({
  name: source.name === undefined ? key : `${source.name}.${key}`,
  rowOf: source.rowOf,
});
