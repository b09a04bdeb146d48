import { describe, expect, it } from 'vitest';
import { flat, lcg, ramp, spread, waves } from '../cases/pictures.ts';
import { luma } from '../luma/luma.ts';
import { imageStats } from './image-stats.ts';

/** The definitions, in plain f64. */
function plainly(plane: readonly number[], width: number, height: number): Record<string, number> {
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = (values: readonly number[]): number => mean(values.map((v) => (v - mean(values)) ** 2));
  const laplacian: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = (dx: number, dy: number): number => plane[(y + dy) * width + x + dx]!;
      laplacian.push(at(-1, 0) + at(1, 0) + at(0, -1) + at(0, 1) - 4 * at(0, 0));
    }
  }
  const shares = [...new Set(plane)].map((v) => plane.filter((other) => other === v).length / plane.length);
  return {
    mean: mean(plane),
    std: Math.sqrt(variance(plane)),
    min: Math.min(...plane),
    max: Math.max(...plane),
    sharpness: laplacian.length === 0 ? 0 : variance(laplacian),
    entropy: -shares.reduce((sum, share) => sum + share * Math.log2(share), 0),
  };
}

describe('imageStats', () => {
  it.each([
    ['noise', lcg(23, 17, 3, 4)],
    ['noise with alpha', spread(lcg(12, 9, 4, 5), 5)],
    ['grey noise', lcg(31, 8, 1, 6)],
    ['waves', waves(40, 30)],
    ['a ramp', ramp(16, 5)],
    ['3x3', lcg(3, 3, 3, 7)],
    ['two rows', lcg(30, 2, 3, 8)],
    ['two columns', lcg(2, 30, 3, 8)],
  ])('of %s are those of its luma by the definitions', (_, picture) => {
    const expected = plainly([...luma(picture)], picture.width, picture.height);
    const stats = imageStats(picture);
    for (const [name, value] of Object.entries(expected)) {
      expect([name, stats[name as keyof typeof stats]]).toEqual([name, expect.closeTo(value, 9)]);
    }
  });

  it('are exact zeros for a flat picture, and all zeros without pixels', () => {
    const none = { mean: 0, std: 0, min: 0, max: 0, sharpness: 0, entropy: 0 };
    expect(imageStats(flat(9, 7, [10, 20, 30]))).toEqual({ ...none, mean: 19, min: 19, max: 19 });
    expect(imageStats({ ...flat(1, 1, [1]), width: 0 })).toEqual(none);
  });
});
