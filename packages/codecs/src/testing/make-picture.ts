import type { DecodedImage } from '../decoder.ts';

/** A smooth picture with some detail, the same on every run; `gap` bytes of rubbish stand after every pixel. */
export function makePicture(width: number, height: number, channels: 1 | 2 | 3 | 4, gap = 0): DecodedImage {
  const stride = channels + gap;
  const data = new Uint8Array(width * height * stride).fill(0x5a);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const wave = ((x * (c + 2)) % 61) + ((y * (5 - c)) % 47) + ((x ^ y) & 7);
        data[(y * width + x) * stride + c] = 40 + wave + c * 20;
      }
    }
  }
  return { width, height, channels, stride, data };
}

/** Samples without the bytes between pixels, in plain JavaScript and one by one. */
export function samplesOf({ width, height, channels, stride, data }: DecodedImage): number[] {
  const pixels = Array.from({ length: width * height }, (_, pixel) => pixel * stride);
  return pixels.flatMap((at) => [...data.subarray(at, at + channels)]);
}

/** Peak signal-to-noise ratio in dB of pictures of the same size and mode. */
export function psnr(a: DecodedImage, b: DecodedImage): number {
  const other = samplesOf(b);
  const errors = samplesOf(a).map((value, i) => (value - other[i]!) ** 2);
  return 10 * Math.log10(255 ** 2 / (errors.reduce((sum, error) => sum + error, 0) / errors.length));
}
