import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn } from '@pixelframe/columnar';
import { xxh3 } from '@pixelframe/kernels';
import type { Evaluator } from '../evaluator.ts';
import { writeSafeIntegers } from '../numbers.ts';

/** Lower-case hexadecimal digits as ASCII. */
const DIGITS = new TextEncoder().encode('0123456789abcdef');
const UUID_LENGTH = 36;
const HYPHEN = 0x2d;

/** getRandomValues fills at most this many bytes at once. */
const MAX_RANDOM = 65_536;

function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += MAX_RANDOM) crypto.getRandomValues(bytes.subarray(at, at + MAX_RANDOM));
  return bytes;
}

/** The text of the 16 bytes from `at`, written to `text` from `to`. */
function writeText(bytes: Uint8Array, at: number, text: Uint8Array, to: number): void {
  let end = to;
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text[end++] = HYPHEN;
    const byte = bytes[at + i]!;
    text[end++] = DIGITS[byte >> 4]!;
    text[end++] = DIGITS[byte & 15]!;
  }
}

/** 48 bits of milliseconds, the first digits of a version 7 UUID. */
function writeTime(bytes: Uint8Array, at: number, time: number): void {
  const view = new DataView(bytes.buffer, at);
  view.setUint16(0, time / 0x1_0000_0000);
  view.setUint32(2, time);
}

/** UUIDs of RFC 9562; those of version 7 count up within a millisecond's batch, so that they sort as they were made. */
export const uuid: Evaluator = (_, { length, options, type }) => {
  const ordered = options['version'] === 'v7';
  const bytes = randomBytes(length * 16);
  const values = new Uint8Array(length * UUID_LENGTH);
  const offsets = new Int32Array(length + 1);
  const time = Date.now();
  for (let row = 0; row < length; row++) {
    const at = row * 16;
    if (ordered) {
      // 12 bits of the row follow the time; past them the time moves on.
      writeTime(bytes, at, time + (row >> 12));
      bytes[at + 6] = (row >> 8) & 15;
      bytes[at + 7] = row;
    }
    bytes[at + 6] = (bytes[at + 6]! & 15) | (ordered ? 0x70 : 0x40);
    bytes[at + 8] = (bytes[at + 8]! & 63) | 0x80;
    writeText(bytes, at, values, row * UUID_LENGTH);
    offsets[row + 1] = (row + 1) * UUID_LENGTH;
  }
  return { type, length, validity: null, values, offsets, children: [] };
};

const halvesOf = ({ values }: Column): Int32Array => {
  const wide = values as BigUint64Array;
  return new Int32Array(wide.buffer, wide.byteOffset, wide.length * 2);
};

/** Fractions from 0 to below 1 of 53 bits: of the hash of the row's number, or random. */
function fractions(seed: number | null, rowNumbers: Column | undefined): (row: number) => number {
  if (seed === null) return Math.random;
  const out = new Int32Array(2);
  const key = Int32Array.of(0, 0);
  const bytes = new Uint8Array(key.buffer);
  const halves = rowNumbers === undefined ? null : halvesOf(rowNumbers);
  return (row) => {
    key[0] = halves === null ? row : halves[2 * row]!;
    key[1] = halves === null ? 0 : halves[2 * row + 1]!;
    xxh3(bytes, 0, 8, seed, seed / 0x1_0000_0000, out);
    return ((out[1]! >>> 0) * 0x20_0000 + (out[0]! >>> 11)) / 2 ** 53;
  };
}

/** The row's number comes as an argument where a seed makes the answer depend on it. */
export const randomInt: Evaluator = ([rowNumbers], { length, options, type }) => {
  const low = options['low'] as number;
  const count = (options['high'] as number) - low + 1;
  const next = fractions(options['seed'] as number | null, rowNumbers);
  const numbers = new Float64Array(length);
  for (let row = 0; row < length; row++) numbers[row] = low + Math.floor(next(row) * count);
  const values = new BigInt64Array(length);
  writeSafeIntegers(numbers, values);
  return fixedWidthColumn(type, values);
};
