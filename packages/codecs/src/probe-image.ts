import { adapters } from './adapters.ts';
import { emptyFile, unrecognisedFormat, unsupportedFormat } from './decode-failure.ts';
import { describeFirstBytes } from './describe-first-bytes.ts';
import { isDecodable, type DecodableFormat } from './image-format.ts';
import type { ImageHeader } from './image-header.ts';
import { sniffFormat } from './sniff-format.ts';

/** The format by content, if there is a decoder for it. Throws DecodeError (empty, unrecognised, unsupported). */
export function requireDecodable(bytes: Uint8Array, file: string | undefined): DecodableFormat {
  if (bytes.length === 0) throw emptyFile(file);
  const format = sniffFormat(bytes);
  if (format === null) throw unrecognisedFormat(file, describeFirstBytes(bytes));
  if (!isDecodable(format)) throw unsupportedFormat(file, format);
  return format;
}

/**
 * Reads dimensions, layout and orientation from a JPEG, PNG or WebP file without decoding it or allocating pixels.
 *
 * @param bytes the file; a prefix that holds the header is enough, but orientation may stand at the end of PNG and WebP
 * @param file named in errors
 * @throws DecodeError with a `reason` of {@link decodeReasons}
 */
export function probeImage(bytes: Uint8Array, file?: string): ImageHeader {
  return adapters[requireDecodable(bytes, file)].probe(bytes, file);
}
