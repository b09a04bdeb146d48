import { describe, expect, it } from 'vitest';
import { hashCheck, meanDifference, pixelCheck, tensorCheck } from './check.ts';

describe('tensorCheck and pixelCheck', () => {
  it('are the same for the same picture in either layout, and not for another channel order', () => {
    const side = 8;
    const pixels = Uint8Array.from({ length: side * side * 4 }, (_, i) => (i * 37) % 251);
    const planes = (order: readonly number[]): Float32Array =>
      Float32Array.from({ length: 3 * side * side }, (_, i) => {
        return pixels[(i % (side * side)) * 4 + order[Math.floor(i / (side * side))]!]!;
      });
    const expected = pixelCheck(pixels, side, side, 4);
    expect(expected.length).toBe(48);
    const cell = [0, 1, 8, 9].reduce((sum, p) => sum + pixels[4 * p]!, 0) / 4;
    expect(expected[0]).toBeCloseTo(cell);
    expect(meanDifference('tensor', [expected], [tensorCheck(planes([0, 1, 2]), side)])).toBeCloseTo(0);
    expect(meanDifference('tensor', [expected], [tensorCheck(planes([2, 1, 0]), side)])).toBeGreaterThan(1);
  });
});

describe('meanDifference', () => {
  it('counts the bits of hashes', () => {
    const hashes = (...values: number[]): number[][] => values.map((value) => hashCheck(Uint8Array.of(value)));
    expect(hashCheck(Uint8Array.of(0b10000010))).toEqual([1, 0, 0, 0, 0, 0, 1, 0]);
    expect(meanDifference('phash', hashes(0xff, 0), hashes(0x0f, 1))).toBe(2.5);
  });

  it('wants as many results, of the same size', () => {
    expect(() => meanDifference('tensor', [[1], [2]], [[1]])).toThrow('1 results instead of 2');
    expect(() => meanDifference('tensor', [[1, 2]], [[1]])).toThrow('a result of 1 numbers, not 2');
  });
});
