import type { View } from '../view.ts';
import type { Axis } from './axis.ts';
import { addRows } from './rows.ts';
import { scratchRow } from './scratch.ts';

const fround = Math.fround;

/**
 * The two passes of Rust's `image` crate without SIMD, row by row: vertical first into f32, then horizontal, clamped to
 * 0..255 and rounded half away from zero. f32 throughout without fused multiply-add, summed in increasing order.
 */
export function floatResampleScalar(src: View, out: Uint8Array, ax: Axis, ay: Axis): void {
  const { channels } = src.pixels;
  const row = scratchRow(src.width * channels);
  const rowBytes = ax.to * channels;
  for (let y = 0; y < ay.to; y++) {
    addRows(src, ay, y, row);
    if (channels === 1) writeGreyRow(row, ax, out, y * rowBytes);
    else if (channels === 3) writeColourRow(row, ax, out, y * rowBytes);
    else writeRow(row, channels, ax, out, y * rowBytes);
  }
}

function toByte(value: number): number {
  return value >= 255 ? 255 : value <= 0 ? 0 : (value + 0.5) | 0;
}

function writeGreyRow(row: Float32Array, ax: Axis, out: Uint8Array, at: number): void {
  const { left, count, offset, weights } = ax;
  for (let x = 0; x < ax.to; x++) {
    const end = offset[x]! + count[x]!;
    let from = left[x]!;
    let sum = 0;
    for (let t = offset[x]!; t < end; t++) sum = fround(sum + fround(row[from++]! * weights[t]!));
    out[at + x] = toByte(sum);
  }
}

function writeColourRow(row: Float32Array, ax: Axis, out: Uint8Array, at: number): void {
  const { left, count, offset, weights } = ax;
  for (let x = 0, to = at; x < ax.to; x++, to += 3) {
    const end = offset[x]! + count[x]!;
    let from = left[x]! * 3;
    let r = 0;
    let g = 0;
    let b = 0;
    for (let t = offset[x]!; t < end; t++, from += 3) {
      const weight = weights[t]!;
      r = fround(r + fround(row[from]! * weight));
      g = fround(g + fround(row[from + 1]! * weight));
      b = fround(b + fround(row[from + 2]! * weight));
    }
    out[to] = toByte(r);
    out[to + 1] = toByte(g);
    out[to + 2] = toByte(b);
  }
}

function writeRow(row: Float32Array, channels: number, ax: Axis, out: Uint8Array, at: number): void {
  const { left, count, offset, weights } = ax;
  for (let x = 0, to = at; x < ax.to; x++) {
    const end = offset[x]! + count[x]!;
    for (let c = 0; c < channels; c++) {
      let from = left[x]! * channels + c;
      let sum = 0;
      for (let t = offset[x]!; t < end; t++, from += channels) sum = fround(sum + fround(row[from]! * weights[t]!));
      out[to++] = toByte(sum);
    }
  }
}

/** Reads one sample of the pixel that starts at byte `at`. */
export type ReadSample = (data: Uint8Array, at: number) => number;

/** One byte of the result over what `read` sees in `src`, by the same operations in the same order. */
export function floatSample(src: View, ax: Axis, ay: Axis, x: number, y: number, read: ReadSample): number {
  const { stride, data } = src.pixels;
  const down = src.stepY * stride;
  let sum = 0;
  for (let t = 0; t < ax.count[x]!; t++) {
    let at = (src.origin + (ax.left[x]! + t) * src.stepX + ay.left[y]! * src.stepY) * stride;
    let value = 0;
    for (let u = 0; u < ay.count[y]!; u++, at += down) {
      value = fround(value + fround(read(data, at) * ay.weights[ay.offset[y]! + u]!));
    }
    sum = fround(sum + fround(value * ax.weights[ax.offset[x]! + t]!));
  }
  return toByte(sum);
}
