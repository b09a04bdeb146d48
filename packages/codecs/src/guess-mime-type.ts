import { mimeTypeOf } from './image-format.ts';
import { asciiAt } from './read-bytes.ts';
import { sniffFormat } from './sniff-format.ts';

/** What Daft 0.7's `guess_mime_type` knows besides images: the first bytes of a file, as Latin-1 characters. */
const beginnings: readonly (readonly [start: string, type: string])[] = [
  ['\xff\xd8', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['%PDF', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['\0\0\x01\xba', 'video/mpeg'],
  ['<!DOCTYPE', 'text/html'],
  ['<html', 'text/html'],
  ['<HTML', 'text/html'],
];

/**
 * The media type by the first bytes of a file, null where they are not known. As Daft's function, and beyond it BMP,
 * TIFF, ICO and JPEG XL; AVIF and HEIC are told apart from the MP4 videos whose container they share.
 */
export function guessMimeType(bytes: Uint8Array): string | null {
  const format = sniffFormat(bytes);
  if (format !== null) return mimeTypeOf(format);
  const start = asciiAt(bytes, 0, 12);
  const known = beginnings.find(([beginning]) => start.startsWith(beginning));
  if (known !== undefined) return known[1];
  if (start.slice(4, 8) === 'ftyp') return 'video/mp4';
  return start.startsWith('RIFF') && start.slice(8) === 'WAVE' ? 'audio/wav' : null;
}
