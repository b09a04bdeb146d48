export interface PairCount {
  readonly pairs: number;
  /** Pairs that were compared: all, or those until the time was over. */
  readonly compared: number;
}

/** Between looks at the clock. */
const ROWS_PER_LOOK = 64;

/**
 * What one writes without a library: every hash of 64 bits with every later one, two words at a time.
 *
 * @param isOver asked now and then whether to stop
 */
export function countPairs(hashes: Uint8Array, maxDistance: number, isOver: () => boolean): PairCount {
  const words = new Uint32Array(hashes.buffer, hashes.byteOffset, hashes.length / 4);
  let pairs = 0;
  let compared = 0;
  for (let i = 0; i < words.length; i += 2) {
    if ((i / 2) % ROWS_PER_LOOK === 0 && isOver()) break;
    const low = words[i]!;
    const high = words[i + 1]!;
    for (let j = i + 2; j < words.length; j += 2) {
      if (popcount(low ^ words[j]!) + popcount(high ^ words[j + 1]!) <= maxDistance) pairs++;
    }
    compared += words.length / 2 - i / 2 - 1;
  }
  return { pairs, compared };
}

/** Bits set in 32: the usual parallel sum. */
function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
