import { read32 } from './u64.ts';

const mix = (word: number): number => {
  const k = Math.imul(word, 0xcc9e_2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b87_3593);
};

/** MurmurHash3 x86 32-bit (Austin Appleby, public domain) of the bytes from `start` to `end`, unsigned. */
export function murmur3(bytes: Uint8Array, start: number, end: number, seed: number): number {
  const length = end - start;
  const tail = end - (length & 3);
  let hash = seed;
  for (let at = start; at < tail; at += 4) {
    hash ^= mix(read32(bytes, at));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe654_6b64) | 0;
  }
  let rest = 0;
  for (let at = end - 1; at >= tail; at--) rest = (rest << 8) | bytes[at]!;
  if (tail < end) hash ^= mix(rest);
  hash ^= length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
