import {
  add,
  advance,
  f32x4,
  get,
  i16x8,
  i32,
  i32x4,
  i8x16,
  loadI32,
  repeatWhileBelow,
  set,
  v128,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';

/** Bytes the vertical pass takes at once: rows are padded to a multiple. */
export const VERTICAL_STEP = 16;

/**
 * vertical(src, rowBytes, weights, weightsEnd, dst, dstEnd): weighted sums of bytes down the columns, as f32. SIMD
 * products and sums are rounded one by one, as the scalar twin's; four lanes are four columns, so no order changes.
 */
export function verticalFunction(): WasmFunction {
  const [src, rowBytes, weights, weightsEnd, dst, dstEnd, p, w] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [bytes, k, half] = [8, 9, 10];
  const sums = [11, 12, 13, 14];
  const accumulate = (sum: number, wide: Code): Code =>
    set(sum, f32x4.add(get(sum), f32x4.mul(f32x4.fromI32(wide), get(k))));
  const tap: Code = [
    set(bytes, v128.load(get(p))),
    set(k, v128.loadSplat32(get(w))),
    set(half, i16x8.lowU(get(bytes))),
    accumulate(sums[0]!, i32x4.lowU(get(half))),
    accumulate(sums[1]!, i32x4.highU(get(half))),
    set(half, i16x8.highU(get(bytes))),
    accumulate(sums[2]!, i32x4.lowU(get(half))),
    accumulate(sums[3]!, i32x4.highU(get(half))),
    advance(p, get(rowBytes)),
    advance(w, i32(4)),
  ];
  const column: Code = [
    sums.map((sum) => set(sum, v128.zero)),
    set(p, get(src)),
    set(w, get(weights)),
    repeatWhileBelow(tap, get(w), get(weightsEnd)),
    sums.map((sum, i) => v128.store(get(dst), get(sum), 16 * i)),
    advance(src, i32(VERTICAL_STEP)),
    advance(dst, i32(4 * VERTICAL_STEP)),
  ];
  const body = repeatWhileBelow(column, get(dst), get(dstEnd));
  return { name: 'vertical', params: 6, result: false, integers: 2, vectors: 7, body };
}

/**
 * horizontal(row, spans, spansEnd, out, channels, pitch): one row of pixels from a row of `pitch` bytes of floats per
 * pixel. A span is the byte offset of its first pixel, and where its weights start and end. Every pixel is stored as
 * four bytes of which the next overwrites those past its channels, so `out` needs three bytes more.
 */
export function horizontalFunction(): WasmFunction {
  const [row, spans, spansEnd, out, channels, pitch, p, w, end] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [sum, whole] = [9, 10];
  const tap: Code = [
    set(sum, f32x4.add(get(sum), f32x4.mul(v128.load(get(p)), v128.loadSplat32(get(w))))),
    advance(p, get(pitch)),
    advance(w, i32(4)),
  ];
  // Adding 0.5 in f32 would round 0.49999997 up; the remainder is exact, and a true comparison is -1.
  const remainder = f32x4.sub(get(sum), f32x4.fromI32(get(whole)));
  const pixel: Code = [
    set(sum, v128.zero),
    set(p, add(get(row), loadI32(get(spans), 0))),
    set(w, loadI32(get(spans), 4)),
    set(end, loadI32(get(spans), 8)),
    repeatWhileBelow(tap, get(w), get(end)),
    set(sum, f32x4.min(get(sum), f32x4.splat(255))),
    set(whole, i32x4.fromF32(get(sum))),
    set(whole, i32x4.sub(get(whole), f32x4.ge(remainder, f32x4.splat(0.5)))),
    set(whole, i16x8.narrowS(get(whole), get(whole))),
    v128.store32(get(out), i8x16.narrowU(get(whole), get(whole))),
    advance(out, get(channels)),
    advance(spans, i32(12)),
  ];
  const body = repeatWhileBelow(pixel, get(spans), get(spansEnd));
  return { name: 'horizontal', params: 6, result: false, integers: 3, vectors: 2, body };
}
