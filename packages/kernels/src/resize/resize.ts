import { PlanError } from '@pixelframe/columnar';
import { packPixels, type Pixels } from '../pixels.ts';
import { axisOf, type Axis } from './axis.ts';
import { resampleSimd } from './resize-simd.ts';
import { addRows } from './rows.ts';
import { scratchRow } from './scratch.ts';

const fround = Math.fround;

/** Throws a PlanError unless both sizes are positive whole numbers. */
export function checkTarget(width: number, height: number): void {
  for (const [name, value] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(value) || value < 1) {
      throw new PlanError(`resize: ${name} must be a positive integer, but got: ${value}`);
    }
  }
}

/**
 * Triangle filter as Daft's (`image::imageops::resize`): vertical pass first into f32, then horizontal, clamped to
 * 0..255 and rounded half away from zero. f32 throughout without fused multiply-add, summed in increasing order, so the
 * bytes equal a non-FMA build's. Every channel is filtered alike: no gamma, no premultiplied alpha.
 *
 * @returns packed pixels of width x height; zeros where the source is empty; the source's data when the size is the same.
 */
export function resize(src: Pixels, width: number, height: number): Pixels {
  checkTarget(width, height);
  const { channels } = src;
  if (src.width === width && src.height === height) return { ...src, stride: channels, data: packPixels(src) };
  const data = new Uint8Array(width * height * channels);
  if (src.width > 0 && src.height > 0) {
    const [ax, ay] = [axisOf(src.width, width), axisOf(src.height, height)];
    if (!resampleSimd(src, data, ax, ay)) resampleScalar(src, data, ax, ay);
  }
  return { width, height, channels, stride: channels, data };
}

/** The two passes without SIMD, row by row. */
export function resampleScalar(src: Pixels, out: Uint8Array, ax: Axis, ay: Axis): void {
  const row = scratchRow(src.width * src.channels);
  const rowBytes = ax.to * src.channels;
  for (let y = 0; y < ay.to; y++) {
    addRows(src, ay, y, row);
    if (src.channels === 1) writeGreyRow(row, ax, out, y * rowBytes);
    else if (src.channels === 3) writeColourRow(row, ax, out, y * rowBytes);
    else writeRow(row, src.channels, ax, out, y * rowBytes);
  }
}

// Sums of non-negative terms with weights that add up to 1 may pass 255 by rounding only.
function toByte(value: number): number {
  return value >= 255 ? 255 : (value + 0.5) | 0;
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

/** One byte of {@link resize} over what `read` sees in `src`, by the same operations in the same order. */
export function resizeSample(src: Pixels, ax: Axis, ay: Axis, x: number, y: number, read: ReadSample): number {
  const { stride, width, data } = src;
  let sum = 0;
  for (let t = 0; t < ax.count[x]!; t++) {
    let at = (ay.left[y]! * width + ax.left[x]! + t) * stride;
    let value = 0;
    for (let u = 0; u < ay.count[y]!; u++, at += width * stride) {
      value = fround(value + fround(read(data, at) * ay.weights[ay.offset[y]! + u]!));
    }
    sum = fround(sum + fround(value * ax.weights[ax.offset[x]! + t]!));
  }
  return toByte(sum);
}
