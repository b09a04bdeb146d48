import type { View } from '../view.ts';
import type { Axis } from './axis.ts';

const fround = Math.fround;

/**
 * The vertical pass for output row `y`: weighted f32 sum of source rows, channels packed into `row`.
 * Taps are added four rows at a time, which keeps the order of the sums and saves three of four passes over `row`.
 */
export function addRows(src: View, ay: Axis, y: number, row: Float32Array): void {
  const { stride, channels, data } = src.pixels;
  const step = src.stepX * stride;
  const rowBytes = src.stepY * stride;
  const count = ay.count[y]!;
  let at = src.origin * stride + ay.left[y]! * rowBytes;
  let w = ay.offset[y]!;
  let done = 0;
  row.fill(0, 0, src.width * channels);
  for (; done + 4 <= count; done += 4, w += 4, at += 4 * rowBytes) {
    for (let c = 0; c < channels; c++)
      addFour(data, at + c, rowBytes, step, ay.weights, w, row, c, channels, src.width);
  }
  for (; done < count; done++, w++, at += rowBytes) {
    for (let c = 0; c < channels; c++) addOne(data, at + c, step, ay.weights[w]!, row, c, channels, src.width);
  }
}

function addOne(
  data: Uint8Array,
  start: number,
  step: number,
  weight: number,
  row: Float32Array,
  c: number,
  channels: number,
  width: number,
): void {
  const end = width * channels;
  for (let to = c, at = start; to < end; to += channels, at += step) {
    row[to] = row[to]! + fround(data[at]! * weight);
  }
}

function addFour(
  data: Uint8Array,
  start: number,
  rowBytes: number,
  step: number,
  weights: Float32Array,
  w: number,
  row: Float32Array,
  c: number,
  channels: number,
  width: number,
): void {
  const w0 = weights[w]!;
  const w1 = weights[w + 1]!;
  const w2 = weights[w + 2]!;
  const w3 = weights[w + 3]!;
  const end = width * channels;
  const [b, d, e] = [start + rowBytes, start + 2 * rowBytes, start + 3 * rowBytes];
  for (let to = c, at = 0; to < end; to += channels, at += step) {
    let sum = fround(row[to]! + fround(data[start + at]! * w0));
    sum = fround(sum + fround(data[b + at]! * w1));
    sum = fround(sum + fround(data[d + at]! * w2));
    row[to] = sum + fround(data[e + at]! * w3);
  }
}
