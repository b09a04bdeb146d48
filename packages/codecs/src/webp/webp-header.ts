import { corrupt, truncated } from '../decode-failure.ts';
import { readExifOrientation } from '../exif-orientation.ts';
import type { ImageHeader } from '../image-header.ts';
import { asciiAt, uint24Le, uint32Le } from '../read-bytes.ts';
import { firstChunk, webpChunks, type WebpChunk } from './webp-chunks.ts';

export const alphaFlag = 0x10;
const animationFlag = 0x02;

/** Bytes of each kind of bitstream that hold its dimensions. */
const headerBytes: ReadonlyMap<string, number> = new Map([
  ['VP8X', 10],
  ['VP8L', 5],
  ['VP8 ', 10],
]);

/**
 * Reads the first chunk's dimensions and alpha (RFC 9649: 2.5 VP8, 2.6 VP8L, 2.7 VP8X) and the orientation in an EXIF
 * chunk. Throws DecodeError where they are not there.
 */
export function readWebpHeader(bytes: Uint8Array, file: string | undefined): ImageHeader {
  const first = firstWebpChunk(bytes);
  const needed = first === null ? 0 : headerBytes.get(first.type);
  if (needed === undefined) throw corrupt(file, 'webp', 'its first chunk is not VP8, VP8L or VP8X');
  if (first === null || first.start + needed > bytes.length) {
    throw truncated(file, 'WebP data ends before its frame header', false);
  }
  const size = readSize(bytes, first);
  if (size === null) throw corrupt(file, 'webp', `its ${first.type.trim()} chunk has no valid frame header`);
  return { format: 'webp', ...size, bitDepth: 8, orientation: first.type === 'VP8X' ? readOrientation(bytes) : 1 };
}

export function isAnimated(bytes: Uint8Array): boolean {
  const first = firstWebpChunk(bytes);
  return first?.type === 'VP8X' && (bytes[first.start]! & animationFlag) !== 0;
}

function firstWebpChunk(bytes: Uint8Array): WebpChunk | null {
  const first = webpChunks(bytes, firstChunk).next();
  return first.done === true ? null : first.value;
}

function readSize(
  bytes: Uint8Array,
  { type, start }: WebpChunk,
): Pick<ImageHeader, 'width' | 'height' | 'channels'> | null {
  if (type === 'VP8X') {
    const channels = (bytes[start]! & alphaFlag) === 0 ? 3 : 4;
    return { width: uint24Le(bytes, start + 4) + 1, height: uint24Le(bytes, start + 7) + 1, channels };
  }
  if (type === 'VP8L') {
    if (bytes[start] !== 0x2f) return null;
    const bits = uint32Le(bytes, start + 1);
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >>> 14) & 0x3fff) + 1,
      channels: (bits & 0x10000000) === 0 ? 3 : 4,
    };
  }
  if (bytes[start + 3] !== 0x9d || bytes[start + 4] !== 0x01 || bytes[start + 5] !== 0x2a) return null;
  const width = (bytes[start + 6]! | (bytes[start + 7]! << 8)) & 0x3fff;
  const height = (bytes[start + 8]! | (bytes[start + 9]! << 8)) & 0x3fff;
  return width === 0 || height === 0 ? null : { width, height, channels: 3 };
}

function readOrientation(bytes: Uint8Array): number {
  const exif = findWebpExif(bytes);
  return exif === null ? 1 : (readExifOrientation(exif) ?? 1);
}

/** The EXIF chunk follows the picture; some writers keep the JPEG segment's 'Exif\0\0' in front. */
export function findWebpExif(bytes: Uint8Array): Uint8Array | null {
  for (const chunk of webpChunks(bytes, firstChunk)) {
    if (chunk.type !== 'EXIF') continue;
    const exif = bytes.subarray(chunk.start, chunk.end);
    return asciiAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  }
  return null;
}

/** Frames of an animation; 1 for a still picture. */
export function countWebpFrames(bytes: Uint8Array): number {
  let frames = 0;
  if (isAnimated(bytes)) for (const { type } of webpChunks(bytes, firstChunk)) if (type === 'ANMF') frames++;
  return Math.max(1, frames);
}
