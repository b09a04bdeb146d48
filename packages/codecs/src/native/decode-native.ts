import { CodecFailure } from '../codec-failure.ts';
import { nativeTimeout, noNativeDecoder } from '../decode-failure.ts';
import type { DecodedImage } from '../decoder.ts';
import { isDecodable } from '../image-format.ts';
import { imageBitmapWay } from './image-bitmap-way.ts';
import { imageDecoderWay } from './image-decoder-way.ts';
import type { NativeFile, NativePicture, NativeWay, Size } from './native-way.ts';
import { scaledSize } from './scaled-size.ts';

/** A native decode that takes longer than this is given up: a decoder stuck in the platform cannot be seen. */
const patience = 10_000;

/** The platform's ways to decode, the better one first; none in Node. */
export function nativeWays(): NativeWay[] {
  return [imageDecoderWay(), imageBitmapWay()].filter((way) => way !== null);
}

/**
 * Decodes with the platform's own decoder, one way after the other until one succeeds.
 *
 * @param within the caller needs no more than about these pixels; the picture has at least as many on both sides, or all
 * @param file named in errors
 * @param timeout milliseconds
 * @throws CodecFailure where the platform refuses the file, DecodeError where it does not know its format or gives no
 * answer
 */
export async function decodeNative(
  source: NativeFile,
  within: Size | null,
  ways: readonly NativeWay[],
  file: string | undefined,
  timeout = patience,
): Promise<NativePicture & { readonly messages: readonly string[] }> {
  const size = scaledSize(source.header, within);
  let failure: unknown;
  for (const way of ways) {
    try {
      const picture = await inTime(timeout, (signal) => way.decode(source, size, signal));
      if (fits(picture, source, size)) return { ...picture, messages: [] };
      failure = new Error(`it came as ${picture.image.width} x ${picture.image.height} pixels`);
    } catch (error) {
      if (error instanceof TimedOut) throw nativeTimeout(file, source.header.format, timeout);
      failure = error;
    }
  }
  if (!isDecodable(source.header.format)) throw noNativeDecoder(file, source.header.format, failure);
  throw new CodecFailure(failure, []);
}

/** Whether the picture has the size the file says, or at least the smaller one asked for. */
function fits({ image, turned }: NativePicture, { header }: NativeFile, size: Size | null): boolean {
  if (isSize(image, header.width, header.height)) return true;
  if (turned && isSize(image, header.height, header.width)) return true;
  return size !== null && image.width >= size.width && image.height >= size.height && image.width <= header.width;
}

function isSize(image: DecodedImage, width: number, height: number): boolean {
  return image.width === width && image.height === height;
}

class TimedOut extends Error {}

function inTime<T>(timeout: number, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TimedOut());
      controller.abort();
    }, timeout);
    start(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
