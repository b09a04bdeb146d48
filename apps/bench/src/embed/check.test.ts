import { describe, expect, it } from 'vitest';
import { cosineDistance, largestDistance } from './check.ts';

describe('cosineDistance', () => {
  it('is 0 for one direction, 1 for a right angle, 2 for the opposite', () => {
    expect(cosineDistance([1, 2], [2, 4])).toBeCloseTo(0);
    expect(cosineDistance([1, 0], [0, 5])).toBe(1);
    expect(cosineDistance([1, 0], [-3, 0])).toBe(2);
  });

  it('wants vectors of one length', () => {
    expect(() => cosineDistance([1, 2], [1])).toThrow('a vector of 1 numbers, not 2');
  });
});

describe('largestDistance', () => {
  it('is that of the picture that differs most', () => {
    expect(
      largestDistance(
        [
          [1, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    ).toBe(1);
    expect(() => largestDistance([[1]], [])).toThrow('0 results instead of 1');
  });
});
