import type { DecodedImage } from '../decoder.ts';
import { cmykToRgb } from '../cmyk.ts';
import type { TiffDirectory } from './tiff-directory.ts';
import type { TiffLayout } from './tiff-layout.ts';
import { tags } from './tiff-tags.ts';

/** Samples per pixel of the picture a layout becomes: L, LA, RGB, RGBA. */
export function channelsOf({ colour, alpha }: TiffLayout): DecodedImage['channels'] {
  const gray = colour === 'white is zero' || colour === 'black is zero';
  if (alpha === 'none') return gray ? 1 : 3;
  return gray ? 2 : 4;
}

/** Turns stored samples, `layout.samples` bytes a pixel, into the picture's. */
export function convertColours(stored: Uint8Array, layout: TiffLayout, directory: TiffDirectory): Uint8Array {
  const channels = channelsOf(layout);
  const { samples, colour, alpha } = layout;
  if (colour === 'white is zero') invertFirst(stored, samples);
  if (alpha === 'premultiplied') divideByAlpha(stored, samples, channels);
  const plain = colour === 'rgb' || colour === 'white is zero' || colour === 'black is zero';
  if (plain && samples === channels) return stored;
  const pixels = stored.length / samples;
  const out = new Uint8Array(pixels * channels);
  if (colour === 'palette') paintPalette(stored, samples, readPalette(directory, layout.bits), out);
  else if (colour === 'cmyk') paintCmyk(stored, samples, out);
  else if (colour === 'ycbcr') paintYcbcr(stored, samples, out, channels);
  else {
    for (let i = 0; i < pixels; i++)
      for (let c = 0; c < channels; c++) out[i * channels + c] = stored[i * samples + c]!;
  }
  return out;
}

function invertFirst(stored: Uint8Array, samples: number): void {
  for (let i = 0; i < stored.length; i += samples) stored[i] = 255 - stored[i]!;
}

/** Whole division, as Pillow does it. */
function divideByAlpha(stored: Uint8Array, samples: number, channels: number): void {
  for (let i = 0; i < stored.length; i += samples) {
    const alpha = stored[i + channels - 1]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = 0; c < channels - 1; c++) stored[i + c] = Math.min(255, Math.floor((255 * stored[i + c]!) / alpha));
  }
}

/** A colour map holds all reds, all greens, all blues, of 16 bits each; only their upper 8 count. */
function readPalette(directory: TiffDirectory, bits: number): Uint8Array {
  const map = directory.numbers(tags.colorMap);
  const count = 1 << bits;
  // Some writers fill in 8-bit values.
  const shift = map.every((value) => value < 256) ? 0 : 8;
  return Uint8Array.from({ length: count * 3 }, (_, i) => (map[(i % 3) * count + Math.floor(i / 3)] ?? 0) >> shift);
}

function paintPalette(stored: Uint8Array, samples: number, palette: Uint8Array, out: Uint8Array): void {
  for (let from = 0, to = 0; to < out.length; from += samples, to += 3) {
    const entry = stored[from]! * 3;
    out[to] = palette[entry]!;
    out[to + 1] = palette[entry + 1]!;
    out[to + 2] = palette[entry + 2]!;
  }
}

function paintCmyk(stored: Uint8Array, samples: number, out: Uint8Array): void {
  for (let from = 0, to = 0; to < out.length; from += samples, to += 3) {
    cmykToRgb(stored[from]!, stored[from + 1]!, stored[from + 2]!, stored[from + 3]!, out, to);
  }
}

/** JFIF's constants, as every writer in use has them. */
function paintYcbcr(stored: Uint8Array, samples: number, out: Uint8Array, channels: number): void {
  const clamped = new Uint8ClampedArray(out.buffer);
  for (let from = 0, to = 0; to < out.length; from += samples, to += channels) {
    const y = stored[from]!;
    const cb = stored[from + 1]! - 128;
    const cr = stored[from + 2]! - 128;
    clamped[to] = y + 1.402 * cr;
    clamped[to + 1] = y - 0.344136 * cb - 0.714136 * cr;
    clamped[to + 2] = y + 1.772 * cb;
    if (channels === 4) out[to + 3] = stored[from + 3]!;
  }
}
