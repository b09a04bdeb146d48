import { P64_1, P64_2, P64_3, P64_4, P64_5 } from './primes.ts';
import type { Words } from './u64.ts';
import { add, multiply, read32, rotate, xorShift } from './u64.ts';

const [P1L, P1H] = P64_1;
const [P2L, P2H] = P64_2;
const [P3L, P3H] = P64_3;
const [P4L, P4H] = P64_4;
const [P5L, P5H] = P64_5;

/** Four lanes, then a scratch number. */
const lanes = new Int32Array(10);
const SCRATCH = 8;
const ends = new Int32Array(8);

/** lane = rotl(lane + word * P2, 31) * P1 */
function round(words: Words, at: number, low: number, high: number): void {
  lanes[SCRATCH] = low;
  lanes[SCRATCH + 1] = high;
  multiply(lanes, SCRATCH, P2L, P2H);
  add(words, at, lanes[SCRATCH]!, lanes[SCRATCH + 1]!);
  rotate(words, at, 31);
  multiply(words, at, P1L, P1H);
}

/** hash = (hash ^ round(0, lane)) * P1 + P4 */
function mergeRound(out: Words, low: number, high: number): void {
  const other = 6;
  lanes[other] = 0;
  lanes[other + 1] = 0;
  round(lanes, other, low, high);
  out[0]! ^= lanes[other]!;
  out[1]! ^= lanes[other + 1]!;
}

export function avalanche64(out: Words): void {
  xorShift(out, 0, 33);
  multiply(out, 0, P2L, P2H);
  xorShift(out, 0, 29);
  multiply(out, 0, P3L, P3H);
  xorShift(out, 0, 32);
}

function start64(at: number, seedLow: number, seedHigh: number, low: number, high: number): void {
  lanes[at] = seedLow;
  lanes[at + 1] = seedHigh;
  add(lanes, at, low, high);
}

/** Consumes whole blocks of 32 bytes; returns where it stopped. */
function blocks(bytes: Uint8Array, start: number, end: number, seedLow: number, seedHigh: number, out: Words): number {
  start64(0, seedLow, seedHigh, P1L, P1H);
  add(lanes, 0, P2L, P2H);
  start64(2, seedLow, seedHigh, P2L, P2H);
  start64(4, seedLow, seedHigh, 0, 0);
  // Minus P1 is its two's complement.
  start64(6, seedLow, seedHigh, -P1L, ~P1H);
  let at = start;
  for (const last = end - 32; at <= last; at += 32) {
    for (let lane = 0; lane < 8; lane += 2) {
      round(lanes, lane, read32(bytes, at + 4 * lane), read32(bytes, at + 4 * lane + 4));
    }
  }
  for (let i = 0; i < 8; i++) ends[i] = lanes[i]!;
  rotate(lanes, 0, 1);
  rotate(lanes, 2, 7);
  rotate(lanes, 4, 12);
  rotate(lanes, 6, 18);
  out[0] = 0;
  out[1] = 0;
  for (let lane = 0; lane < 8; lane += 2) add(out, 0, lanes[lane]!, lanes[lane + 1]!);
  for (let lane = 0; lane < 8; lane += 2) {
    mergeRound(out, ends[lane]!, ends[lane + 1]!);
    multiply(out, 0, P1L, P1H);
    add(out, 0, P4L, P4H);
  }
  return at;
}

/** XXH64 (Yann Collet's xxHash specification) of the bytes from `start` to `end`, into `out`: low half, high half. */
export function xxh64(
  bytes: Uint8Array,
  start: number,
  end: number,
  seedLow: number,
  seedHigh: number,
  out: Words,
): void {
  let at = start;
  if (end - start >= 32) {
    at = blocks(bytes, start, end, seedLow, seedHigh, out);
  } else {
    out[0] = seedLow;
    out[1] = seedHigh;
    add(out, 0, P5L, P5H);
  }
  add(out, 0, end - start, 0);
  for (; at + 8 <= end; at += 8) {
    mergeRound(out, read32(bytes, at), read32(bytes, at + 4));
    rotate(out, 0, 27);
    multiply(out, 0, P1L, P1H);
    add(out, 0, P4L, P4H);
  }
  if (at + 4 <= end) {
    lanes[SCRATCH] = read32(bytes, at);
    lanes[SCRATCH + 1] = 0;
    multiply(lanes, SCRATCH, P1L, P1H);
    out[0]! ^= lanes[SCRATCH]!;
    out[1]! ^= lanes[SCRATCH + 1]!;
    rotate(out, 0, 23);
    multiply(out, 0, P2L, P2H);
    add(out, 0, P3L, P3H);
    at += 4;
  }
  for (; at < end; at++) {
    lanes[SCRATCH] = bytes[at]!;
    lanes[SCRATCH + 1] = 0;
    multiply(lanes, SCRATCH, P5L, P5H);
    out[0]! ^= lanes[SCRATCH]!;
    out[1]! ^= lanes[SCRATCH + 1]!;
    rotate(out, 0, 11);
    multiply(out, 0, P1L, P1H);
  }
  avalanche64(out);
}
