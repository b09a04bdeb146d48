import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeGifLzw } from './gif/gif-lzw.ts';
import { decodeFax } from './tiff/decode-fax.ts';
import { decodePackBits } from './tiff/pack-bits.ts';
import { decodeTiffLzw } from './tiff/tiff-lzw.ts';

const unpackers: Readonly<Record<string, (data: Uint8Array, out: Uint8Array) => number>> = {
  'GIF LZW': (data, out) => decodeGifLzw(data, 8, out),
  'GIF LZW of two colours': (data, out) => decodeGifLzw(data, 1, out),
  'TIFF LZW': decodeTiffLzw,
  PackBits: decodePackBits,
  'fax, modified Huffman': (data, out) => decodeFax(data, 'mh', 100, out) * 13,
  'fax, group 3': (data, out) => decodeFax(data, 'g3', 100, out) * 13,
  'fax, group 3 in two dimensions': (data, out) => decodeFax(data, 'g3-2d', 100, out) * 13,
  'fax, group 4': (data, out) => decodeFax(data, 'g4', 100, out) * 13,
};

test.each(Object.keys(unpackers))('%s: any bytes end within the output, and nothing else is written', (name) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: 60 }), (data, rows) => {
      const room = new Uint8Array(rows * 13 + 32);
      const written = unpackers[name]!(data, room.subarray(16, room.length - 16));
      expect(written).toBeLessThanOrEqual(rows * 13);
      expect([...room.subarray(0, 16), ...room.subarray(16 + written)].every((byte) => byte === 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('GIF LZW: a code that is its own first use, by hand', () => {
  // Codes of 3 bits, least significant first: clear (4), 1, the new 6 = "1 1", end (5).
  expect(unpackBits([4, 1, 6, 5], 3)).toEqual([1, 1, 1]);
});

function unpackBits(codes: readonly number[], bits: number): number[] {
  const packed = codes.reduce((sum, code, i) => sum + code * 2 ** (bits * i), 0);
  const out = new Uint8Array(8);
  const written = decodeGifLzw(Uint8Array.of(packed & 255, packed >> 8), 2, out);
  return [...out.subarray(0, written)];
}

test('LZW runs that only clear the table end with their data', () => {
  const clears = new Uint8Array(100_000);
  for (let bit = 0; bit + 9 <= clears.length * 8; bit += 9) clears[bit >> 3]! |= 0x80 >> (bit & 7);
  expect(decodeTiffLzw(clears, new Uint8Array(10))).toBe(0);
});
