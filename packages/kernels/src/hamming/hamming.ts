import { hammingShape, type HammingShape, type LeftRange } from './arguments.ts';
import { scanSimd } from './hamming-simd.ts';
import { PairList, type HammingPairs } from './pair-list.ts';
import { popcount, toWords, wordsPerRow } from './words.ts';

/** Bits in which two rows of `width` bytes differ; offsets in bytes. */
export function hammingDistance(a: Uint8Array, aOffset: number, b: Uint8Array, bOffset: number, width: number): number {
  let distance = 0;
  for (let i = 0; i < width; i++) distance += popcount(a[aOffset + i]! ^ b[bOffset + i]!);
  return distance;
}

/**
 * All (l, r) with hamming(left[l], right[r]) <= maxDistance, ordered by l then r. Rows are `width`-byte hashes packed
 * back to back. Every pair is looked at; most are dismissed by their first word.
 *
 * @param range - rows of `left` to look at; row numbers in the answer still count from the first row of `left`
 * @throws PlanError where the bytes are not whole rows
 */
export function hammingPairs(
  left: Uint8Array,
  right: Uint8Array,
  width: number,
  maxDistance: number,
  range: LeftRange = {},
): HammingPairs {
  const shape = hammingShape(left, right, width, range);
  const pairs = new PairList();
  if (!scanSimd(left, right, width, maxDistance, shape, pairs)) {
    scanScalar(left, right, width, maxDistance, shape, pairs);
  }
  return pairs.finish();
}

/** The search without WebAssembly, for rows of any width. */
export function scanScalar(
  left: Uint8Array,
  right: Uint8Array,
  width: number,
  maxDistance: number,
  { leftStart, leftEnd, rightRows }: HammingShape,
  pairs: PairList,
): void {
  const a = toWords(left, width, leftStart, leftEnd);
  const b = toWords(right, width, 0, rightRows);
  const words = wordsPerRow(width);
  for (let l = leftStart; l < leftEnd; l++) {
    const at = (l - leftStart) * words;
    if (words === 2) scanTwo(a[at]!, a[at + 1]!, b, l, maxDistance, pairs);
    else scanMany(a, at, words, b, l, maxDistance, pairs);
  }
}

function scanTwo(a0: number, a1: number, b: Uint32Array, l: number, limit: number, pairs: PairList): void {
  for (let i = 0; i < b.length; i += 2) {
    const first = popcount(a0 ^ b[i]!);
    if (first > limit) continue;
    const distance = first + popcount(a1 ^ b[i + 1]!);
    if (distance <= limit) pairs.push(l, i >>> 1, distance);
  }
}

function scanMany(
  a: Uint32Array,
  at: number,
  words: number,
  b: Uint32Array,
  l: number,
  limit: number,
  pairs: PairList,
): void {
  for (let i = 0, r = 0; i < b.length; i += words, r++) {
    let distance = 0;
    for (let w = 0; w < words && distance <= limit; w++) distance += popcount(a[at + w]! ^ b[i + w]!);
    if (distance <= limit) pairs.push(l, r, distance);
  }
}
