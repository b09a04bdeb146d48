import { mimeTypeOf, type ImageFormat } from '../image-format.ts';
import { ownBytes } from './own-bytes.ts';
import { pictureFromRgba } from './picture-from-rgba.ts';
import { withoutOrientation } from './without-orientation.ts';
import type { NativeWay } from './native-way.ts';

/** What every browser decodes. There is no asking: others are found out by trying. */
const everywhere: readonly ImageFormat[] = ['jpeg', 'png', 'webp', 'gif', 'bmp', 'ico', 'avif'];

/**
 * `createImageBitmap` and a canvas; null where the platform lacks one. A canvas multiplies colours by alpha and back, so
 * that pixels which are not opaque lose precision, transparent ones their colour altogether.
 *
 * Browsers turn the bitmap as the file's EXIF says (Chromium: JPEG and PNG, not WebP) and cannot be asked not to, so the
 * orientation is taken out of the file first. A HEIC file keeps its own in its boxes: that one comes turned.
 */
export function imageBitmapWay(): NativeWay | null {
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas !== 'function') return null;
  return {
    supports: ({ format }) => Promise.resolve(everywhere.includes(format)),
    decode: async ({ bytes, header, exif }, _size, signal) => {
      const upright = header.orientation === 1 ? bytes : withoutOrientation(bytes, exif);
      const blob = new Blob([ownBytes(upright)], { type: mimeTypeOf(header.format) });
      const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
      try {
        signal.throwIfAborted();
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
        context.drawImage(bitmap, 0, 0);
        const rgba = context.getImageData(0, 0, width, height).data;
        return { image: pictureFromRgba(width, height, header.channels, rgba), turned: header.format === 'heic' };
      } finally {
        bitmap.close();
      }
    },
  };
}
