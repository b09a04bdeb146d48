import { isOdd } from './near-test.ts';

/** The rows with zeros for those that f32 sums cannot hold; the same array where there are none. */
export function tameRows(values: Float32Array, size: number, lengths: Float64Array): Float32Array {
  if (!lengths.some(isOdd)) return values;
  const tame = values.slice();
  lengths.forEach((length, row) => {
    if (isOdd(length)) tame.fill(0, row * size, (row + 1) * size);
  });
  return tame;
}

/** Two terms of each row, f32. */
export function termsOf(
  lengths: Float64Array,
  terms: (length: number) => readonly [number, number],
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(2 * lengths.length);
  lengths.forEach((length, row) => out.set(terms(length), 2 * row));
  return out;
}
