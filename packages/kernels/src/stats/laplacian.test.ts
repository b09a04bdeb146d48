import { describe, expect, it } from 'vitest';
import { flat, lcg } from '../cases/pictures.ts';
import { laplacianScalar, laplacianSums } from './laplacian.ts';

describe('laplacianSums', () => {
  it.each([
    [3, 3],
    [9, 4],
    [10, 3],
    [17, 40],
    [26, 9],
    [1029, 1100],
    [8001, 3],
  ])('is the same with SIMD and without, %ix%i', (width, height) => {
    const { data } = lcg(width, height, 1, width);
    expect(laplacianSums(data, width, height)).toEqual(laplacianScalar(data, width, 1, width - 1, 1, height - 1));
  });

  it('holds the largest squares in its sums', () => {
    const width = 8000;
    const plane = flat(width, 3, [0]).data.map((_, i) => (((i % width) + Math.floor(i / width)) % 2 === 0 ? 0 : 255));
    expect(laplacianSums(plane, width, 3).squares).toBe((width - 2) * 1020 ** 2);
  });
});
