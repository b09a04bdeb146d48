import type { ImageValue } from 'pixelframe';

/** Width and height that fit a square of `side`, never larger than the picture itself. */
export function fitInto(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** How far a picture may exceed the thumbnail before rows and columns are left out ahead of the smooth resize. */
const OVERSAMPLING = 4;

/** RGBA of every `step`-th pixel: a thumbnail of a 64-megapixel picture must not take another 256 MB. */
export function sampleRgba(image: ImageValue, step: number): ImageData {
  const { width, height, channels, data } = image;
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const rgba = new Uint8ClampedArray(columns * rows * 4);
  const grey = channels < 3;
  const hasAlpha = channels % 2 === 0;
  let to = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const from = (y * width + x) * channels;
      rgba[to] = data[from]!;
      rgba[to + 1] = data[grey ? from : from + 1]!;
      rgba[to + 2] = data[grey ? from : from + 2]!;
      rgba[to + 3] = hasAlpha ? data[from + channels - 1]! : 255;
      to += 4;
    }
  }
  return new ImageData(rgba, columns, rows);
}

/** A PNG of the picture, fitted into `side` x `side` pixels. The picture must have at least one pixel. */
export async function pixelsToBlob(image: ImageValue, side: number): Promise<Blob> {
  const { width, height } = fitInto(image.width, image.height, side);
  const step = Math.max(1, Math.floor(Math.max(image.width, image.height) / (side * OVERSAMPLING)));
  const bitmap = await createImageBitmap(sampleRgba(image, step), {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
