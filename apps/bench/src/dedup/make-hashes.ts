import { HASH_BYTES } from './cases.ts';

/** Of all hashes: one and the same, as of a placeholder picture that is everywhere. */
const EQUAL = 0.005;
/** Centres of clusters, as a part of all hashes. */
const CENTRES = 0.01;

/**
 * Hashes as a collection of pictures has them: half unlike all others, half around the centres of clusters with up to
 * `maxDistance` bits flipped, and one that many share. The same bytes on every machine.
 *
 * @returns `n * 8` bytes
 */
export function makeHashes(n: number, maxDistance: number, seed = 1): Uint8Array<ArrayBuffer> {
  const random = seeded(seed);
  const word = (): number => Math.floor(random() * 2 ** 32);
  const centres = new Uint32Array(2 * Math.max(1, Math.round(n * CENTRES))).map(word);
  const shared = [word(), word()] as const;
  const words = new Uint32Array(2 * n);
  for (let row = 0; row < n; row++) {
    const kind = random();
    if (kind < EQUAL) words.set(shared, 2 * row);
    else if (kind < EQUAL + (1 - EQUAL) / 2) words.set([word(), word()], 2 * row);
    else {
      const centre = Math.floor((random() * centres.length) / 2);
      words.set(centres.subarray(2 * centre, 2 * centre + 2), 2 * row);
      for (let flips = Math.floor(random() * (maxDistance + 1)); flips > 0; flips--) {
        const bit = Math.floor(random() * 64);
        words[2 * row + (bit >> 5)]! ^= 1 << (bit & 31);
      }
    }
  }
  return new Uint8Array(words.buffer, 0, n * HASH_BYTES);
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
