import type { ImageTask } from './cases.ts';

/** Cells along a side of the grid that pictures are compared by. */
const CELLS = 4;

/**
 * Means over a grid of 4 x 4 cells of each of three channels, in the order channel, row, column: tells apart layouts, channel orders and
 * scales, and does not mind another resampling filter.
 *
 * @param at index of a sample in `data`; the sides are multiples of 4
 */
export function gridMeans(
  data: ArrayLike<number>,
  width: number,
  height: number,
  at: (channel: number, y: number, x: number) => number,
): number[] {
  const means: number[] = Array.from({ length: 3 * CELLS * CELLS }, () => 0);
  const area = (width / CELLS) * (height / CELLS);
  for (let channel = 0; channel < 3; channel++) {
    for (let y = 0; y < height; y++) {
      const row = (channel * CELLS + Math.floor((y * CELLS) / height)) * CELLS;
      for (let x = 0; x < width; x++) means[row + Math.floor((x * CELLS) / width)]! += data[at(channel, y, x)]! / area;
    }
  }
  return means;
}

/** Of a `[3, side, side]` tensor. */
export function tensorCheck(data: Float32Array, side: number): number[] {
  return gridMeans(data, side, side, (channel, y, x) => (channel * side + y) * side + x);
}

/** Of rows of pixels of `stride` bytes each; in 0..255. */
export function pixelCheck(data: ArrayLike<number>, width: number, height: number, stride: number): number[] {
  return gridMeans(data, width, height, (channel, y, x) => (y * width + x) * stride + channel);
}

/** The bits of a hash, most significant first. */
export function hashCheck(hash: Uint8Array): number[] {
  return Array.from(hash).flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1));
}

/**
 * How far two contenders' results lie apart: the mean absolute difference of grid means, or the mean number of bits by
 * which hashes differ.
 *
 * @throws Error when there are more or fewer of them
 */
export function meanDifference(
  task: ImageTask,
  ours: readonly (readonly number[])[],
  theirs: readonly (readonly number[])[],
): number {
  if (ours.length !== theirs.length) throw new Error(`${theirs.length} results instead of ${ours.length}`);
  let sum = 0;
  ours.forEach((expected, i) => {
    const got = theirs[i]!;
    if (got.length !== expected.length) throw new Error(`a result of ${got.length} numbers, not ${expected.length}`);
    const apart = expected.reduce((total, value, k) => total + Math.abs(value - got[k]!), 0);
    sum += task === 'phash' ? apart : apart / expected.length;
  });
  return sum / ours.length;
}
