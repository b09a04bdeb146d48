import { P64_1 } from './primes.ts';
import type { Words } from './u64.ts';
import { add, addFoldedProduct, multiply, read32, swap32, xorShift } from './u64.ts';
import { xxh3Long } from './xxh3-long.ts';
import { SECRET } from './xxh3-secret.ts';
import { avalanche64 } from './xxh64.ts';

/** The secret as words, where it is read at a multiple of four. */
const secret = Int32Array.from({ length: SECRET.length / 4 }, (_, i) => read32(SECRET, 4 * i));
const pair = new Int32Array(4);

/** Sum of a secret word pair (xored with another) and the seed, or minus the seed, into `pair` at `at`. */
function flip(at: number, first: number, second: number, seedLow: number, seedHigh: number, minus: boolean): void {
  pair[at] = secret[first]! ^ secret[second]!;
  pair[at + 1] = secret[first + 1]! ^ secret[second + 1]!;
  addSeed(at, seedLow, seedHigh, minus);
}

function addSeed(at: number, seedLow: number, seedHigh: number, minus: boolean): void {
  if (!minus) {
    add(pair, at, seedLow, seedHigh);
  } else {
    add(pair, at, ~seedLow, ~seedHigh);
    add(pair, at, 1, 0);
  }
}

function avalanche(out: Words): void {
  xorShift(out, 0, 37);
  multiply(out, 0, 0x9e37_79f9, 0x1656_6791);
  xorShift(out, 0, 32);
}

function upTo3(bytes: Uint8Array, start: number, length: number, seedLow: number, seedHigh: number, out: Words): void {
  const first = bytes[start]!;
  const middle = bytes[start + (length >> 1)]!;
  const last = bytes[start + length - 1]!;
  out[0] = secret[0]! ^ secret[1]!;
  out[1] = 0;
  add(out, 0, seedLow, seedHigh);
  out[0] ^= (first << 16) | (middle << 24) | last | (length << 8);
  avalanche64(out);
}

function upTo8(bytes: Uint8Array, start: number, length: number, seedLow: number, seedHigh: number, out: Words): void {
  flip(0, 2, 4, seedLow, seedHigh ^ swap32(seedLow), true);
  const low = read32(bytes, start + length - 4) ^ pair[0]!;
  const high = read32(bytes, start) ^ pair[1]!;
  // x ^ rotl(x, 49) ^ rotl(x, 24); 49 is 17 with the halves swapped.
  out[0] = low ^ ((high << 17) | (low >>> 15)) ^ ((low << 24) | (high >>> 8));
  out[1] = high ^ ((low << 17) | (high >>> 15)) ^ ((high << 24) | (low >>> 8));
  multiply(out, 0, 0x1e98_df25, 0x9fb2_1c65);
  const shifted = (out[1]! >>> 3) + length;
  out[0]! ^= shifted;
  multiply(out, 0, 0x1e98_df25, 0x9fb2_1c65);
  xorShift(out, 0, 28);
}

function upTo16(bytes: Uint8Array, start: number, length: number, seedLow: number, seedHigh: number, out: Words): void {
  flip(0, 6, 8, seedLow, seedHigh, false);
  flip(2, 10, 12, seedLow, seedHigh, true);
  const end = start + length;
  const aLow = read32(bytes, start) ^ pair[0]!;
  const aHigh = read32(bytes, start + 4) ^ pair[1]!;
  const bLow = read32(bytes, end - 8) ^ pair[2]!;
  const bHigh = read32(bytes, end - 4) ^ pair[3]!;
  out[0] = length;
  out[1] = 0;
  add(out, 0, swap32(aHigh), swap32(aLow));
  add(out, 0, bLow, bHigh);
  addFoldedProduct(out, 0, aLow, aHigh, bLow, bHigh);
  avalanche(out);
}

/** Adds 16 bytes mixed with 16 of the secret. */
function mix16(bytes: Uint8Array, at: number, from: number, seedLow: number, seedHigh: number, out: Words): void {
  pair[0] = read32(SECRET, from);
  pair[1] = read32(SECRET, from + 4);
  pair[2] = read32(SECRET, from + 8);
  pair[3] = read32(SECRET, from + 12);
  if (seedLow !== 0 || seedHigh !== 0) {
    addSeed(0, seedLow, seedHigh, false);
    addSeed(2, seedLow, seedHigh, true);
  }
  addFoldedProduct(
    out,
    0,
    read32(bytes, at) ^ pair[0]!,
    read32(bytes, at + 4) ^ pair[1]!,
    read32(bytes, at + 8) ^ pair[2]!,
    read32(bytes, at + 12) ^ pair[3]!,
  );
}

function upTo240(bytes: Uint8Array, start: number, end: number, seedLow: number, seedHigh: number, out: Words): void {
  const length = end - start;
  out[0] = length;
  out[1] = 0;
  multiply(out, 0, P64_1[0], P64_1[1]);
  if (length <= 128) {
    for (let i = (length - 1) >> 5; i >= 0; i--) {
      mix16(bytes, start + 16 * i, 32 * i, seedLow, seedHigh, out);
      mix16(bytes, end - 16 * (i + 1), 32 * i + 16, seedLow, seedHigh, out);
    }
  } else {
    for (let i = 0; i < 8; i++) mix16(bytes, start + 16 * i, 16 * i, seedLow, seedHigh, out);
    avalanche(out);
    for (let i = 8; i < length >> 4; i++) mix16(bytes, start + 16 * i, 16 * (i - 8) + 3, seedLow, seedHigh, out);
    mix16(bytes, end - 16, 136 - 17, seedLow, seedHigh, out);
  }
  avalanche(out);
}

/** XXH3, 64 bits (Yann Collet's xxHash specification), of the bytes from `start` to `end`, into `out`: low half, high half. */
export function xxh3(
  bytes: Uint8Array,
  start: number,
  end: number,
  seedLow: number,
  seedHigh: number,
  out: Words,
): void {
  const length = end - start;
  if (length > 240) {
    xxh3Long(bytes, start, end, seedLow, seedHigh, out);
    avalanche(out);
  } else if (length > 16) {
    upTo240(bytes, start, end, seedLow, seedHigh, out);
  } else if (length > 8) {
    upTo16(bytes, start, length, seedLow, seedHigh, out);
  } else if (length > 3) {
    upTo8(bytes, start, length, seedLow, seedHigh, out);
  } else if (length > 0) {
    upTo3(bytes, start, length, seedLow, seedHigh, out);
  } else {
    out[0] = secret[14]! ^ secret[16]! ^ seedLow;
    out[1] = secret[15]! ^ secret[17]! ^ seedHigh;
    avalanche64(out);
  }
}
