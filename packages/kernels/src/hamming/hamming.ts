import { hammingShape, type LeftRange, type PairRange } from './arguments.ts';
import { createHammingIndex } from './hamming-index.ts';
import { releaseHammingIndex } from './loaded-index.ts';
import type { HammingPairs } from './pair-list.ts';
import { searchHamming } from './search-hamming.ts';
import { popcount } from './words.ts';

/** Bits in which two rows of `width` bytes differ; offsets in bytes. */
export function hammingDistance(a: Uint8Array, aOffset: number, b: Uint8Array, bOffset: number, width: number): number {
  let distance = 0;
  for (let i = 0; i < width; i++) distance += popcount(a[aOffset + i]! ^ b[bOffset + i]!);
  return distance;
}

/**
 * All (l, r) with hamming(left[l], right[r]) <= maxDistance, ordered by l then r. Rows are `width`-byte hashes packed
 * back to back. In one piece: `searchHamming` answers in steps, and keeps what it builds for the next range.
 *
 * @param range - rows of `left` to look at; row numbers in the answer still count from the first row of `left`
 * @throws PlanError where the bytes are not whole rows
 */
export function hammingPairs(
  left: Uint8Array,
  right: Uint8Array,
  width: number,
  maxDistance: number,
  range: PairRange = {},
): HammingPairs {
  const { leftStart, leftEnd } = hammingShape(left, right, width, range);
  const index = createHammingIndex(right, width, maxDistance, { leftRows: leftEnd - leftStart });
  const parts = [...searchHamming(index, left, range)];
  releaseHammingIndex(index);
  return concatPairs(parts);
}

/** Each unordered pair of `rows` within the distance once, as `hammingPairs` with `selfJoin`. */
export function hammingSelfPairs(
  rows: Uint8Array,
  width: number,
  maxDistance: number,
  range: LeftRange = {},
): HammingPairs {
  return hammingPairs(rows, rows, width, maxDistance, { ...range, selfJoin: true });
}

function concatPairs(parts: readonly HammingPairs[]): HammingPairs {
  const length = parts.reduce((sum, part) => sum + part.left.length, 0);
  const pairs = { left: new Uint32Array(length), right: new Uint32Array(length), distance: new Uint32Array(length) };
  let at = 0;
  for (const part of parts) {
    pairs.left.set(part.left, at);
    pairs.right.set(part.right, at);
    pairs.distance.set(part.distance, at);
    at += part.left.length;
  }
  return pairs;
}
