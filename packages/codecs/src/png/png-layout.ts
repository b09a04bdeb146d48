import type { DecodedImage } from '../decoder.ts';
import { takePixels } from '../pixel-buffers.ts';

type Channels = DecodedImage['channels'];

/** A layout without its dimensions. */
export type Samples = Pick<DecodedImage, 'channels' | 'stride' | 'data'>;

/** Which of the decoder's R, G, B, A samples make up each native layout. */
const sources: Readonly<Record<Channels, readonly number[]>> = { 1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3] };

/**
 * Copies RGBA bytes out of the decoder's memory. Gray, RGB and RGBA stay 4 bytes apart; LA is packed, since its alpha
 * is the fourth byte.
 */
export function nativeFromRgba8(rgba: Uint8Array, channels: Channels): Samples {
  if (channels !== 2) {
    const copy = takePixels(rgba.length);
    copy.set(rgba);
    return { channels, stride: 4, data: new Uint8Array(copy.buffer, 0, copy.length) };
  }
  const pixels = rgba.length / 4;
  const data = new Uint8Array(pixels * 2);
  for (let i = 0; i < pixels; i++) {
    data[i * 2] = rgba[i * 4]!;
    data[i * 2 + 1] = rgba[i * 4 + 3]!;
  }
  return { channels, stride: 2, data };
}

/** Narrows RGBA samples of 16 bits to packed bytes: (v + 128) div 257, the rounding of the Rust `image` crate. */
export function nativeFromRgba16(rgba: Uint16Array, channels: Channels): Samples {
  const pixels = rgba.length / 4;
  const data = new Uint8Array(pixels * channels);
  const picks = sources[channels];
  for (let c = 0; c < channels; c++) {
    const pick = picks[c]!;
    for (let i = 0; i < pixels; i++) data[i * channels + c] = ((rgba[i * 4 + pick]! + 128) / 257) | 0;
  }
  return { channels, stride: channels, data };
}
