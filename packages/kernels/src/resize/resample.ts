import type { Pixels } from '../pixels.ts';
import { cropView, packView, transposeView, viewOf, type Box, type View } from '../view.ts';
import { cutAxis, identityAxis, padAxis, type Axis, type IntegerAxis, type PlacedAxis, type Taps } from './axis.ts';
import { floatAxis } from './float-axis.ts';
import { floatResampleScalar } from './float-resample.ts';
import { floatResampleSimd } from './float-simd.ts';
import { integerResampleScalar } from './integer-resample.ts';
import { integerResampleSimd } from './integer-simd.ts';
import { pickSamples } from './pick-samples.ts';
import { pillowAxis, PRECISION_BITS } from './pillow-axis.ts';
import { isOpaque, premultiply, unpremultiply } from './premultiply.ts';
import { isOnlyCut, isPadded, type ResizeGeometry, type Size } from './resize-geometry.ts';
import type { ResizeCompat, ResizeFilter } from './resize-options.ts';

/** A resize in numbers: what is scaled how, and by whose arithmetic. */
export interface Resampling {
  readonly geometry: ResizeGeometry;
  readonly filter: ResizeFilter;
  readonly compat: ResizeCompat;
}

/** Both axes of a part of a resize's result, each over no more of the source than that part needs. */
export type ResampleAxes =
  | { readonly arithmetic: 'float'; readonly x: PlacedAxis<Axis>; readonly y: PlacedAxis<Axis> }
  | {
      readonly arithmetic: 'integer';
      readonly x: PlacedAxis<IntegerAxis>;
      readonly y: PlacedAxis<IntegerAxis>;
      /** The vertical pass goes first; each pass rounds, so the order shows. */
      readonly downFirst: boolean;
    };

const FLOAT_ONE = Float32Array.of(1);
const INTEGER_ONE = Int32Array.of(1 << PRECISION_BITS);

/**
 * @param source - size of the picture that is resized, at least 1x1
 * @param part - of the result, at least 1x1
 */
export function resampleAxes(source: Size, { geometry, filter, compat }: Resampling, part: Box): ResampleAxes {
  const { scaledWidth, scaledHeight, width, height } = geometry;
  const same = source.width === scaledWidth && source.height === scaledHeight;
  const axes = <W extends Float32Array | Int32Array>(
    one: W,
    make: (from: number, to: number) => Taps<W>,
  ): { x: PlacedAxis<Taps<W>>; y: PlacedAxis<Taps<W>> } => {
    const axis = (from: number, scaled: number, at: number, total: number, first: number, length: number) => {
      const own = same ? identityAxis(from, one) : make(from, scaled);
      return scaled > total ? cutAxis(own, first - at, length) : cutAxis(padAxis(own, at, total), first, length);
    };
    return {
      x: axis(source.width, scaledWidth, geometry.x, width, part[0], part[2]),
      y: axis(source.height, scaledHeight, geometry.y, height, part[1], part[3]),
    };
  };
  if (compat === 'daft') return { arithmetic: 'float', ...axes(FLOAT_ONE, (from, to) => floatAxis(from, to, filter)) };
  const downFirst = goesDownFirst(source, { width: scaledWidth, height: scaledHeight });
  return { arithmetic: 'integer', downFirst, ...axes(INTEGER_ONE, (from, to) => pillowAxis(from, to, filter)) };
}

/** Whether Pillow (since 13) filters columns before rows: where the height loses over twice what the width does. */
function goesDownFirst(source: Size, target: Size): boolean {
  return target.height < source.height && source.height - target.height > 2 * (source.width - target.width);
}

/** The part of the source that the axes read. */
export function sourceBox({ x, y }: ResampleAxes): Box {
  return [x.start, y.start, x.axis.from, y.axis.from];
}

/**
 * Whether the filter works on premultiplied colours, as Pillow's all but `nearest` do. Where every alpha is 255 that
 * changes nothing: then it need not.
 */
export function isPremultiplied({ filter, compat }: Resampling, source: View): boolean {
  const { channels } = source.pixels;
  return compat === 'pillow' && filter !== 'nearest' && (channels === 2 || channels === 4) && !isOpaque(source);
}

/**
 * A part of a resize's result, packed.
 *
 * @param input - the part of the source that `axes` reads
 */
export function resample(input: View, axes: ResampleAxes, how: Resampling, part: Box): Pixels {
  const { channels } = input.pixels;
  const [, , width, height] = part;
  const data = new Uint8Array(width * height * channels);
  const premultiplied = isPremultiplied(how, input);
  filter(premultiplied ? viewOf(premultiply(packView(input))) : input, data, axes);
  if (premultiplied) unpremultiply(data, channels);
  const result: Pixels = { width, height, channels, stride: channels, data };
  if (channels % 2 === 0 && isPadded(how.geometry)) makePaddingOpaque(result, how.geometry, part);
  return result;
}

/** The vertical pass first: the same two passes over the transposed picture, transposed back. */
function integerResampleTurned(source: View, data: Uint8Array, ax: IntegerAxis, ay: IntegerAxis): void {
  const { channels } = source.pixels;
  const turned = new Uint8Array(data.length);
  integerResample(transposeView(source), turned, ay, ax);
  for (let y = 0, to = 0; y < ay.to; y++) {
    for (let x = 0; x < ax.to; x++, to += channels) {
      const from = (x * ay.to + y) * channels;
      for (let c = 0; c < channels; c++) data[to + c] = turned[from + c]!;
    }
  }
}

function filter(source: View, data: Uint8Array, axes: ResampleAxes): void {
  const [ax, ay] = [axes.x.axis, axes.y.axis];
  if (ax.taps === 1 && ay.taps === 1) pickSamples(source, data, ax, ay);
  else if (axes.arithmetic === 'float') floatResample(source, data, axes.x.axis, axes.y.axis);
  else if (axes.downFirst) integerResampleTurned(source, data, axes.x.axis, axes.y.axis);
  else integerResample(source, data, axes.x.axis, axes.y.axis);
}

function floatResample(source: View, data: Uint8Array, ax: Axis, ay: Axis): void {
  if (!floatResampleSimd(source, data, ax, ay)) floatResampleScalar(source, data, ax, ay);
}

function integerResample(source: View, data: Uint8Array, ax: IntegerAxis, ay: IntegerAxis): void {
  if (!integerResampleSimd(source, data, ax, ay)) integerResampleScalar(source, data, ax, ay);
}

function makePaddingOpaque({ width, height, channels, data }: Pixels, geometry: ResizeGeometry, part: Box): void {
  const { x, y, scaledWidth, scaledHeight } = geometry;
  for (let row = 0, at = channels - 1; row < height; row++) {
    const outside = row + part[1] < y || row + part[1] >= y + scaledHeight;
    for (let column = 0; column < width; column++, at += channels) {
      const place = column + part[0];
      if (outside || place < x || place >= x + scaledWidth) data[at] = 255;
    }
  }
}

/** A resize's whole result; the same pixels where nothing changes. */
export function resampleWhole(source: View, how: Resampling): Pixels {
  const { width, height, x, y } = how.geometry;
  if (isOnlyCut(source, how.geometry)) return packView(cropView(source, [-x, -y, width, height]));
  const part: Box = [0, 0, width, height];
  const axes = resampleAxes(source, how, part);
  return resample(cropView(source, sourceBox(axes)), axes, how, part);
}
