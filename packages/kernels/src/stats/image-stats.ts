import { luma } from '../luma/luma.ts';
import type { Pixels } from '../pixels.ts';
import { laplacianSums } from './laplacian.ts';

/** Of the luma plane. All of a picture without pixels are 0. */
export interface ImageStats {
  /** 0 to 255. */
  readonly mean: number;
  /** Population standard deviation. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** Variance of the 4-neighbour Laplacian over the pixels with four neighbours; 0 below 3x3. Low where blurred. */
  readonly sharpness: number;
  /** Shannon entropy of the 256 values, bits. */
  readonly entropy: number;
}

/**
 * Brightness, contrast, sharpness and entropy of a picture: of Daft's exact luma, alpha ignored. Made from integer sums,
 * so they are the same everywhere.
 */
export function imageStats(src: Pixels): ImageStats {
  return statsOfLuma(luma(src), src.width, src.height);
}

/** @param plane - luma, width * height bytes */
export function statsOfLuma(plane: Uint8Array, width: number, height: number): ImageStats {
  const total = plane.length;
  if (total === 0) return { mean: 0, std: 0, min: 0, max: 0, sharpness: 0, entropy: 0 };
  const counts = histogram(plane);
  let [sum, squares, min, max, entropy] = [0, 0, 255, 0, 0];
  for (let v = 0; v < 256; v++) {
    const count = counts[v]!;
    if (count === 0) continue;
    sum += v * count;
    squares += v * v * count;
    min = Math.min(min, v);
    max = Math.max(max, v);
    entropy += (count / total) * Math.log2(total / count);
  }
  let sharpness = 0;
  if (width >= 3 && height >= 3) {
    const laplacian = laplacianSums(plane, width, height);
    sharpness = variance((width - 2) * (height - 2), laplacian.sum, laplacian.squares);
  }
  return { mean: sum / total, std: Math.sqrt(variance(total, sum, squares)), min, max, sharpness, entropy };
}

/** Four counters side by side: one waits for itself wherever neighbours are alike. */
function histogram(plane: Uint8Array): Uint32Array {
  const counts = new Uint32Array(4 * 256);
  const even = plane.length & ~3;
  for (let i = 0; i < even; i += 4) {
    counts[plane[i]!]!++;
    counts[256 + plane[i + 1]!]!++;
    counts[512 + plane[i + 2]!]!++;
    counts[768 + plane[i + 3]!]!++;
  }
  for (let i = even; i < plane.length; i++) counts[plane[i]!]!++;
  for (let v = 0; v < 256; v++) counts[v]! += counts[256 + v]! + counts[512 + v]! + counts[768 + v]!;
  return counts;
}

/** Of `count` integers with these sums: exact up to the division, for in f64 the difference would lose its digits. */
function variance(count: number, sum: number, squares: number): number {
  const numerator = BigInt(count) * BigInt(squares) - BigInt(sum) ** 2n;
  return Number(numerator) / (count * count);
}
