import type { DecodedImage } from './decoder.ts';

/**
 * The picture as its EXIF orientation (2..8; TIFF 6.0 tag 274) wants it seen: a packed copy, `stride` = `channels`.
 * Orientation 1 gives the picture itself.
 */
export function applyOrientation(image: DecodedImage, orientation: number): DecodedImage {
  if (orientation <= 1 || orientation > 8) return image;
  const { width: w, height: h, channels, stride } = image;
  const turned = orientation >= 5;
  const width = turned ? h : w;
  const height = turned ? w : h;
  // In source pixels: where output (0, 0) comes from, and what one step right or down in the output is.
  const [origin, right, down] = walks[orientation - 2]!(w, h);
  const data = new Uint8Array(width * height * channels);
  let out = 0;
  for (let y = 0; y < height; y++) {
    let from = (origin + y * down) * stride;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) data[out++] = image.data[from + c]!;
      from += right * stride;
    }
  }
  return { width, height, channels, stride: channels, data };
}

type Walk = (w: number, h: number) => readonly [origin: number, right: number, down: number];

/** Orientations 2 to 8, in order. */
const walks: readonly Walk[] = [
  (w) => [w - 1, -1, w],
  (w, h) => [w * h - 1, -1, -w],
  (w, h) => [w * (h - 1), 1, -w],
  (w) => [0, w, 1],
  (w, h) => [w * (h - 1), -w, 1],
  (w, h) => [w * h - 1, -w, -1],
  (w) => [w - 1, w, -1],
];
