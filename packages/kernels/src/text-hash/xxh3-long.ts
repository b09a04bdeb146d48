import { P32_1, P32_2, P32_3, P64_1, P64_2, P64_3, P64_4, P64_5 } from './primes.ts';
import type { Words } from './u64.ts';
import { add, addFoldedProduct, mulHigh, multiply, read32, xorShift } from './u64.ts';
import { SECRET } from './xxh3-secret.ts';

const STRIPE = 64;
/** Stripes until the secret is used up: it moves by 8 bytes a stripe. */
const STRIPES_PER_BLOCK = 16;
const LAST_SECRET = SECRET.length - STRIPE;

// oxfmt-ignore
const START = Int32Array.of(
  P32_3, 0, ...P64_1, ...P64_2, ...P64_3, ...P64_4, P32_2, 0, ...P64_5, P32_1, 0,
);
const lanes = new Int32Array(16);
const custom = new Uint8Array(SECRET.length);
const scratch = new Int32Array(2);

/** The secret of a seed: its 8-byte words plus and minus the seed in turn. */
function secretOf(seedLow: number, seedHigh: number): Uint8Array {
  if (seedLow === 0 && seedHigh === 0) return SECRET;
  const view = new DataView(custom.buffer);
  for (let at = 0; at < custom.length; at += 8) {
    scratch[0] = read32(SECRET, at);
    scratch[1] = read32(SECRET, at + 4);
    if ((at & 8) === 0) add(scratch, 0, seedLow, seedHigh);
    else subtract(seedLow, seedHigh);
    view.setInt32(at, scratch[0]!, true);
    view.setInt32(at + 4, scratch[1]!, true);
  }
  return custom;
}

/** scratch -= x */
function subtract(low: number, high: number): void {
  add(scratch, 0, ~low, ~high);
  add(scratch, 0, 1, 0);
}

function accumulate(bytes: Uint8Array, at: number, secret: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i += 2) {
    const low = read32(bytes, at + 4 * i);
    const high = read32(bytes, at + 4 * i + 4);
    const keyLow = low ^ read32(secret, from + 4 * i);
    const keyHigh = high ^ read32(secret, from + 4 * i + 4);
    add(lanes, i ^ 2, low, high);
    add(lanes, i, Math.imul(keyLow, keyHigh), mulHigh(keyLow, keyHigh));
  }
}

function scramble(secret: Uint8Array): void {
  for (let i = 0; i < 16; i += 2) {
    xorShift(lanes, i, 47);
    lanes[i]! ^= read32(secret, LAST_SECRET + 4 * i);
    lanes[i + 1]! ^= read32(secret, LAST_SECRET + 4 * i + 4);
    multiply(lanes, i, P32_1, 0);
  }
}

/** XXH3 of more than 240 bytes, before the last avalanche. */
export function xxh3Long(
  bytes: Uint8Array,
  start: number,
  end: number,
  seedLow: number,
  seedHigh: number,
  out: Words,
): void {
  const secret = secretOf(seedLow, seedHigh);
  lanes.set(START);
  // The last stripe is taken from the end, whole, so at least one byte is left for it.
  const stripes = Math.floor((end - start - 1) / STRIPE);
  for (let stripe = 0; stripe < stripes; stripe++) {
    const inBlock = stripe % STRIPES_PER_BLOCK;
    accumulate(bytes, start + stripe * STRIPE, secret, inBlock * 8);
    if (inBlock === STRIPES_PER_BLOCK - 1) scramble(secret);
  }
  accumulate(bytes, end - STRIPE, secret, LAST_SECRET - 7);
  out[0] = end - start;
  out[1] = 0;
  multiply(out, 0, P64_1[0], P64_1[1]);
  for (let i = 0; i < 4; i++) {
    const from = 11 + 16 * i;
    addFoldedProduct(
      out,
      0,
      lanes[4 * i]! ^ read32(secret, from),
      lanes[4 * i + 1]! ^ read32(secret, from + 4),
      lanes[4 * i + 2]! ^ read32(secret, from + 8),
      lanes[4 * i + 3]! ^ read32(secret, from + 12),
    );
  }
}
