import { copyRows, type View } from '../view.ts';
import type { Axis } from './axis.ts';
import { VERTICAL_STEP } from './float-code.ts';
import { simdWith, type Simd } from '../simd/simd.ts';

/** Source bytes held in WebAssembly memory at once, where more than one row of the result needs them. */
const STRIP_BYTES = 2 ** 21;
/** What one row of the result may need at most; memory once grown stays. */
const MOST_BYTES = 2 ** 25;

const align = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** Places in memory, bytes. */
interface Layout {
  readonly vertical: number;
  readonly horizontal: number;
  readonly spans: number;
  readonly row: number;
  readonly out: number;
  readonly source: number;
}

/**
 * Resamples `src` into `out` with SIMD, strip by strip; the same bits as the scalar twin.
 *
 * @returns false, with nothing done, where there is no SIMD or the picture is too wide or too tall for it
 */
export function floatResampleSimd(src: View, out: Uint8Array, ax: Axis, ay: Axis): boolean {
  const { stride, channels } = src.pixels;
  const rowBytes = src.width * stride;
  // Each source byte becomes a float: a stride beyond four would be mostly floats nobody reads.
  const strip = Math.max(STRIP_BYTES, (ay.taps + 1) * rowBytes);
  if (stride > 4 || strip > MOST_BYTES) return false;
  const rowFloats = align(rowBytes) + VERTICAL_STEP;
  const vertical = 0;
  const horizontal = align(vertical + 4 * ay.weights.length);
  const spans = align(horizontal + 4 * ax.weights.length);
  const row = align(spans + 12 * ax.to);
  const outAt = align(row + 4 * rowFloats);
  const source = align(outAt + ax.to * channels + 16);
  const simd = simdWith(source + strip + 2 * VERTICAL_STEP);
  if (simd === null) return false;

  const layout: Layout = { vertical, horizontal, spans, row, out: outAt, source };
  writeAxes(simd, layout, ax, ay, stride);
  for (let y = 0; y < ay.to;) {
    const first = ay.left[y]!;
    let end = y + 1;
    while (end < ay.to && (ay.left[end]! + ay.count[end]! - first) * rowBytes <= strip) end++;
    const last = ay.left[end - 1]! + ay.count[end - 1]!;
    const bytes = new Uint8Array(simd.memory.buffer);
    copyRows(src, first, last, bytes, source);
    for (; y < end; y++) resampleRow(simd, layout, src, out, ax, ay, y, first, bytes);
  }
  return true;
}

function writeAxes(simd: Simd, layout: Layout, ax: Axis, ay: Axis, stride: number): void {
  const floats = new Float32Array(simd.memory.buffer);
  floats.set(ay.weights, layout.vertical / 4);
  floats.set(ax.weights, layout.horizontal / 4);
  const words = new Uint32Array(simd.memory.buffer, layout.spans, 3 * ax.to);
  for (let x = 0; x < ax.to; x++) {
    words[3 * x] = ax.left[x]! * stride * 4;
    words[3 * x + 1] = layout.horizontal + 4 * ax.offset[x]!;
    words[3 * x + 2] = layout.horizontal + 4 * (ax.offset[x]! + ax.count[x]!);
  }
}

function resampleRow(
  simd: Simd,
  layout: Layout,
  src: View,
  out: Uint8Array,
  ax: Axis,
  ay: Axis,
  y: number,
  first: number,
  bytes: Uint8Array,
): void {
  const { stride, channels } = src.pixels;
  const rowBytes = src.width * stride;
  const from = layout.source + (ay.left[y]! - first) * rowBytes;
  const weights = layout.vertical + 4 * ay.offset[y]!;
  simd.vertical(from, rowBytes, weights, weights + 4 * ay.count[y]!, layout.row, layout.row + 4 * rowBytes);
  const spansEnd = layout.spans + 12 * ax.to;
  simd.horizontal(layout.row, layout.spans, spansEnd, layout.out, channels, 4 * stride);
  const length = ax.to * channels;
  out.set(bytes.subarray(layout.out, layout.out + length), y * length);
}
