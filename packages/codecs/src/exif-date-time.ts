import { asciiAt } from './read-bytes.ts';
import { readFirstDirectory, readSubdirectory } from './tiff/tiff-directory.ts';

const dateTimeTag = 306;
const exifDirectoryTag = 34665;
const dateTimeOriginalTag = 36867;

/**
 * When the picture of a TIFF-structured EXIF block was taken (DateTimeOriginal), or else when its file was changed
 * (DateTime), as `YYYY-MM-DDTHH:MM:SS` without time zone; null where neither is a date. Layout: EXIF 2.32 4.6.4, 4.6.5.
 */
export function readExifDateTime(bytes: Uint8Array): string | null {
  const first = readFirstDirectory(bytes);
  if (first === null) return null;
  const exif = readSubdirectory(first, exifDirectoryTag);
  return isoTime(exif?.bytesOf(dateTimeOriginalTag)) ?? isoTime(first.bytesOf(dateTimeTag));
}

function isoTime(bytes: Uint8Array | null | undefined): string | null {
  if (bytes === null || bytes === undefined) return null;
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(asciiAt(bytes, 0, 19));
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // Cameras without a clock write zeros; the 31st of February is no date either.
  const time = new Date(`${text}Z`);
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(text) ? null : text;
}
