import { luma } from '../luma/luma.ts';
import { luma601 } from '../luma/luma601.ts';
import { packPixels, type PixelMode, type Pixels } from '../pixels.ts';
import type { ResizeCompat } from '../resize/resize-options.ts';

const channelsOf = { L: 1, LA: 2, RGB: 3, RGBA: 4 } as const;

/** A mode that only drops trailing channels is a view of the same bytes. */
function isView(from: number, to: number): boolean {
  return from === to || (from === 2 && to === 1) || (from === 4 && to === 3);
}

/**
 * The picture in another mode, by Daft's rules: luma for colour to grey (alpha ignored there and carried to LA), grey
 * replicated to colour, alpha 255 where there was none, alpha dropped without compositing. Pillow's are the same with
 * another luma.
 *
 * @param compat - whose luma
 * @returns Pixels; conversions that only drop channels (RGBA to RGB, LA to L) and those that change nothing share
 * `src.data` and keep its stride.
 */
export function convertPixels(src: Pixels, mode: PixelMode, compat: ResizeCompat = 'daft'): Pixels {
  const channels = channelsOf[mode];
  if (isView(src.channels, channels)) return src.channels === channels ? src : { ...src, channels };
  const { width, height } = src;
  const count = width * height;
  const grey = compat === 'daft' ? luma : luma601;
  if (channels === 1) return { width, height, channels, stride: 1, data: grey(src) };

  const data = new Uint8Array(count * channels);
  if (channels === 4 && src.channels === 3) copyColour(src, data);
  else fillGrey(grey(src), data, channels);
  if (channels === 2 || channels === 4) writeAlpha(src, data, channels);
  return { width, height, channels, stride: channels, data };
}

function copyColour(src: Pixels, data: Uint8Array): void {
  const packed = packPixels(src);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = packed[from]!;
    data[to + 1] = packed[from + 1]!;
    data[to + 2] = packed[from + 2]!;
  }
}

function fillGrey(grey: Uint8Array, data: Uint8Array, channels: number): void {
  const copies = channels < 3 ? 1 : 3;
  for (let i = 0, to = 0; to < data.length; i++, to += channels) data.fill(grey[i]!, to, to + copies);
}

function writeAlpha(src: Pixels, data: Uint8Array, channels: number): void {
  const has = src.channels === 2 || src.channels === 4;
  let from = src.channels - 1;
  for (let to = channels - 1; to < data.length; to += channels, from += src.stride) {
    data[to] = has ? src.data[from]! : 255;
  }
}
