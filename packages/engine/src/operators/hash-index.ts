import type { Column } from '@pixelframe/columnar';
import { byteWidth, isFloat, isValid, PlanError, typeName } from '@pixelframe/columnar';
import { castColumn, comparator } from '@pixelframe/evaluators';
import { supertype } from '@pixelframe/plan';

function hashBytes(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash;
}

/** Mixes the key columns of each row into 32 bits; rows with a null or NaN key never match (as in Daft). */
function hashRows(keys: readonly Column[], length: number): { hashes: Int32Array; usable: Uint8Array } {
  const hashes = new Int32Array(length).fill(0x811c_9dc5 | 0);
  const usable = new Uint8Array(length).fill(1);
  for (const key of keys) {
    for (let i = 0; i < length; i++) if (!isValid(key, i)) usable[i] = 0;
    const { values, offsets } = key;
    if (values === null) throw new PlanError(`join: a key of type ${typeName(key.type)} is not supported.`);
    if (isFloat(key.type)) {
      for (let i = 0; i < length; i++) if (Number.isNaN(values[i] as number)) usable[i] = 0;
    }
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    if (key.type.kind === 'bool') {
      for (let i = 0; i < length; i++)
        hashes[i] = Math.imul(hashes[i]! ^ ((bytes[i >> 3]! >> (i & 7)) & 1), 0x0100_0193);
      continue;
    }
    const width = byteWidth(key.type) || (offsets === null ? values.BYTES_PER_ELEMENT : 0);
    for (let i = 0; i < length; i++) {
      const start = offsets === null ? i * width : offsets[i]!;
      const end = offsets === null ? start + width : offsets[i + 1]!;
      hashes[i] = hashBytes(bytes, start, end, hashes[i]!);
    }
  }
  for (let i = 0; i < length; i++) {
    let h = hashes[i]!;
    h ^= h >>> 16;
    h = Math.imul(h, 0x85eb_ca6b);
    hashes[i] = h ^ (h >>> 13);
  }
  return { hashes, usable };
}

/** -0 and 0 are one key. */
function canonical(column: Column): Column {
  if (!isFloat(column.type)) return column;
  const values = (column.values as Float64Array<ArrayBuffer>).map((value) => (value === 0 ? 0 : value));
  return { ...column, values };
}

/** Brings both sides' keys to common types, so equal keys have equal bytes. */
export function alignKeys(left: readonly Column[], right: readonly Column[]): [Column[], Column[]] {
  const common = left.map((key, i) => supertype(key.type, right[i]!.type)!);
  return [
    left.map((key, i) => canonical(castColumn(key, common[i]!))),
    right.map((key, i) => canonical(castColumn(key, common[i]!))),
  ];
}

/**
 * A chained hash table over the right side's rows: `heads` by hash, `next` by row, ascending, so that matches
 * come out in the right side's order.
 */
export interface HashIndex {
  readonly keys: readonly Column[];
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
}

export function buildHashIndex(keys: readonly Column[], length: number): HashIndex {
  const { hashes, usable } = hashRows(keys, length);
  let size = 16;
  while (size < length * 2) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(length);
  const mask = size - 1;
  for (let row = length - 1; row >= 0; row--) {
    if (usable[row] === 0) continue;
    const slot = hashes[row]! & mask;
    next[row] = heads[slot]!;
    heads[slot] = row;
  }
  return { keys, heads, next, mask };
}

/** Calls `match(leftRow, rightRow)` for every pair of equal keys, left rows in order, then right; -1 where none. */
export function probeHashIndex(
  index: HashIndex,
  keys: readonly Column[],
  length: number,
  match: (left: number, right: number) => void,
  withUnmatched: boolean,
): void {
  const { hashes, usable } = hashRows(keys, length);
  const compare = keys.map((key, i) => comparator(key, index.keys[i]!));
  for (let row = 0; row < length; row++) {
    let matched = false;
    if (usable[row] === 1) {
      for (let other = index.heads[hashes[row]! & index.mask]!; other !== -1; other = index.next[other]!) {
        if (!compare.every((test) => test(row, other) === 0)) continue;
        matched = true;
        match(row, other);
      }
    }
    if (!matched && withUnmatched) match(row, -1);
  }
}
