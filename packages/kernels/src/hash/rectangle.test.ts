import { describe, expect, it } from 'vitest';
import type { Pixels } from '../pixels.ts';
import { cutPlane, pixelsBetween } from './rectangle.ts';

describe('cutPlane', () => {
  const plane: Pixels = {
    width: 4,
    height: 3,
    channels: 1,
    stride: 1,
    data: Uint8Array.from({ length: 12 }, (_, i) => i),
  };

  it('copies a rectangle', () => {
    expect(cutPlane(plane, 1, 1, 2, 2)).toMatchObject({ width: 2, height: 2, data: Uint8Array.of(5, 6, 9, 10) });
  });

  it('may be empty', () => {
    expect(cutPlane(plane, 4, 0, 0, 3).data).toHaveLength(0);
  });
});

describe('pixelsBetween', () => {
  it.each([
    [0, 4, 4, [0, 4]],
    [0.5, 1.5, 4, [0, 2]],
    [1.5, 3.49, 4, [2, 1]],
    [2.5, 3.5, 4, [2, 2]],
    // Nothing by rounding: one pixel, inside the line.
    [1.1, 1.4, 4, [1, 1]],
    [3.6, 3.9, 4, [3, 1]],
    [0, 0, 0, [0, 0]],
  ])('%d to %d of %i', (from, to, length, expected) => {
    expect(pixelsBetween(from, to, length)).toEqual(expected);
  });
});
