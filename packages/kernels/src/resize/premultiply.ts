import type { Pixels } from '../pixels.ts';
import { simdWith } from '../simd/simd.ts';
import type { View } from '../view.ts';
import { PREMULTIPLY_STEP } from './premultiply-code.ts';

/** Whether every alpha is 255. For pictures with alpha. */
export function isOpaque({ pixels, width, height, origin, stepX, stepY }: View): boolean {
  const { stride, channels, data } = pixels;
  const step = stepX * stride;
  for (let y = 0; y < height; y++) {
    let at = (origin + y * stepY) * stride + channels - 1;
    let all = 255;
    for (let x = 0; x < width; x++, at += step) all &= data[at]!;
    if (all !== 255) return false;
  }
  return true;
}

const times = (value: number, alpha: number): number => {
  const product = value * alpha + 128;
  return ((product >> 8) + product) >> 8;
};

/** Pixels in WebAssembly memory at once; a multiple of 4. */
const STRIP = 2 ** 16;

/** Packed copy with colour multiplied by alpha, rounded as Pillow's `RGBa` and `La` modes. For pictures with alpha. */
export function premultiply(src: Pixels): Pixels {
  const { width, height, channels } = src;
  const data = new Uint8Array(width * height * channels);
  if (!premultiplySimd(src, data)) premultiplyScalar(src, data);
  return { width, height, channels, stride: channels, data };
}

function premultiplySimd({ channels, stride, data }: Pixels, out: Uint8Array): boolean {
  if (channels !== 4 || stride !== 4) return false;
  const simd = simdWith(8 * STRIP + 2 * PREMULTIPLY_STEP);
  if (simd === null) return false;
  const bytes = new Uint8Array(simd.memory.buffer);
  const to = 4 * STRIP + PREMULTIPLY_STEP;
  for (let at = 0; at < out.length; at += 4 * STRIP) {
    const length = Math.min(4 * STRIP, out.length - at);
    bytes.set(data.subarray(at, at + length), 0);
    simd.premultiply4(0, to, to + length);
    out.set(bytes.subarray(to, to + length), at);
  }
  return true;
}

/** The same for pixels of any stride, without SIMD. */
export function premultiplyScalar({ channels, stride, data }: Pixels, out: Uint8Array): void {
  for (let to = 0, from = 0; to < out.length; to += channels, from += stride) {
    const alpha = data[from + channels - 1]!;
    out[to] = times(data[from]!, alpha);
    if (channels === 4) {
      out[to + 1] = times(data[from + 1]!, alpha);
      out[to + 2] = times(data[from + 2]!, alpha);
    }
    out[to + channels - 1] = alpha;
  }
}

/** Takes alpha out of the colours again, in place: truncated and at most 255; unchanged where alpha is 0. */
export function unpremultiply(data: Uint8Array, channels: number): void {
  const last = channels - 1;
  for (let at = 0; at < data.length; at += channels) {
    const alpha = data[at + last]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = 0; c < last; c++) data[at + c] = Math.min(255, Math.trunc((255 * data[at + c]!) / alpha));
  }
}
