import { CodecFailure } from '../codec-failure.ts';
import type { DecodedImage } from '../decoder.ts';
import type { CodecSlots } from '../codec-slots.ts';
import { loadAvifEncoder } from './avif-encoder.ts';
import {
  badQuality,
  encoderFailed,
  missingPixels,
  noPixels,
  noTransparency,
  sideTooLong,
  unknownFormat,
} from './encode-failure.ts';
import { encodeFormats, type EncodeFormat, type EncodeOptions } from './encode-options.ts';
import type { Encoder, LoadEncoder } from './encoder.ts';
import { loadJpegEncoder } from './jpeg-encoder.ts';
import { packSamples } from './pack-samples.ts';
import { loadWebpEncoder } from './webp-encoder.ts';
import { writePng } from './write-png.ts';

interface LossyFormat {
  readonly load: LoadEncoder;
  readonly defaultQuality: number;
  /** The longest side the format or its decoders take, in pixels. */
  readonly longestSide: number;
  readonly transparency: boolean;
}

/** JPEG's bound is libjpeg's, a little under the format's; AVIF's is what libavif's decoder takes by default. */
const lossyFormats: Readonly<Record<Exclude<EncodeFormat, 'png'>, LossyFormat>> = {
  jpeg: { load: loadJpegEncoder, defaultQuality: 75, longestSide: 65500, transparency: false },
  webp: { load: loadWebpEncoder, defaultQuality: 75, longestSide: 16383, transparency: true },
  avif: { load: loadAvifEncoder, defaultQuality: 50, longestSide: 32768, transparency: true },
};

const modes = ['L', 'LA', 'RGB', 'RGBA'] as const;

/** Encodes with the instance that `slots` keeps for a format; see `ImageCodecs.encode`. */
export async function encodeImage(
  slots: CodecSlots<Encoder>,
  image: DecodedImage,
  { format, quality, file }: EncodeOptions,
): Promise<Uint8Array> {
  if (!encodeFormats.includes(format)) throw unknownFormat(file, String(format), encodeFormats);
  if (quality !== undefined && !(quality >= 0 && quality <= 100)) throw badQuality(file, quality);
  const { width, height, channels, stride, data } = image;
  if (width < 1 || height < 1) throw noPixels(file, width, height);
  const needed = (width * height - 1) * stride + channels;
  if (data.length < needed) throw missingPixels(file, needed, data.length);
  if (format === 'png') return writePng(width, height, channels, packSamples(image));
  const { load, defaultQuality, longestSide, transparency } = lossyFormats[format];
  if (Math.max(width, height) > longestSide) throw sideTooLong(file, format, width, height, longestSide);
  if (!transparency && channels % 2 === 0) throw noTransparency(file, format, modes[channels - 1]!);
  const asked = Math.round(quality ?? defaultQuality);
  try {
    return await slots.of(load).run((encoder) => encodeOnce(encoder, image, asked));
  } catch (error) {
    if (error instanceof CodecFailure)
      throw encoderFailed(file, format, error.messages.at(-1) ?? error.message, error.cause);
    throw error;
  }
}

/** Runs the codec; whatever goes wrong in it becomes a CodecFailure, so that a failed download of it stays one. */
function encodeOnce(encoder: Encoder, image: DecodedImage, quality: number): Uint8Array {
  try {
    return encoder.encode(image, quality);
  } catch (error) {
    throw new CodecFailure(error, [...encoder.messages]);
  }
}
