import { above, meanOf, medianOf } from './bits.ts';
import { lowBandWithoutMean } from './haar.ts';
import type { HashCompat } from './spec.ts';

/** Up to here one step of one sample moves a block's mean by 1000 times what the f64 transform can be off. */
const LARGEST_EXACT_SIDE = 8192;

/**
 * whash: a square grid (a power of two on each side, at least `size`) loses its mean, and its Haar transform is cut at
 * size x size values, compared with their mean (Daft) or median (imagehash).
 *
 * Those values are block means, times a constant, minus the mean: exact integer sums of the blocks decide the same bits,
 * except where a block ties with what it is compared with. There the rounding noise of the transform decides, so the
 * whole transform runs, as the references do it.
 */
export function whashBits(grid: Uint8Array, size: number, compat: HashCompat): Uint8Array {
  if (size === 1) return new Uint8Array(1);
  const side = Math.sqrt(grid.length);
  if (side <= LARGEST_EXACT_SIDE) {
    const sums = blockSums(grid, side, size);
    if (compat === 'daft') {
      const mean = meanOf(sums);
      if (!sums.includes(mean)) return above(sums, mean);
    } else {
      const median = medianOf(sums);
      if (!sums.includes(median)) return above(sums, median);
    }
  }
  const low = lowBandWithoutMean(grid, side, size, compat);
  return compat === 'daft' ? aboveNormalisedMean(low) : above(low, medianOf(low));
}

/** Sums of size x size equal blocks, row-major. Their mean and median are exact too: sizes are powers of two. */
function blockSums(grid: Uint8Array, side: number, size: number): Float64Array {
  const sums = new Float64Array(size * size);
  const block = side / size;
  for (let y = 0, at = 0; y < side; y++) {
    const row = Math.floor(y / block) * size;
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (const end = at + block; at < end; at++) sum += grid[at]!;
      sums[row + column]! += sum;
    }
  }
  return sums;
}

/** Daft stretches the values to 0..1 first, which on flat pictures is part of the result. */
function aboveNormalisedMean(low: Float64Array): Uint8Array {
  let [smallest, largest] = [Infinity, -Infinity];
  for (const value of low) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  const range = largest - smallest;
  const normalised = low.map((value) => (range === 0 ? 0 : (value - smallest) / range));
  return above(normalised, meanOf(normalised));
}
