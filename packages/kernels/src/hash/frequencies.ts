import { above, meanOf, medianOf } from './bits.ts';
import { daftDct, type Dct } from './dct.ts';
import { scipyDct } from './scipy-dct.ts';
import type { HashCompat } from './spec.ts';

const dctOf = (compat: HashCompat, length: number): Dct => (compat === 'daft' ? daftDct : scipyDct)(length);

/**
 * phash: 2-D DCT of a grid of 4 size x 4 size; the size x size lowest frequencies, DC included, against their median.
 * Daft transforms rows first, imagehash columns first; only the roundings differ.
 */
export function phashBits(grid: Uint8Array, size: number, compat: HashCompat): Uint8Array {
  const n = 4 * size;
  const dct = dctOf(compat, n);
  // Along a line of the first pass samples lie `step` apart, and lines `stride` apart.
  const [step, stride] = compat === 'daft' ? [1, n] : [n, 1];
  const second = Array.from({ length: size }, () => new Float64Array(n));
  const line = new Float64Array(n);
  for (let l = 0; l < n; l++) {
    for (let i = 0; i < n; i++) line[i] = grid[l * stride + i * step]!;
    dct.run(line, size);
    for (let k = 0; k < size; k++) second[k]![l] = line[k]!;
  }
  const low = new Float64Array(size * size);
  const [across, down] = compat === 'daft' ? [1, size] : [size, 1];
  for (let k = 0; k < size; k++) {
    dct.run(second[k]!, size);
    for (let i = 0; i < size; i++) low[k * across + i * down] = second[k]![i]!;
  }
  return above(low, medianOf(low));
}

/** phash_simple: DCT of the first `size` rows of a grid of 4 size x 4 size; frequencies 1 to size against their mean. */
export function phashSimpleBits(grid: Uint8Array, size: number, compat: HashCompat): Uint8Array {
  const n = 4 * size;
  const dct = dctOf(compat, n);
  const low = new Float64Array(size * size);
  const line = new Float64Array(n);
  for (let y = 0; y < size; y++) {
    line.set(grid.subarray(y * n, (y + 1) * n));
    dct.run(line, size + 1);
    low.set(line.subarray(1, size + 1), y * size);
  }
  return above(low, compat === 'daft' ? meanOf(low) : pairwiseSum(low) / low.length);
}

const PAIRWISE_BLOCK = 128;

/** The sum in NumPy's order: halves of more than 128 values apart, in each eight running sums that are added in pairs. */
function pairwiseSum(values: Float64Array): number {
  const whole = values.length - (values.length % 8);
  if (values.length > PAIRWISE_BLOCK) {
    const half = (values.length >>> 1) - ((values.length >>> 1) % 8);
    return pairwiseSum(values.subarray(0, half)) + pairwiseSum(values.subarray(half));
  }
  let sum = 0;
  if (whole > 0) {
    const r = values.slice(0, 8);
    for (let i = 8; i < whole; i++) r[i % 8]! += values[i]!;
    sum = r[0]! + r[1]! + (r[2]! + r[3]!) + (r[4]! + r[5]! + (r[6]! + r[7]!));
  }
  for (let i = whole; i < values.length; i++) sum += values[i]!;
  return sum;
}
