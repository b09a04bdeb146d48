import {
  advance,
  add,
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
import { PRECISION_BITS } from './pillow-axis.ts';

/**
 * A weight is `high * 2^11 + low` with 0 <= low < 2^11: both fit the 16 bits whose products one instruction adds in pairs.
 * Their sums wrap around where theirs together does not, so nothing is lost.
 */
export const LOW_BITS = 11;

/** Bytes the vertical pass takes at once: rows are padded to a multiple. */
export const INTEGER_STEP = 16;

/** Taps the horizontal pass takes at once, by the stride of the pixels: lists of weights are padded to a multiple. */
export const TAPS_AT_ONCE = { 1: 8, 3: 2, 4: 2 } as const;

const total = (low: number, high: number): Code =>
  i32x4.shrS(
    i32x4.add(i32x4.add(get(low), i32x4.shl(get(high), i32(LOW_BITS))), i32x4.splat(i32(1 << (PRECISION_BITS - 1)))),
    i32(PRECISION_BITS),
  );

const accumulate = (sum: number, samples: Code, weights: Code): Code =>
  set(sum, i32x4.add(get(sum), i32x4.dot(samples, weights)));

/**
 * integerHorizontal1 / 3 / 4(row, spans, spansEnd, out, channels): one row of bytes, filtered. Pixels are 1, 3 or 4
 * bytes apart. A span is the byte offset of its first pixel, and where its weights start and end: for 8 taps the low
 * parts and then the high ones, for pairs of taps alike. Every pixel is stored as four bytes of which the next
 * overwrites those past its channels, so `out` needs three bytes more.
 */
export function integerHorizontalFunction(stride: 1 | 3 | 4): WasmFunction {
  const [row, spans, spansEnd, out, channels, p, w, end] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [low, high, samples] = [8, 9, 10];
  const tap = stride === 1 ? greyTaps(p, w, low, high, samples) : colourTaps(stride, p, w, low, high, samples);
  const pixel: Code = [
    set(low, v128.zero),
    set(high, v128.zero),
    set(p, add(get(row), loadI32(get(spans), 0))),
    set(w, loadI32(get(spans), 4)),
    set(end, loadI32(get(spans), 8)),
    repeatWhileBelow(tap, get(w), get(end)),
    stride === 1 ? [low, high].map((sum) => addLanes(sum)) : [],
    set(samples, total(low, high)),
    set(samples, i16x8.narrowS(get(samples), get(samples))),
    v128.store32(get(out), i8x16.narrowU(get(samples), get(samples))),
    advance(out, get(channels)),
    advance(spans, i32(12)),
  ];
  const body = repeatWhileBelow(pixel, get(spans), get(spansEnd));
  return { name: `integerHorizontal${stride}`, params: 5, result: false, integers: 3, vectors: 3, body };
}

/** Lane 0 becomes the sum of all. */
function addLanes(sum: number): Code {
  const lanes = (first: number): number[] => Array.from({ length: 16 }, (_, i) => (first + i) % 16);
  return [8, 4].map((by) => set(sum, i32x4.add(get(sum), v128.pick(get(sum), get(sum), lanes(by)))));
}

function greyTaps(p: number, w: number, low: number, high: number, samples: number): Code {
  return [
    set(samples, i16x8.loadBytes(get(p))),
    accumulate(low, get(samples), v128.load(get(w))),
    accumulate(high, get(samples), v128.load(get(w), 16)),
    advance(p, i32(8)),
    advance(w, i32(32)),
  ];
}

/** Two pixels, channel by channel side by side, widened to 16 bits. */
function colourTaps(stride: 3 | 4, p: number, w: number, low: number, high: number, samples: number): Code {
  const zero = 16;
  const lanes = [0, 1, 2, 3].flatMap((c) => (c < stride ? [c, zero, c + stride, zero] : [zero, zero, zero, zero]));
  return [
    set(samples, v128.shuffle(v128.load64(get(p)), lanes)),
    accumulate(low, get(samples), v128.loadSplat32(get(w))),
    accumulate(high, get(samples), v128.loadSplat32(get(w), 4)),
    advance(p, i32(2 * stride)),
    advance(w, i32(8)),
  ];
}

/**
 * integerVertical(src, pitch, weights, weightsEnd, dst, dstEnd): weighted sums of bytes down the columns, as bytes. Rows
 * are `pitch` bytes apart and taken two at once, so the weights are pairs as above; a row past the last is read.
 */
export function integerVerticalFunction(): WasmFunction {
  const [src, pitch, weights, weightsEnd, dst, dstEnd, p, w] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [upper, lower, mixed, samples] = [8, 9, 10, 11];
  const low = [12, 13, 14, 15];
  const high = [16, 17, 18, 19];
  const interleave = (first: number): number[] =>
    Array.from({ length: 8 }, (_, i) => [first + i, 16 + first + i]).flat();
  const quad = (index: number, wide: Code): Code => [
    set(samples, wide),
    accumulate(low[index]!, get(samples), v128.loadSplat32(get(w))),
    accumulate(high[index]!, get(samples), v128.loadSplat32(get(w), 4)),
  ];
  const half = (first: number): Code => [
    set(mixed, v128.pick(get(upper), get(lower), interleave(8 * first))),
    quad(2 * first, i16x8.lowU(get(mixed))),
    quad(2 * first + 1, i16x8.highU(get(mixed))),
  ];
  const taps: Code = [
    set(upper, v128.load(get(p))),
    set(lower, v128.load(add(get(p), get(pitch)))),
    half(0),
    half(1),
    advance(p, add(get(pitch), get(pitch))),
    advance(w, i32(8)),
  ];
  const pair = (first: number): Code =>
    i16x8.narrowS(total(low[first]!, high[first]!), total(low[first + 1]!, high[first + 1]!));
  const columns: Code = [
    [...low, ...high].map((sum) => set(sum, v128.zero)),
    set(p, get(src)),
    set(w, get(weights)),
    repeatWhileBelow(taps, get(w), get(weightsEnd)),
    v128.store(get(dst), i8x16.narrowU(pair(0), pair(2)), 0),
    advance(src, i32(INTEGER_STEP)),
    advance(dst, i32(INTEGER_STEP)),
  ];
  const body = repeatWhileBelow(columns, get(dst), get(dstEnd));
  return { name: 'integerVertical', params: 6, result: false, integers: 2, vectors: 12, body };
}
