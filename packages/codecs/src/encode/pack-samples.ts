import type { DecodedImage } from '../decoder.ts';

/** The picture's samples without the bytes between pixels; not copied where there are none. */
export function packSamples({ width, height, channels, stride, data }: DecodedImage): Uint8Array {
  const length = width * height * channels;
  if (stride === channels) return data.subarray(0, length);
  const packed = new Uint8Array(length);
  for (let from = 0, to = 0; to < length; from += stride) {
    for (let c = 0; c < channels; c++) packed[to++] = data[from + c]!;
  }
  return packed;
}
