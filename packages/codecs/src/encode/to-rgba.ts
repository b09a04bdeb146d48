import type { DecodedImage } from '../decoder.ts';

/** The picture as tightly packed RGBA: gray three times, alpha 255 where there is none. RGBA that is so already is not copied. */
export function toRgba({ width, height, channels, stride, data }: DecodedImage): Uint8Array {
  const length = width * height * 4;
  if (channels === 4 && stride === 4) return data.subarray(0, length);
  const rgba = new Uint8Array(length);
  const colours = channels >= 3;
  const alpha = channels === 2 || channels === 4 ? channels - 1 : -1;
  for (let from = 0, to = 0; to < length; from += stride, to += 4) {
    rgba[to] = data[from]!;
    rgba[to + 1] = data[colours ? from + 1 : from]!;
    rgba[to + 2] = data[colours ? from + 2 : from]!;
    rgba[to + 3] = alpha < 0 ? 255 : data[from + alpha]!;
  }
  return rgba;
}
