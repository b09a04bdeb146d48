import { read32 } from './u64.ts';

const P1 = 0x9e37_79b1;
const P2 = 0x85eb_ca77;
const P3 = 0xc2b2_ae3d;
const P4 = 0x27d4_eb2f;
const P5 = 0x1656_67b1;

const turn = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

const round = (lane: number, word: number): number => Math.imul(turn((lane + Math.imul(word, P2)) | 0, 13), P1);

/** XXH32 (Yann Collet's xxHash specification) of the bytes from `start` to `end`, unsigned. */
export function xxh32(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let at = start;
  let hash: number;
  if (end - start >= 16) {
    let a = (seed + P1 + P2) | 0;
    let b = (seed + P2) | 0;
    let c = seed | 0;
    let d = (seed - P1) | 0;
    for (const last = end - 16; at <= last; at += 16) {
      a = round(a, read32(bytes, at));
      b = round(b, read32(bytes, at + 4));
      c = round(c, read32(bytes, at + 8));
      d = round(d, read32(bytes, at + 12));
    }
    hash = (turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18)) | 0;
  } else {
    hash = (seed + P5) | 0;
  }
  hash = (hash + (end - start)) | 0;
  for (; at + 4 <= end; at += 4) hash = Math.imul(turn((hash + Math.imul(read32(bytes, at), P3)) | 0, 17), P4);
  for (; at < end; at++) hash = Math.imul(turn((hash + Math.imul(bytes[at]!, P5)) | 0, 11), P1);
  hash = Math.imul(hash ^ (hash >>> 15), P2);
  hash = Math.imul(hash ^ (hash >>> 13), P3);
  return (hash ^ (hash >>> 16)) >>> 0;
}
