import type { View } from '../view.ts';
import type { Axis, IntegerAxis } from './axis.ts';

/**
 * The result where every output has one tap: a weight that stands for 1 picks the sample, one of 0 leaves 0. No
 * arithmetic, so that both references agree.
 */
export function pickSamples(src: View, out: Uint8Array, ax: Axis | IntegerAxis, ay: Axis | IntegerAxis): void {
  const { stride, channels, data } = src.pixels;
  const across = src.stepX * stride;
  // Where the pixels are in a row, bytes; NaN where there is none.
  const columns = Float64Array.from({ length: ax.to }, (_, x) =>
    ax.weights[ax.offset[x]!] === 0 ? Number.NaN : ax.left[x]! * across,
  );
  const rowBytes = ax.to * channels;
  for (let y = 0; y < ay.to; y++) {
    if (ay.weights[ay.offset[y]!] === 0) continue;
    const row = (src.origin + ay.left[y]! * src.stepY) * stride;
    for (let x = 0, to = y * rowBytes; x < ax.to; x++, to += channels) {
      const column = columns[x]!;
      if (Number.isNaN(column)) continue;
      for (let c = 0; c < channels; c++) out[to + c] = data[row + column + c]!;
    }
  }
}
