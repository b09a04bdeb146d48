import { describe, expect, it } from 'vitest';
import { compare, median } from './statistics.ts';

describe('median', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([5])).toBe(5);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 4, 8])).toBe(6);
  });

  it('sorts by value, not by digits, and leaves its input alone', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  it('refuses no values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('compare', () => {
  it('takes the median of the ratios, which is not the ratio of the medians', () => {
    const rounds = [
      { oursMs: 10, peerMs: 40 },
      { oursMs: 100, peerMs: 50 },
      { oursMs: 20, peerMs: 20 },
    ];
    expect(compare(rounds)).toEqual({ oursMs: 20, peerMs: 40, ratio: 1, lowestRatio: 0.5, highestRatio: 4 });
  });
});
