import type { View } from '../view.ts';
import type { IntegerAxis } from './axis.ts';
import { PRECISION_BITS } from './pillow-axis.ts';

const HALF = 1 << (PRECISION_BITS - 1);

const clip = (sum: number): number => {
  const value = sum >> PRECISION_BITS;
  return value < 0 ? 0 : value > 255 ? 255 : value;
};

/**
 * Pillow's two passes without SIMD: horizontal first, rounded and clipped to bytes, then vertical. Rows of the
 * first pass are made when an output row first needs them, and only the `ay.taps` last ones are kept.
 */
export function integerResampleScalar(src: View, out: Uint8Array, ax: IntegerAxis, ay: IntegerAxis): void {
  const rowLength = ax.to * src.pixels.channels;
  const ring = Array.from({ length: ay.taps }, () => new Uint8Array(rowLength));
  const sums = new Int32Array(rowLength);
  let made = 0;
  for (let y = 0; y < ay.to; y++) {
    const first = ay.left[y]!;
    const end = first + ay.count[y]!;
    for (made = Math.max(made, first); made < end; made++) horizontalRow(src, made, ax, ring[made % ay.taps]!);
    sums.fill(HALF);
    for (let row = first; row < end; row++) {
      const bytes = ring[row % ay.taps]!;
      const weight = ay.weights[ay.offset[y]! + row - first]!;
      for (let i = 0; i < rowLength; i++) sums[i]! += bytes[i]! * weight;
    }
    for (let i = 0, to = y * rowLength; i < rowLength; i++, to++) out[to] = clip(sums[i]!);
  }
}

function horizontalRow(src: View, y: number, ax: IntegerAxis, out: Uint8Array): void {
  const { left, count, offset, weights } = ax;
  const { channels, stride, data } = src.pixels;
  const row = (src.origin + y * src.stepY) * stride;
  const step = src.stepX * stride;
  for (let x = 0, to = 0; x < ax.to; x++) {
    const end = offset[x]! + count[x]!;
    for (let c = 0; c < channels; c++, to++) {
      let sum = HALF;
      for (let t = offset[x]!, at = row + left[x]! * step + c; t < end; t++, at += step) {
        sum += data[at]! * weights[t]!;
      }
      out[to] = clip(sum);
    }
  }
}
