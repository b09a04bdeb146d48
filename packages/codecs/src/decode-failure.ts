import { DecodeError } from '@pixelframe/columnar';
import { decodableFormats, isDecodable, type ImageFormat } from './image-format.ts';

/** The fixed vocabulary of `DecodeError.reason` here: failures are counted by it. */
export const decodeReasons = {
  emptyFile: 'empty file',
  unrecognised: 'unrecognised format',
  truncated: 'truncated',
  tooLarge: 'too large',
  corrupt: 'corrupt',
  jpegVariant: 'unsupported: JPEG variant',
  noNativeDecoder: 'no native decoder',
  nativeTimeout: 'native decoder timed out',
  tiffVariant: 'unsupported: TIFF variant',
  unsupportedFormat: (format: ImageFormat) => `unsupported format: ${format}` as const,
} as const;

const titles: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  bmp: 'BMP',
  ico: 'ICO',
  tiff: 'TIFF',
  avif: 'AVIF',
  heic: 'HEIC',
  jxl: 'JPEG XL',
};

/** 'JPEG, PNG and WebP', for hints. */
const decodableList = decodableFormats
  .map((format) => titles[format])
  .join(', ')
  .replace(/, ([^,]*)$/, ' and $1');

interface Failure {
  readonly reason: string;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** `file: sentence`, or the sentence alone with a capital where the file's name is not known. */
export function sayOf(file: string | undefined, sentence: string): string {
  return file === undefined ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : `${file}: ${sentence}`;
}

function fail(file: string | undefined, sentence: string, failure: Failure): DecodeError {
  return new DecodeError(sayOf(file, sentence), { ...failure, ...(file === undefined ? {} : { file }) });
}

export function emptyFile(file: string | undefined): DecodeError {
  return fail(file, 'the file is empty (0 bytes).', {
    reason: decodeReasons.emptyFile,
    hint: 'Check that the download or the copy of this file finished.',
  });
}

export function unrecognisedFormat(file: string | undefined, looksLike: string): DecodeError {
  return fail(file, `this is not an image: its first bytes look like ${looksLike}.`, {
    reason: decodeReasons.unrecognised,
    hint: `Formats that can be decoded are ${decodableList}; onError: 'null' gives null for other files.`,
  });
}

export function unsupportedFormat(file: string | undefined, format: ImageFormat): DecodeError {
  return fail(file, `${titles[format]} images have no decoder here.`, {
    reason: decodeReasons.unsupportedFormat(format),
    hint: "decoder: 'auto' decodes it where the browser can, as Safari does; elsewhere convert the file to JPEG or PNG.",
  });
}

/** The sentence of a truncated file; `what` says where the structure breaks off. */
export function truncationOf(what: string): string {
  return `the file is truncated: ${what}.`;
}

/** `salvageable`: whether `strict: false` has a picture to show, so that the hint promises nothing else. */
export function truncated(file: string | undefined, what: string, salvageable: boolean, cause?: unknown): DecodeError {
  return fail(file, truncationOf(what), {
    reason: decodeReasons.truncated,
    hint: salvageable
      ? 'strict: false decodes what is there.'
      : 'Check that the download or the copy of this file finished.',
    ...(cause === undefined ? {} : { cause }),
  });
}

export function tooLarge(file: string | undefined, width: number, height: number, maxPixels: number): DecodeError {
  return fail(
    file,
    `the image is too large: ${width} x ${height} is ${width * height} pixels, more than maxPixels (${maxPixels}).`,
    {
      reason: decodeReasons.tooLarge,
      hint: `Set maxPixels to at least ${width * height} if this file can be trusted; decoding it takes ${width * height * 4} bytes.`,
    },
  );
}

export function tooLargeCmyk(file: string | undefined, width: number, height: number, most: number): DecodeError {
  return fail(
    file,
    `the image is too large for CMYK: ${width} x ${height} is ${width * height} pixels, the most is ${most}.`,
    {
      reason: decodeReasons.tooLarge,
      hint: 'Convert the file to an RGB JPEG, which takes a quarter of the memory.',
    },
  );
}

export function tooManyScans(file: string | undefined, scans: number, width: number, height: number): DecodeError {
  return fail(file, `the image takes too much work: ${scans} scans over ${width} x ${height} pixels.`, {
    reason: decodeReasons.tooLarge,
    hint: 'Save the file again as a baseline JPEG if it can be trusted.',
  });
}

export function corrupt(file: string | undefined, format: ImageFormat, what: string, cause?: unknown): DecodeError {
  return fail(file, `the ${titles[format]} data is corrupt: ${what}.`, {
    reason: decodeReasons.corrupt,
    hint: "Replace the file, or use onError: 'null' to get null for it.",
    ...(cause === undefined ? {} : { cause }),
  });
}

export function unsupportedTiffVariant(file: string | undefined, variant: string): DecodeError {
  return fail(file, `${variant} TIFF images cannot be decoded.`, {
    reason: decodeReasons.tiffVariant,
    hint: 'Save the file again with 8 or 16 bits per sample, as gray, RGB or RGBA, uncompressed or LZW.',
  });
}

export function unsupportedJpegVariant(file: string | undefined, variant: string): DecodeError {
  return fail(file, `${variant} JPEG images cannot be decoded.`, {
    reason: decodeReasons.jpegVariant,
    hint: 'Convert the file to an 8-bit baseline or progressive JPEG.',
  });
}

export function noNativeDecoder(file: string | undefined, format: ImageFormat, cause?: unknown): DecodeError {
  return fail(file, `this platform has no native decoder for ${titles[format]} images.`, {
    reason: decodeReasons.noNativeDecoder,
    hint: isDecodable(format)
      ? "Use decoder: 'wasm', which is the default and decodes the same everywhere."
      : 'Open it in a browser that decodes it, such as Safari for HEIC, or convert the file to JPEG or PNG.',
    ...(cause === undefined ? {} : { cause }),
  });
}

export function nativeTimeout(file: string | undefined, format: ImageFormat, milliseconds: number): DecodeError {
  return fail(file, `the platform's ${titles[format]} decoder gave no answer within ${milliseconds / 1000} s.`, {
    reason: decodeReasons.nativeTimeout,
    hint: "Use decoder: 'wasm' if there is one for this format.",
  });
}
