import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, DataType, fixedWidthColumn, isValid, setBit } from '@pixelframe/columnar';
import { comparator } from '@pixelframe/evaluators';
import type { UnionFind } from '@pixelframe/kernels';
import { clusterIds, cosineDistance, equalGroups, euclideanDistance } from '@pixelframe/kernels';
import type { SimilarityMetric } from '@pixelframe/plan';
import type { KeyRows } from './key-rows.ts';
import { takeKeys } from './key-rows.ts';

/** Keys to be compared: one of each group of equal ones. */
export interface Representatives {
  readonly keys: KeyRows;
  /** Of each key, the position of its group's among `keys`. */
  readonly items: Uint32Array<ArrayBuffer>;
}

/** Whether a key is within the distance of itself: not so for NaN, or for the cosine distance of zeros. */
function nearItself(keys: KeyRows, at: number, metric: SimilarityMetric, maxDistance: number): boolean {
  if (metric === 'hamming') return true;
  const distance = metric === 'cosine' ? cosineDistance : euclideanDistance;
  const values = keys.values as Float32Array;
  return distance(values, at * keys.size, values, at * keys.size, keys.size) <= maxDistance;
}

/** Groups equal keys, so that no pair within a group is ever looked at. */
export function representativesOf(keys: KeyRows, metric: SimilarityMetric, maxDistance: number): Representatives {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT } = keys.values;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const { groups, representatives } = equalGroups(bytes, keys.size * BYTES_PER_ELEMENT);
  const whole = Uint8Array.from(representatives, (at) => Number(nearItself(keys, at, metric, maxDistance)));
  const items = new Uint32Array(keys.count);
  const itemOf = new Uint32Array(representatives.length);
  const first = new Uint32Array(keys.count);
  let count = 0;
  for (let i = 0; i < keys.count; i++) {
    const group = groups[i]!;
    if (whole[group] === 0 || representatives[group] === i) {
      itemOf[group] = count;
      first[count++] = i;
    }
    items[i] = itemOf[group]!;
  }
  return { keys: takeKeys(keys, first.slice(0, count)), items };
}

/** The cluster of every row; null rows have none. */
export interface RowClusters {
  readonly column: Column;
  readonly count: number;
}

/** Spreads the sets of representatives over all rows, numbered by first appearance. */
export function rowClusters(length: number, keys: KeyRows, { items }: Representatives, unions: UnionFind): RowClusters {
  const { ids, count } = clusterIds(keys.count, unions, items);
  const values = new BigUint64Array(length);
  const words = new Uint32Array(values.buffer);
  const validity = keys.rows === null ? null : new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < keys.count; i++) {
    const row = keys.rows === null ? i : keys.rows[i]!;
    words[2 * row] = ids[i]!;
    if (validity !== null) setBit(validity, row);
  }
  return { column: fixedWidthColumn(DataType.uint64(), values, validity), count };
}

/**
 * Rows to keep, ascending: of each cluster the one with the largest value (null: the first row), where null is
 * smaller than all; and every row that is in no cluster.
 */
export function bestRows({ column, count }: RowClusters, by: Column | null): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array((column.values as BigUint64Array).buffer);
  const best = new Int32Array(count).fill(-1);
  const compare = by === null ? () => 0 : comparator(by, by);
  const better = (row: number, than: number): boolean => {
    if (by === null || !isValid(by, row)) return false;
    return !isValid(by, than) || compare(row, than) > 0;
  };
  for (let row = 0; row < column.length; row++) {
    if (!isValid(column, row)) continue;
    const cluster = words[2 * row]!;
    if (best[cluster] === -1 || better(row, best[cluster]!)) best[cluster] = row;
  }
  const kept = new Uint32Array(column.length);
  let length = 0;
  for (let row = 0; row < column.length; row++) {
    if (!isValid(column, row) || best[words[2 * row]!] === row) kept[length++] = row;
  }
  return kept.slice(0, length);
}
