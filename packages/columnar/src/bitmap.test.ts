import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyBits, countBits, setBits, sliceBitmap } from './bitmap.ts';
import { bitmapBytes, getBit, setBit } from './column.ts';

const flags = fc.array(fc.boolean(), { maxLength: 70 });

function pack(bits: readonly boolean[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bitmapBytes(bits.length));
  bits.forEach((bit, i) => bit && setBit(out, i));
  return out;
}

const unpack = (bits: Uint8Array, length: number): boolean[] => Array.from({ length }, (_, i) => getBit(bits, i));

test('sliceBitmap is Array.slice, a view on whole bytes', () => {
  fc.assert(
    fc.property(flags, fc.nat(70), fc.nat(70), (bits, a, b) => {
      const [start, end] = [Math.min(a, b, bits.length), Math.min(Math.max(a, b), bits.length)];
      const packed = pack(bits);
      const slice = sliceBitmap(packed, start, end);
      expect(unpack(slice, end - start)).toEqual(bits.slice(start, end));
      expect(slice.length).toBe(bitmapBytes(end - start));
      expect(slice.buffer === packed.buffer).toBe(start % 8 === 0);
    }),
  );
});

test('copyBits and setBits touch their range only', () => {
  fc.assert(
    fc.property(flags, fc.nat(20), fc.nat(20), (bits, skip, at) => {
      const from = Math.min(skip, bits.length);
      const count = bits.length - from;
      const target = new Uint8Array(bitmapBytes(at + count + 9));
      copyBits(pack(bits), from, target, at, count);
      const around = (middle: boolean[]): boolean[] => [
        ...Array<boolean>(at).fill(false),
        ...middle,
        ...Array<boolean>(9).fill(false),
      ];
      expect(unpack(target, at + count + 9)).toEqual(around(bits.slice(from)));
      target.fill(0);
      setBits(target, at, count);
      expect(unpack(target, at + count + 9)).toEqual(around(Array<boolean>(count).fill(true)));
    }),
  );
});

test('countBits ignores what is past the length', () => {
  fc.assert(
    fc.property(flags, fc.nat(70), (bits, length) => {
      const n = Math.min(length, bits.length);
      expect(countBits(pack(bits), n)).toBe(bits.slice(0, n).filter(Boolean).length);
    }),
  );
});
