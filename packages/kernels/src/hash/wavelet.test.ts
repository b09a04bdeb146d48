import { describe, expect, it } from 'vitest';
import { flat, lcg } from '../cases/pictures.ts';
import { above, meanOf, medianOf } from './bits.ts';
import { lowBandWithoutMean } from './haar.ts';
import { whashBits } from './wavelet.ts';

/** The definition: the whole transform, always. */
function bitsByTransform(grid: Uint8Array, size: number, compat: 'daft' | 'imagehash'): Uint8Array {
  const low = lowBandWithoutMean(grid, Math.sqrt(grid.length), size, compat);
  if (compat === 'imagehash') return above(low, medianOf(low));
  const [smallest, largest] = [Math.min(...low), Math.max(...low)];
  const range = largest - smallest;
  const stretched = low.map((value) => (range === 0 ? 0 : (value - smallest) / range));
  return above(stretched, meanOf(stretched));
}

describe.each(['daft', 'imagehash'] as const)('whashBits of %s', (compat) => {
  it('equals the whole transform on grids of every kind', () => {
    for (const side of [1, 2, 4, 8, 16, 32, 64]) {
      const checks = flat(side, side, [0]).data.map((_, i) => ((i ^ Math.floor(i / side)) & 1) * 255);
      const halves = checks.map((_, i) => (i % side < side / 2 ? 3 : 4));
      const grids = [lcg(side, side, 1, side).data, flat(side, side, [173]).data, checks, halves];
      for (let size = 1; size <= side; size *= 2) {
        for (const grid of grids) {
          expect(whashBits(grid, size, compat), `${side} to ${size}`).toEqual(bitsByTransform(grid, size, compat));
        }
      }
    }
  });

  it('equals it where blocks differ by a single step of a single sample', () => {
    const grid = new Uint8Array(64 * 64).fill(100);
    grid[0] = 101;
    grid[4095] = 99;
    for (const size of [2, 4, 8]) expect(whashBits(grid, size, compat)).toEqual(bitsByTransform(grid, size, compat));
  });
});

describe('lowBandWithoutMean', () => {
  it('is the mean of every block less that of all, times the size of a block', () => {
    const grid = lcg(16, 16, 1, 9).data;
    const mean = meanOf(grid);
    const low = lowBandWithoutMean(grid, 16, 4, 'daft');
    for (let block = 0; block < 16; block++) {
      const [left, top] = [(block % 4) * 4, Math.floor(block / 4) * 4];
      let sum = 0;
      for (let i = 0; i < 16; i++) sum += grid[(top + (i >> 2)) * 16 + left + (i & 3)]! - mean;
      expect(low[block]).toBeCloseTo(sum / 255 / 4, 10);
    }
  });
});
