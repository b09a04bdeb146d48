import { packPixels, type Pixels } from '../pixels.ts';

/**
 * The picture laid on white, without its alpha: the arithmetic of Pillow's `alpha_composite` over an opaque background
 * (fixed point, 7 extra bits). Pictures without alpha are returned as they are.
 *
 * @returns 1 or 3 packed channels
 */
export function flattenOnWhite(src: Pixels): Pixels {
  if (src.channels !== 2 && src.channels !== 4) return src;
  const channels = src.channels === 2 ? 1 : 3;
  const { width, height } = src;
  const from = packPixels(src);
  const data = new Uint8Array(width * height * channels);
  for (let at = 0, to = 0; to < data.length; at += channels + 1) {
    const alpha = from[at + channels]!;
    for (let c = 0; c < channels; c++) {
      const sum = 128 * (from[at + c]! * alpha + 255 * (255 - alpha)) + (128 << 7);
      data[to++] = alpha === 0 ? 255 : (((sum >> 8) + sum) >> 8) >> 7;
    }
  }
  return { width, height, channels, stride: channels, data };
}
