/**
 * 64-bit unsigned arithmetic on two 32-bit halves in an Int32Array, low half first: no BigInt, no allocation. An
 * operand `at` is the place of the low half.
 */
export type Words = Int32Array;

/** High 32 bits of the product of two unsigned 32-bit numbers. */
export function mulHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const cross = (middle & 0xffff) + a0 * b1;
  // `middle` fits in 32 bits, `cross` too: neither loses bits as a shift's operand.
  return (a1 * b1 + (middle >>> 16) + (cross >>> 16)) | 0;
}

export function add(words: Words, at: number, low: number, high: number): void {
  const sum = (words[at]! >>> 0) + (low >>> 0);
  words[at] = sum;
  words[at + 1] = words[at + 1]! + high + (sum > 0xffff_ffff ? 1 : 0);
}

export function multiply(words: Words, at: number, low: number, high: number): void {
  const a = words[at]!;
  words[at + 1] = mulHigh(a, low) + Math.imul(a, high) + Math.imul(words[at + 1]!, low);
  words[at] = Math.imul(a, low);
}

/** x ^= x >>> bits, for 0 < bits < 64. */
export function xorShift(words: Words, at: number, bits: number): void {
  const high = words[at + 1]!;
  if (bits >= 32) {
    words[at]! ^= high >>> (bits - 32);
    return;
  }
  words[at]! ^= (words[at]! >>> bits) | (high << (32 - bits));
  words[at + 1] = high ^ (high >>> bits);
}

/** Rotates to the left by 0 < bits < 32. */
export function rotate(words: Words, at: number, bits: number): void {
  const low = words[at]!;
  const high = words[at + 1]!;
  words[at] = (low << bits) | (high >>> (32 - bits));
  words[at + 1] = (high << bits) | (low >>> (32 - bits));
}

/** Adds the two halves, xored, of the 128-bit product of two 64-bit numbers. */
export function addFoldedProduct(words: Words, at: number, al: number, ah: number, bl: number, bh: number): void {
  const crossA = Math.imul(al, bh);
  const crossB = Math.imul(ah, bl);
  const top = Math.imul(ah, bh);
  const second = (mulHigh(al, bl) >>> 0) + (crossA >>> 0) + (crossB >>> 0);
  const third = (mulHigh(al, bh) >>> 0) + (mulHigh(ah, bl) >>> 0) + (top >>> 0) + Math.floor(second / 0x1_0000_0000);
  const fourth = mulHigh(ah, bh) + Math.floor(third / 0x1_0000_0000);
  add(words, at, Math.imul(al, bl) ^ third, second ^ fourth);
}

/** The little-endian 32-bit number at any byte. */
export const read32 = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** The four bytes of a 32-bit number in the other order. */
export const swap32 = (x: number): number => (x << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24);
