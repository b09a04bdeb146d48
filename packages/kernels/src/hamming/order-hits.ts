import type { HammingPairs } from './pair-list.ts';

/** Larger than any distance; a row number times this and a distance fit into the 53 bits of a number. */
const STEP = 2 ** 20;
const FEW = 24;

/** Hits in any order; `slots` are left rows counted from the start of a block. */
export interface Hits {
  readonly slots: Uint32Array;
  readonly rights: Uint32Array;
  readonly distances: Uint32Array;
  readonly length: number;
}

/** Hits of a block of `rows` left rows from `start` on, by left, then right: a counting sort, then a short one a row. */
export function orderHits(hits: Hits, start: number, rows: number): HammingPairs {
  const { slots, rights, distances, length } = hits;
  const ends = new Uint32Array(rows + 1);
  for (let i = 0; i < length; i++) ends[slots[i]! + 1]!++;
  for (let slot = 0; slot < rows; slot++) ends[slot + 1]! += ends[slot]!;
  const keys = new Float64Array(length);
  // Afterwards ends[slot] is the end of the slot's hits.
  for (let i = 0; i < length; i++) keys[ends[slots[i]!]!++] = rights[i]! * STEP + distances[i]!;
  const pairs = { left: new Uint32Array(length), right: new Uint32Array(length), distance: new Uint32Array(length) };
  for (let slot = 0, from = 0; slot < rows; slot++) {
    const to = ends[slot]!;
    sortRun(keys, from, to);
    for (let i = from; i < to; i++) {
      const right = Math.floor(keys[i]! / STEP);
      pairs.left[i] = start + slot;
      pairs.right[i] = right;
      pairs.distance[i] = keys[i]! - right * STEP;
    }
    from = to;
  }
  return pairs;
}

function sortRun(keys: Float64Array, from: number, to: number): void {
  if (to - from > FEW) {
    let sorted = from + 1;
    while (sorted < to && keys[sorted - 1]! <= keys[sorted]!) sorted++;
    if (sorted < to) keys.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const key = keys[i]!;
    let at = i;
    for (; at > from && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
}
