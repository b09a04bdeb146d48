import { dctOf } from './dct.ts';

/** One way of hashing: the size of the luma grid it looks at, and the bits it reads from it. */
export interface HashRecipe {
  readonly grid: (size: number) => { readonly width: number; readonly height: number };
  /** `grid` row-major; answers size * size bits (0 or 1), row-major. */
  readonly bits: (grid: Uint8Array, size: number) => Uint8Array;
}

export type HashMethod = 'phash' | 'dhash' | 'ahash';

export const hashRecipes: { readonly [method in HashMethod]: HashRecipe } = {
  ahash: { grid: (size) => ({ width: size, height: size }), bits: aboveMean },
  dhash: { grid: (size) => ({ width: size + 1, height: size }), bits: rising },
  phash: { grid: (size) => ({ width: 4 * size, height: 4 * size }), bits: aboveMedianFrequency },
};

function aboveMean(grid: Uint8Array): Uint8Array {
  let sum = 0;
  for (const value of grid) sum += value;
  const mean = sum / grid.length;
  return grid.map((value) => (value > mean ? 1 : 0));
}

function rising(grid: Uint8Array, size: number): Uint8Array {
  const bits = new Uint8Array(size * size);
  for (let y = 0, to = 0; y < size; y++) {
    for (let x = 0; x < size; x++, to++) {
      const at = y * (size + 1) + x;
      bits[to] = grid[at]! < grid[at + 1]! ? 1 : 0;
    }
  }
  return bits;
}

/** 2-D DCT, rows first; the size x size lowest frequencies, DC included, against their median. */
function aboveMedianFrequency(grid: Uint8Array, size: number): Uint8Array {
  const n = 4 * size;
  const dct = dctOf(n);
  const columns = Array.from({ length: size }, () => new Float64Array(n));
  const line = new Float64Array(n);
  for (let y = 0; y < n; y++) {
    line.set(grid.subarray(y * n, (y + 1) * n));
    dct.run(line);
    for (let x = 0; x < size; x++) columns[x]![y] = line[x]!;
  }
  const low = new Float64Array(size * size);
  for (let x = 0; x < size; x++) {
    dct.run(columns[x]!);
    for (let y = 0; y < size; y++) low[y * size + x] = columns[x]![y]!;
  }
  const median = medianOf(low);
  return Uint8Array.from(low, (value) => (value > median ? 1 : 0));
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
