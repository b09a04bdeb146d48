import { describe, expect, it } from 'vitest';
import { toHex } from '../cases/digest.ts';
import { goldenHashes, hashMethods } from '../cases/golden.ts';
import { flat, lcg, spread } from '../cases/pictures.ts';
import { convertPixels } from '../convert/convert.ts';
import type { Pixels } from '../pixels.ts';
import { hashBytes, imageHash } from './hash.ts';

describe('imageHash', () => {
  for (const { name, source, hashes } of goldenHashes) {
    it.each(hashMethods)(`%s of ${name} is the golden one`, (method) => {
      expect(toHex(imageHash(source(), method, 8))).toBe(hashes[method]);
      expect(toHex(imageHash(spread(source(), 4), method, 8))).toBe(hashes[method]);
    });
  }

  it('ignores alpha, and sees grey in every mode alike', () => {
    const grey = lcg(33, 57, 1, 5);
    for (const mode of ['LA', 'RGB', 'RGBA'] as const) {
      for (const method of hashMethods) {
        expect(imageHash(convertPixels(grey, mode), method, 8)).toEqual(imageHash(grey, method, 8));
      }
    }
  });

  it('packs rows of any length back to back, first bit first, and pads with zeros', () => {
    const stairs: Pixels = {
      width: 4,
      height: 3,
      channels: 1,
      stride: 1,
      data: Uint8Array.of(0, 9, 5, 6, 9, 5, 6, 0, 0, 1, 2, 3),
    };
    // Rising steps: 101 010 111, then seven bits of padding.
    expect(toHex(imageHash(stairs, 'dhash', 3))).toBe('ab80');
  });

  it.each([1, 2, 3, 4, 7, 8, 16])('of size %i has its bytes', (size) => {
    expect(hashBytes(size)).toBe(Math.ceil(size ** 2 / 8));
    for (const method of hashMethods)
      expect(imageHash(lcg(40, 30, 3, size), method, size)).toHaveLength(hashBytes(size));
  });

  it('has no bit above the mean, and none rising, in a flat picture; phash keeps the DC bit', () => {
    expect(toHex(imageHash(flat(20, 10, [4, 5, 6]), 'ahash', 8))).toBe('0000000000000000');
    expect(toHex(imageHash(flat(20, 10, [4, 5, 6]), 'dhash', 8))).toBe('0000000000000000');
    expect(toHex(imageHash(flat(20, 10, [4, 5, 6]), 'phash', 8))).toBe('8000000000000000');
  });

  it('refuses what it does not know', () => {
    const picture = flat(2, 2, [1]);
    expect(() => imageHash(picture, 'md5' as 'phash', 8)).toThrow(
      "method must be one of ('ahash', 'dhash', 'phash'), but got: 'md5'",
    );
    expect(() => imageHash(picture, 'phash', 0)).toThrow('hash_size must be a positive integer, but got: 0');
  });
});
