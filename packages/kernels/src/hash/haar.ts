import type { HashCompat } from './spec.ts';

const ROOT = Math.SQRT2;
const COEFFICIENT = Math.SQRT1_2;

/** A square of f64 values, `side` of them in a row, with room to work in. */
interface Square {
  readonly side: number;
  readonly values: Float64Array;
  readonly room: Float64Array;
  /**
   * The references round a step on two values differently: Daft divides their sum and difference by the square root of 2,
   * PyWavelets multiplies each value by the filter's coefficient.
   */
  readonly divides: boolean;
}

/**
 * The values of `grid` / 255 (side x side, a power of two) without their mean, as the low band of size x size of their
 * Haar transform: transformed down to one value, that one put to zero, transformed back, and transformed down again.
 */
export function lowBandWithoutMean(grid: Uint8Array, side: number, size: number, compat: HashCompat): Float64Array {
  const values = new Float64Array(grid.length);
  for (let i = 0; i < values.length; i++) values[i] = grid[i]! / 255;
  const square = { side, values, room: new Float64Array(values.length), divides: compat === 'daft' };
  for (let m = side; m > 1; m /= 2) stepDown(square, m);
  values[0] = 0;
  for (let m = 2; m <= side; m *= 2) stepUp(square, m);
  for (let m = side; m > size; m /= 2) stepDown(square, m);
  const low = new Float64Array(size * size);
  for (let y = 0; y < size; y++) low.set(values.subarray(y * side, y * side + size), y * size);
  return low;
}

/** Splits the first m x m values into four bands, the low one first; columns, then rows. */
function stepDown({ side, values, room, divides }: Square, m: number): void {
  const half = m / 2;
  for (let y = 0; y < half; y++) {
    const [upper, lower] = [2 * y * side, (2 * y + 1) * side];
    const [toLow, toHigh] = [y * side, (y + half) * side];
    for (let x = 0; x < m; x++) {
      const [a, b] = [values[upper + x]!, values[lower + x]!];
      room[toLow + x] = divides ? (a + b) / ROOT : a * COEFFICIENT + b * COEFFICIENT;
      room[toHigh + x] = divides ? (a - b) / ROOT : a * COEFFICIENT - b * COEFFICIENT;
    }
  }
  for (let y = 0; y < m; y++) {
    for (let x = 0, at = y * side; x < half; x++) {
      const [a, b] = [room[at + 2 * x]!, room[at + 2 * x + 1]!];
      values[at + x] = divides ? (a + b) / ROOT : a * COEFFICIENT + b * COEFFICIENT;
      values[at + x + half] = divides ? (a - b) / ROOT : a * COEFFICIENT - b * COEFFICIENT;
    }
  }
}

/** The way back: rows, then columns. */
function stepUp({ side, values, room, divides }: Square, m: number): void {
  const half = m / 2;
  for (let y = 0; y < m; y++) {
    for (let x = 0, at = y * side; x < half; x++) {
      const [a, d] = [values[at + x]!, values[at + x + half]!];
      room[at + 2 * x] = divides ? (a + d) / ROOT : a * COEFFICIENT + d * COEFFICIENT;
      room[at + 2 * x + 1] = divides ? (a - d) / ROOT : a * COEFFICIENT - d * COEFFICIENT;
    }
  }
  for (let y = 0; y < half; y++) {
    const [fromLow, fromHigh] = [y * side, (y + half) * side];
    const [upper, lower] = [2 * y * side, (2 * y + 1) * side];
    for (let x = 0; x < m; x++) {
      const [a, d] = [room[fromLow + x]!, room[fromHigh + x]!];
      values[upper + x] = divides ? (a + d) / ROOT : a * COEFFICIENT + d * COEFFICIENT;
      values[lower + x] = divides ? (a - d) / ROOT : a * COEFFICIENT - d * COEFFICIENT;
    }
  }
}
