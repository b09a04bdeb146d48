import { lcg } from './pictures.ts';

/**
 * `rows` pseudo-random vectors of `size` numbers in -1..1; every third is near the one before. With `oddities` some are
 * zero, huge, tiny, infinite or NaN.
 */
export function vectorRows(rows: number, size: number, seed: number, oddities = false): Float32Array {
  const bytes = lcg(2 * size, rows, 1, seed).data;
  const values = Float32Array.from(
    { length: rows * size },
    (_, i) => (bytes[2 * i]! * 256 + bytes[2 * i + 1]!) / 32_768 - 1,
  );
  for (let row = 2; row < rows; row += 3) {
    for (let i = row * size; i < (row + 1) * size; i++) values[i] = values[i - size]! + values[i]! * ((row % 11) / 20);
  }
  if (!oddities) return values;
  const kinds: ((value: number, i: number) => number)[] = [
    () => 0,
    (value) => value * 1e30,
    (value) => value * 1e-30,
    (value, i) => (i === 0 ? Infinity : value),
    (value, i) => (i === size - 1 ? Number.NaN : value),
    (value) => value * 1e-44,
    (value) => -value,
  ];
  for (let row = 0; row < rows; row += 5) {
    const kind = kinds[(row / 5) % kinds.length]!;
    for (let i = 0; i < size; i++) values[row * size + i] = kind(values[row * size + i]!, i);
  }
  return values;
}
