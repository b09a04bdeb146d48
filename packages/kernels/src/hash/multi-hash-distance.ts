import { hammingDistance } from '../hamming/hamming.ts';

/** When two hashes count as the same region: within `hammingCutoff` bits, or else a share of their bits. */
export interface MultiHashOptions {
  /** Share of a hash's bits that may differ; 0.25 by default. */
  readonly bitErrorRate?: number;
  /** Bits that may differ; takes the place of `bitErrorRate`. */
  readonly hammingCutoff?: number;
}

/**
 * How far `b` is from `a` as imagehash's `ImageMultiHash.__sub__`: the number of `a`'s hashes that match none of `b`'s,
 * plus the matching ones' mean share of differing bits. It is not symmetric. Hashes of padded bits count the padding.
 *
 * @param a hashes of equal width, at least one; so `b`
 * @returns 0 (all match exactly) to `a.length` (none matches)
 */
export function multiHashDistance(
  a: readonly Uint8Array[],
  b: readonly Uint8Array[],
  { bitErrorRate = 0.25, hammingCutoff }: MultiHashOptions = {},
): number {
  const bits = 8 * (a[0]?.length ?? 0);
  const cutoff = hammingCutoff ?? bits * bitErrorRate;
  let matches = 0;
  let sum = 0;
  for (const hash of a) {
    const nearest = Math.min(...b.map((other) => hammingDistance(hash, 0, other, 0, hash.length)));
    if (nearest > cutoff) continue;
    matches++;
    sum += nearest;
  }
  if (matches === 0) return a.length;
  return a.length - (matches - sum / (matches * bits));
}
