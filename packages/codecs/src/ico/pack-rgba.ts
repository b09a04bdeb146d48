import type { DecodedImage } from '../decoder.ts';

/** A picture of any layout as packed RGBA; opaque where it has no alpha. */
export function packRgba({ width, height, channels, stride, data }: DecodedImage): DecodedImage {
  if (channels === 4 && stride === 4) return { width, height, channels, stride, data };
  const rgba = new Uint8Array(width * height * 4);
  const gray = channels < 3;
  const alpha = channels === 2 ? 1 : channels === 4 ? 3 : -1;
  for (let from = 0, to = 0; to < rgba.length; from += stride, to += 4) {
    rgba[to] = data[from]!;
    rgba[to + 1] = data[gray ? from : from + 1]!;
    rgba[to + 2] = data[gray ? from : from + 2]!;
    rgba[to + 3] = alpha < 0 ? 255 : data[from + alpha]!;
  }
  return { width, height, channels: 4, stride: 4, data: rgba };
}
