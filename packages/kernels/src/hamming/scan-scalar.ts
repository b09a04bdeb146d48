import type { HammingIndex } from './hamming-index.ts';
import type { PairList } from './pair-list.ts';
import { popcount, toWords, wordsPerRow } from './words.ts';

/** The search of left rows `start` to `end` without WebAssembly, for rows of any width. */
export function scanScalar(
  index: Pick<HammingIndex, 'rows' | 'width' | 'maxDistance'>,
  left: Uint8Array,
  start: number,
  end: number,
  selfJoin: boolean,
  pairs: PairList,
): void {
  const { rows, width, maxDistance } = index;
  const words = wordsPerRow(width);
  const a = toWords(left, width, start, end);
  const b = toWords(rows, width, 0, rows.length / width);
  for (let l = start, at = 0; l < end; l++, at += words) {
    const first = selfJoin ? l + 1 : 0;
    if (words === 2) scanTwo(a[at]!, a[at + 1]!, b, l, first, maxDistance, pairs);
    else scanMany(a, at, words, b, l, first, maxDistance, pairs);
  }
}

function scanTwo(
  a0: number,
  a1: number,
  b: Uint32Array,
  l: number,
  first: number,
  limit: number,
  pairs: PairList,
): void {
  for (let i = 2 * first; i < b.length; i += 2) {
    const half = popcount(a0 ^ b[i]!);
    if (half > limit) continue;
    const distance = half + popcount(a1 ^ b[i + 1]!);
    if (distance <= limit) pairs.push(l, i >>> 1, distance);
  }
}

function scanMany(
  a: Uint32Array,
  at: number,
  words: number,
  b: Uint32Array,
  l: number,
  first: number,
  limit: number,
  pairs: PairList,
): void {
  for (let i = first * words, r = first; i < b.length; i += words, r++) {
    let distance = 0;
    for (let w = 0; w < words && distance <= limit; w++) distance += popcount(a[at + w]! ^ b[i + w]!);
    if (distance <= limit) pairs.push(l, r, distance);
  }
}
