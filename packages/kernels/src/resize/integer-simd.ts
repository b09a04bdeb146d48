import { simdWith, type Simd } from '../simd/simd.ts';
import { copyRows, type View } from '../view.ts';
import type { IntegerAxis } from './axis.ts';
import { LOW_BITS, TAPS_AT_ONCE } from './integer-code.ts';

/** Source bytes, and filtered rows, held in WebAssembly memory at once where no single row needs more. */
const STRIP_BYTES = 2 ** 20;
/** What one row of the result may need at most; memory once grown stays. */
const MOST_BYTES = 2 ** 25;

const align = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** Bytes of an axis' weights as the kernels read them, `atOnce` taps at once. */
const weightsLength = (axis: IntegerAxis, atOnce: number): number => {
  return axis.to * Math.ceil(axis.taps / atOnce) * atOnce * 4;
};

/** Places in memory, bytes. */
interface Layout {
  readonly spansX: number;
  readonly spansY: number;
  readonly source: number;
  readonly rows: number;
  readonly out: number;
  /** Bytes of a filtered row. */
  readonly pitch: number;
  /** Rows of the source, and filtered ones, that there is room for. */
  readonly sourceRows: number;
  readonly filteredRows: number;
}

/**
 * Pillow's two passes with SIMD; the same bytes as the scalar twin. Rows of the first pass are made when an output row
 * first needs them.
 *
 * @returns false, with nothing done, where there is no SIMD, or the pixels are too far apart or too many for it
 */
export function integerResampleSimd(src: View, out: Uint8Array, ax: IntegerAxis, ay: IntegerAxis): boolean {
  const { stride, channels } = src.pixels;
  if (stride !== 1 && stride !== 3 && stride !== 4) return false;
  const atOnce = TAPS_AT_ONCE[stride];
  const rowBytes = src.width * stride;
  const pitch = align(ax.to * channels + 3);
  const sourceRows = Math.max(1, Math.floor(STRIP_BYTES / rowBytes));
  const filteredRows = Math.max(ay.taps, Math.floor(STRIP_BYTES / pitch));
  const spansX = 0;
  const spansY = align(12 * ax.to);
  const weightsX = align(spansY + 12 * ay.to);
  const weightsY = align(weightsX + weightsLength(ax, atOnce));
  const source = align(weightsY + weightsLength(ay, 2));
  // Whole vectors are read past the last pixel and, with a weight of 0, whole groups of taps.
  const rows = align(source + sourceRows * rowBytes + 16 + atOnce * stride);
  const outAt = rows + (filteredRows + 1) * pitch;
  const length = outAt + pitch;
  if (length > MOST_BYTES) return false;
  const simd = simdWith(length);
  if (simd === null) return false;

  writeAxis(simd, ax, spansX, weightsX, atOnce, stride);
  writeAxis(simd, ay, spansY, weightsY, 2, pitch);
  run(simd, { spansX, spansY, source, rows, out: outAt, pitch, sourceRows, filteredRows }, src, out, ax, ay);
  return true;
}

/** Spans of where the samples start, in bytes, and their weights: low parts of some taps, then their high parts. */
function writeAxis(simd: Simd, axis: IntegerAxis, spans: number, weights: number, atOnce: number, step: number): void {
  const words = new Uint32Array(simd.memory.buffer, spans, 3 * axis.to);
  const halves = new Int16Array(simd.memory.buffer);
  let at = weights / 2;
  for (let o = 0; o < axis.to; o++) {
    const count = axis.count[o]!;
    words[3 * o] = axis.left[o]! * step;
    words[3 * o + 1] = 2 * at;
    for (let t = 0; t < count; t += atOnce, at += 2 * atOnce) {
      for (let i = 0; i < atOnce; i++) {
        const weight = t + i < count ? axis.weights[axis.offset[o]! + t + i]! : 0;
        halves[at + i] = weight & ((1 << LOW_BITS) - 1);
        halves[at + atOnce + i] = weight >> LOW_BITS;
      }
    }
    words[3 * o + 2] = 2 * at;
  }
}

function run(simd: Simd, layout: Layout, src: View, out: Uint8Array, ax: IntegerAxis, ay: IntegerAxis): void {
  const { rows, pitch, filteredRows } = layout;
  const bytes = new Uint8Array(simd.memory.buffer);
  const spans = new Uint32Array(simd.memory.buffer, layout.spansY, 3 * ay.to);
  const length = ax.to * src.pixels.channels;
  let [first, made] = [0, 0];
  for (let y = 0; y < ay.to; y++) {
    const end = ay.left[y]! + ay.count[y]!;
    if (end - first > filteredRows) {
      const keep = Math.max(0, made - ay.left[y]!) * pitch;
      const from = rows + (made - first) * pitch - keep;
      bytes.copyWithin(rows, from, from + keep);
      first = ay.left[y]!;
      made = Math.max(made, first);
    }
    if (made < end) {
      // As many as there is room for, as far as later rows need them: fewer, longer copies.
      const most = Math.min(first + filteredRows, ay.from);
      filterRows(simd, layout, src, ax, made, most, rows + (made - first) * pitch, bytes);
      made = most;
    }
    const from = rows + (ay.left[y]! - first) * pitch;
    simd.integerVertical(from, pitch, spans[3 * y + 1]!, spans[3 * y + 2]!, layout.out, layout.out + length);
    out.set(bytes.subarray(layout.out, layout.out + length), y * length);
  }
}

/** The first pass on rows `first` to `end` of the source, to `to`. */
function filterRows(
  simd: Simd,
  layout: Layout,
  src: View,
  ax: IntegerAxis,
  first: number,
  end: number,
  to: number,
  bytes: Uint8Array,
): void {
  const { source, sourceRows, spansX, pitch } = layout;
  const { stride, channels } = src.pixels;
  const rowBytes = src.width * stride;
  const spansEnd = spansX + 12 * ax.to;
  const horizontal =
    stride === 1 ? simd.integerHorizontal1 : stride === 3 ? simd.integerHorizontal3 : simd.integerHorizontal4;
  for (let y = first; y < end; y += sourceRows) {
    const stop = Math.min(end, y + sourceRows);
    copyRows(src, y, stop, bytes, source);
    for (let row = y; row < stop; row++) {
      horizontal(source + (row - y) * rowBytes, spansX, spansEnd, to + (row - first) * pitch, channels);
    }
  }
}
