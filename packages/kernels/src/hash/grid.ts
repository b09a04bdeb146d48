import { above, meanOf, packBits } from './bits.ts';
import { phashBits, phashSimpleBits } from './frequencies.ts';
import type { HashCompat, HashMethod, HashSpec } from './spec.ts';
import { whashBits } from './wavelet.ts';

/** What a hash looks at: a luma plane of the whole picture, resized. */
export interface HashGrid {
  /** Which luma: Daft's, or Pillow's Rec. 601. */
  readonly luma: 'daft' | '601';
  readonly filter: 'triangle' | 'lanczos';
  readonly width: number;
  readonly height: number;
  /** Whose resize. */
  readonly compat: 'daft' | 'pillow';
}

interface GridMethod {
  readonly size: (spec: HashSpec, shorterSide: number) => readonly [width: number, height: number];
  /** Reads size * size bits (0 or 1), row-major, from the grid. */
  readonly bits: (grid: Uint8Array, size: number, compat: HashCompat) => Uint8Array;
}

const square = (side: number): readonly [number, number] => [side, side];

const methods: { readonly [method in HashMethod]: GridMethod | null } = {
  ahash: { size: ({ hashSize }) => square(hashSize), bits: (grid) => above(grid, meanOf(grid)) },
  dhash: { size: ({ hashSize }) => [hashSize + 1, hashSize], bits: risingAcross },
  dhash_vertical: { size: ({ hashSize }) => [hashSize, hashSize + 1], bits: risingDown },
  phash: { size: ({ hashSize }) => square(4 * hashSize), bits: phashBits },
  phash_simple: { size: ({ hashSize }) => square(4 * hashSize), bits: phashSimpleBits },
  whash: { size: ({ hashSize }, shorterSide) => square(waveletSide(hashSize, shorterSide)), bits: whashBits },
  colorhash: null,
  crop_resistant: null,
};

/** The largest power of two the picture holds on both sides, but no less than the hash. */
function waveletSide(hashSize: number, shorterSide: number): number {
  return Math.max(shorterSide < 1 ? 1 : 2 ** (31 - Math.clz32(shorterSide)), hashSize);
}

function risingAcross(grid: Uint8Array, size: number): Uint8Array {
  const bits = new Uint8Array(size * size);
  for (let y = 0, to = 0, at = 0; y < size; y++, at++) {
    for (let x = 0; x < size; x++, at++) bits[to++] = grid[at]! < grid[at + 1]! ? 1 : 0;
  }
  return bits;
}

function risingDown(grid: Uint8Array, size: number): Uint8Array {
  const bits = new Uint8Array(size * size);
  for (let at = 0; at < bits.length; at++) bits[at] = grid[at]! < grid[at + size]! ? 1 : 0;
  return bits;
}

/**
 * The grid a hash of a picture of width x height pixels is read from, so that a device can make it.
 *
 * @returns null where the hash needs the pixels at full size (colorhash and crop_resistant)
 */
export function gridOf(spec: HashSpec, width: number, height: number): HashGrid | null {
  const size = methods[spec.method]?.size(spec, Math.min(width, height));
  if (size === undefined) return null;
  const shape = { width: size[0], height: size[1] };
  if (spec.compat === 'daft') return { luma: 'daft', filter: 'triangle', compat: 'daft', ...shape };
  return { luma: '601', filter: 'lanczos', compat: 'pillow', ...shape };
}

/**
 * The hash read from its grid: the bytes of {@link gridOf}'s resize, row-major, packed. All arithmetic after the grid is
 * f64 in the order of the reference.
 *
 * @returns `hashBytes(spec)` bytes, most significant bit first, row-major
 * @throws RangeError for a method without a grid
 */
export function hashFromGrid(spec: HashSpec, grid: Uint8Array): Uint8Array {
  const method = methods[spec.method];
  if (method === null) throw new RangeError(`${spec.method} is not read from a grid.`);
  return packBits(method.bits(grid, spec.hashSize, spec.compat));
}
