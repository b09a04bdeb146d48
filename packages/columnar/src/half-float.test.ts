import { describe, expect, test } from 'vitest';
import { floatToHalf, halfBits, halfToFloat, halfValue } from './half-float.ts';

describe('binary16', () => {
  test('every pattern comes back', () => {
    const all = Uint16Array.from({ length: 0x10000 }, (_, i) => i);
    // NaNs all become the one quiet NaN.
    const expected = all.map((half) => ((half & 0x7fff) > 0x7c00 ? 0x7e00 : half));
    expect(floatToHalf(halfToFloat(all)).map((half) => ((half & 0x7fff) > 0x7c00 ? 0x7e00 : half))).toEqual(expected);
  });

  test.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [65_519.9, 0x7bff],
    [65_520, 0x7c00],
    [-1e9, 0xfc00],
    [Infinity, 0x7c00],
    [NaN, 0x7e00],
    [-0, 0x8000],
    [2 ** -24, 1],
    [2 ** -25, 0],
    [3 * 2 ** -25, 2],
    [2 ** -14, 0x0400],
    [2 ** -14 - 2 ** -25, 0x0400],
    [2049, 0x6800],
    [2051, 0x6802],
    [0.1, 0x2e66],
  ])('%d is %i', (value, half) => expect(halfBits(value)).toBe(half));

  test('0.1 is the nearest half', () => expect(halfValue(0x2e66)).toBe(0.0999755859375));
});
