import { describe, expect, it } from 'vitest';
import { derive } from './derive.ts';
import type { Photo } from './develop.ts';

/** Red counts columns in tens, green rows, blue is 100. */
function steps(width: number, height: number): Photo {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([x * 10, y * 10, 100, 255], (y * width + x) * 4);
  return { width, height, data };
}

describe('derive', () => {
  it('copies when nothing is asked', () => {
    expect(derive(steps(5, 3), {})).toEqual(steps(5, 3));
  });

  it('averages the source pixels a target pixel covers, by area', () => {
    const third = derive(steps(3, 2), { width: 2 });
    expect([third.width, third.height]).toEqual([2, 1]);
    // Columns 0 and half of 1; half of 1 and 2: (0 + 5) / 1.5 and (5 + 20) / 1.5.
    expect([...third.data]).toEqual([3, 5, 100, 255, 17, 5, 100, 255]);
  });

  it('crops by shares of the sides before it resizes', () => {
    const middle = derive(steps(10, 10), { crop: [0.2, 0.1, 0.3, 0.4] });
    expect([middle.width, middle.height]).toEqual([5, 5]);
    expect([...middle.data.subarray(0, 4)]).toEqual([20, 10, 100, 255]);
    expect([...middle.data.subarray(-4)]).toEqual([60, 50, 100, 255]);
  });

  it('brightens and stops at white, and leaves alpha', () => {
    expect([...derive(steps(2, 1), { gain: 3 }).data]).toEqual([0, 0, 255, 255, 30, 0, 255, 255]);
  });

  it('never enlarges', () => {
    expect(derive(steps(4, 2), { width: 100 }).width).toBe(4);
  });
});
