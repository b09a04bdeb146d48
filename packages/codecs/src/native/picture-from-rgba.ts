import type { DecodedImage } from '../decoder.ts';
import { nativeFromRgba8 } from '../png/png-layout.ts';

/** RGBA samples as a picture of `channels`, without a copy where the layout allows it. */
export function pictureFromRgba(
  width: number,
  height: number,
  channels: DecodedImage['channels'],
  rgba: Uint8ClampedArray<ArrayBuffer>,
): DecodedImage {
  const data = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
  return channels === 2
    ? { width, height, ...nativeFromRgba8(data, channels) }
    : { width, height, channels, stride: 4, data };
}
