import type { ImageValue } from '@pixelframe/columnar';
import { channelsOf, IMAGE_MODES, modeOfChannels, PlanError } from '@pixelframe/columnar';
import type { Pixels } from '@pixelframe/kernels';
import { packPixels } from '@pixelframe/kernels';

/** The pixels of an image value, which are not copied; PlanError where its fields contradict each other. */
export function pixelsOf(image: ImageValue): Pixels {
  const { width, height, channels, mode, data } = image;
  if (!Object.hasOwn(IMAGE_MODES, mode) || channels !== channelsOf(mode) || !(data instanceof Uint8Array)) {
    throw new PlanError('Expected an image: { width, height, channels, mode, data }.', {
      hint: "mode is 'L', 'LA', 'RGB' or 'RGBA', channels its number of letters, data a Uint8Array.",
    });
  }
  if (data.length !== width * height * channels) {
    throw new PlanError(
      `An image of ${width} x ${height} x ${channels} has ${width * height * channels} bytes of data, got ${data.length}.`,
    );
  }
  return { width, height, channels: channels as Pixels['channels'], stride: channels, data };
}

/** Pixels as an image value of its own memory: nothing of `source` is shared. */
export function imageOf(pixels: Pixels, source: Uint8Array | null): ImageValue {
  const { width, height, channels } = pixels;
  const packed = packPixels(pixels);
  // A step that changes nothing hands on the pixels it got.
  const data = source !== null && packed.buffer === source.buffer ? packed.slice() : packed;
  return { width, height, channels, mode: modeOfChannels(channels), data };
}
