import { mimeTypeOf } from '../image-format.ts';
import { ownBytes } from './own-bytes.ts';
import { pictureFromRgba } from './picture-from-rgba.ts';
import { takePixels } from '../pixel-buffers.ts';
import type { NativePicture, NativeWay } from './native-way.ts';

/**
 * WebCodecs' ImageDecoder; null where the platform has none (Node, older Safari). Chromium gives JPEGs as I420 and
 * doubles their chroma without libjpeg's smoothing, so that samples at colour edges differ by some units. Its pixels are
 * the stored ones: EXIF orientation is left to the caller.
 */
export function imageDecoderWay(): NativeWay | null {
  if (typeof ImageDecoder !== 'function') return null;
  return {
    supports: ({ format }) => ImageDecoder.isTypeSupported(mimeTypeOf(format)),
    decode: async ({ bytes, header }, size, signal) => {
      const decoder = new ImageDecoder({
        type: mimeTypeOf(header.format),
        data: ownBytes(bytes),
        colorSpaceConversion: 'none',
        preferAnimation: false,
        ...(size === null ? {} : { desiredWidth: size.width, desiredHeight: size.height }),
      });
      // Closing a decoder rejects what it has under way.
      signal.addEventListener('abort', () => decoder.close(), { once: true });
      try {
        const { image } = await decoder.decode();
        return await pictureOf(image, header.channels);
      } finally {
        decoder.close();
      }
    },
  };
}

async function pictureOf(frame: VideoFrame, channels: 1 | 2 | 3 | 4): Promise<NativePicture> {
  try {
    const { width, height } = frame.visibleRect!;
    const rgba = takePixels(width * height * 4);
    await frame.copyTo(rgba, { format: 'RGBA', layout: [{ offset: 0, stride: width * 4 }] });
    return { image: pictureFromRgba(width, height, channels, rgba), turned: false };
  } finally {
    frame.close();
  }
}
