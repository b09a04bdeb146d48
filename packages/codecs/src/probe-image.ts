import { adapters } from './adapters.ts';
import { emptyFile, unrecognisedFormat } from './decode-failure.ts';
import { describeFirstBytes } from './describe-first-bytes.ts';
import type { ImageFormat } from './image-format.ts';
import type { ImageHeader } from './image-header.ts';
import { sniffFormat } from './sniff-format.ts';

/** The format by content. Throws DecodeError for an empty file and for what is no image. */
export function requireFormat(bytes: Uint8Array, file: string | undefined): ImageFormat {
  if (bytes.length === 0) throw emptyFile(file);
  const format = sniffFormat(bytes);
  if (format === null) throw unrecognisedFormat(file, describeFirstBytes(bytes));
  return format;
}

/**
 * Reads dimensions, layout and orientation of an image file of any known format, HEIC included, without decoding it or
 * allocating pixels.
 *
 * @param bytes the file; a prefix that holds the header is enough, but what decides layout and orientation may stand at
 * the end of PNG, WebP, TIFF and ICO files
 * @param file named in errors
 * @throws DecodeError with a `reason` of {@link decodeReasons}
 */
export function probeImage(bytes: Uint8Array, file?: string): ImageHeader {
  return adapters[requireFormat(bytes, file)].probe(bytes, file);
}
