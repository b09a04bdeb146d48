import { simdWith } from '../simd/simd.ts';
import { LAPLACIAN_STEP } from './laplacian-code.ts';

/** Sums over the pixels with four neighbours. */
export interface LaplacianSums {
  readonly sum: number;
  readonly squares: number;
}

/** Rows in WebAssembly memory at once take no more bytes than this, two neighbouring rows included. */
const STRIP_BYTES = 2 ** 20;
/** A square is at most 1020^2, and two are added to a 32-bit sum at every step. */
const MOST_WIDTH = 8_000;

/**
 * Of the 4-neighbour Laplacian (above + below + left + right - 4 times the pixel) of a plane: exact integers.
 *
 * @param plane - width * height bytes, both at least 3
 */
export function laplacianSums(plane: Uint8Array, width: number, height: number): LaplacianSums {
  return laplacianSimd(plane, width, height) ?? laplacianScalar(plane, width, 1, width - 1, 1, height - 1);
}

/** The same for columns `left` to `right` of rows `top` to `bottom`, without SIMD. */
export function laplacianScalar(
  plane: Uint8Array,
  width: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
): LaplacianSums {
  let [sum, squares] = [0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = y * width + left; x < y * width + right; x++) {
      const value = plane[x - width]! + plane[x + width]! + plane[x - 1]! + plane[x + 1]! - 4 * plane[x]!;
      sum += value;
      squares += value * value;
    }
  }
  return { sum, squares };
}

function laplacianSimd(plane: Uint8Array, width: number, height: number): LaplacianSums | null {
  const whole = Math.floor((width - 2) / LAPLACIAN_STEP) * LAPLACIAN_STEP;
  if (whole === 0 || width > MOST_WIDTH) return null;
  const rows = Math.min(height - 2, Math.max(1, Math.floor(STRIP_BYTES / width) - 2));
  const sumsAt = Math.ceil(((rows + 2) * width + 16) / 16) * 16;
  const simd = simdWith(sumsAt + 32);
  if (simd === null) return null;
  const bytes = new Uint8Array(simd.memory.buffer);
  const lanes = new Int32Array(simd.memory.buffer, sumsAt, 8);
  let { sum, squares } = laplacianScalar(plane, width, 1 + whole, width - 1, 1, height - 1);
  for (let top = 1; top < height - 1; top += rows) {
    const bottom = Math.min(height - 1, top + rows);
    bytes.set(plane.subarray((top - 1) * width, (bottom + 1) * width), 0);
    for (let y = 1; y <= bottom - top; y++) {
      const first = y * width + 1;
      simd.laplacian(first, first + whole, width, sumsAt);
      sum += lanes[0]! + lanes[1]! + lanes[2]! + lanes[3]!;
      squares += lanes[4]! + lanes[5]! + lanes[6]! + lanes[7]!;
    }
  }
  return { sum, squares };
}
