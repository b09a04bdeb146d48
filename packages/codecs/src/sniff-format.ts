import type { ImageFormat } from './image-format.ts';
import { asciiAt, uint32Be } from './read-bytes.ts';

const avifBrands = new Set(['avif', 'avis']);
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/**
 * The format by its magic bytes, whatever the file is called; null when none fits.
 *
 * @param bytes the file, or at least its first 32 bytes (ISO media files: the whole `ftyp` box)
 */
export function sniffFormat(bytes: Uint8Array): ImageFormat | null {
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.length >= 8 && uint32Be(bytes, 0) === 0x89504e47 && uint32Be(bytes, 4) === 0x0d0a1a0a) return 'png';
  if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'webp';
  if (asciiAt(bytes, 0, 6) === 'GIF87a' || asciiAt(bytes, 0, 6) === 'GIF89a') return 'gif';
  if (isTiff(bytes)) return 'tiff';
  if (isJpegXl(bytes)) return 'jxl';
  if (asciiAt(bytes, 4, 4) === 'ftyp') return sniffIsoBrand(bytes);
  if (isBmp(bytes)) return 'bmp';
  if (isIco(bytes)) return 'ico';
  return null;
}

/** Classic and big TIFF, both byte orders. */
function isTiff(bytes: Uint8Array): boolean {
  const order = asciiAt(bytes, 0, 2);
  if (bytes.length < 4) return false;
  if (order === 'II') return (bytes[2] === 42 || bytes[2] === 43) && bytes[3] === 0;
  return order === 'MM' && bytes[2] === 0 && (bytes[3] === 42 || bytes[3] === 43);
}

/** A bare codestream, or the container's signature box. */
function isJpegXl(bytes: Uint8Array): boolean {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0x0a) return true;
  return (
    bytes.length >= 12 &&
    uint32Be(bytes, 0) === 12 &&
    asciiAt(bytes, 4, 4) === 'JXL ' &&
    uint32Be(bytes, 8) === 0x0d0a870a
  );
}

/** 'BM' alone begins many a text; the four reserved bytes and a header size a BMP can have are asked for too. */
function isBmp(bytes: Uint8Array): boolean {
  if (bytes.length < 18 || asciiAt(bytes, 0, 2) !== 'BM') return false;
  const headerSize = bytes[14]! | (bytes[15]! << 8) | (bytes[16]! << 16) | (bytes[17]! << 24);
  return headerSize >= 12 && headerSize <= 256;
}

/** Icons and cursors. */
function isIco(bytes: Uint8Array): boolean {
  if (bytes.length < 6 || (bytes[4]! | (bytes[5]! << 8)) === 0) return false;
  const kind = uint32Be(bytes, 0);
  return kind === 0x00000100 || kind === 0x00000200;
}

/** The major brand decides; a generic one (`mif1`) may be either, so the compatible brands are asked first. */
function sniffIsoBrand(bytes: Uint8Array): ImageFormat | null {
  const end = Math.min(bytes.length, uint32Be(bytes, 0), 256);
  const brands = [asciiAt(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(asciiAt(bytes, at, 4));
  if (brands.some((brand) => avifBrands.has(brand))) return 'avif';
  return brands.some((brand) => heicBrands.has(brand)) ? 'heic' : null;
}
