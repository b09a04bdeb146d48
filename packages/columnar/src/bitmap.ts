import { bitmapBytes, getBit, setBit } from './column.ts';

/** Rows `start` to `end` of a bitmap: a view when `start` falls on a byte, else a shifted copy. */
export function sliceBitmap(bits: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  const first = start >> 3;
  const shift = start & 7;
  if (shift === 0) return bits.subarray(first, bitmapBytes(end));
  const out = new Uint8Array(bitmapBytes(end - start));
  // Past the end of `bits` the operand is undefined, which the shift reads as 0.
  for (let i = 0; i < out.length; i++) out[i] = (bits[first + i]! >> shift) | (bits[first + i + 1]! << (8 - shift));
  return out;
}

/** Sets `count` bits of `target` from bit `at` on. */
export function setBits(target: Uint8Array, at: number, count: number): void {
  const end = at + count;
  while (at < end && (at & 7) !== 0) setBit(target, at++);
  target.fill(255, at >> 3, Math.max(at, end) >> 3);
  for (at = Math.max(at, end & ~7); at < end; at++) setBit(target, at);
}

/** ORs `count` bits of `source` from bit `from` into `target` from bit `at`; the target bits must be 0 before. */
export function copyBits(source: Uint8Array, from: number, target: Uint8Array, at: number, count: number): void {
  const end = at + count;
  for (; at < end && (at & 7) !== 0; at++, from++) if (getBit(source, from)) setBit(target, at);
  const shift = from & 7;
  for (; at + 8 <= end; at += 8, from += 8) {
    const byte = source[from >> 3]!;
    target[at >> 3] = shift === 0 ? byte : (byte >> shift) | (source[(from >> 3) + 1]! << (8 - shift));
  }
  for (; at < end; at++, from++) if (getBit(source, from)) setBit(target, at);
}

/** Number of set bits among the first `length`. */
export function countBits(bits: Uint8Array, length: number): number {
  let count = 0;
  const whole = length >> 3;
  for (let i = 0; i < whole; i++) {
    let byte = bits[i]!;
    byte -= (byte >> 1) & 0x55;
    byte = (byte & 0x33) + ((byte >> 2) & 0x33);
    count += (byte + (byte >> 4)) & 0x0f;
  }
  for (let i = whole << 3; i < length; i++) if (getBit(bits, i)) count++;
  return count;
}
