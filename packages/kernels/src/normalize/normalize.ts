import { PlanError } from '@pixelframe/columnar';
import type { Pixels } from '../pixels.ts';

/** CHW: one plane per channel, as models want it; HWC: as pixels lie. */
export type TensorLayout = 'CHW' | 'HWC';

export interface NormalizeOptions {
  /** One per channel, in units of the 0..1 range. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly layout: TensorLayout;
}

const fround = Math.fround;

/** Value v of channel c at `[c * 256 + v]`: (v/255 - mean) / std, each step rounded to f32. */
export function normalizeTable(channels: number, mean: readonly number[], std: readonly number[]): Float32Array {
  if (mean.length !== channels || std.length !== channels) {
    throw new PlanError(
      `normalize: the picture has ${channels} channels, but ${mean.length} means and ${std.length} deviations were given.`,
      { hint: 'Give one mean and one std per channel, or convert the image first.' },
    );
  }
  const table = new Float32Array(channels * 256);
  for (let c = 0; c < channels; c++) {
    const [m, s] = [fround(mean[c]!), fround(std[c]!)];
    for (let v = 0; v < 256; v++) table[c * 256 + v] = fround(fround(v / 255) - m) / s;
  }
  return table;
}

/** `[C, H, W]` or `[H, W, C]`. */
export function tensorShape(width: number, height: number, channels: number, layout: TensorLayout): number[] {
  return layout === 'CHW' ? [channels, height, width] : [height, width, channels];
}

/**
 * Bytes to a float tensor, (v/255 - mean[c]) / std[c] in f32.
 *
 * @throws PlanError unless there are as many means and deviations as channels
 */
export function normalize(src: Pixels, options: NormalizeOptions): { data: Float32Array; shape: number[] } {
  const { width, height, channels, stride, data } = src;
  const table = normalizeTable(channels, options.mean, options.std);
  const count = width * height;
  const out = new Float32Array(count * channels);
  const planes = options.layout === 'CHW';
  for (let c = 0; c < channels; c++) {
    const base = c * 256;
    const step = planes ? 1 : channels;
    let to = planes ? c * count : c;
    for (let i = 0, at = c; i < count; i++, at += stride, to += step) out[to] = table[base + data[at]!]!;
  }
  return { data: out, shape: tensorShape(width, height, channels, options.layout) };
}
