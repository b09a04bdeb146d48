import { findOrientationEntry } from '../exif-orientation.ts';

/**
 * A copy of the file whose EXIF orientation says 1; the file itself where its EXIF block does not lie in it. A PNG's
 * block then fails its checksum, for which decoders pass over it: the same for orientation.
 */
export function withoutOrientation(bytes: Uint8Array, exif: Uint8Array | null): Uint8Array {
  if (exif === null || exif.buffer !== bytes.buffer) return bytes;
  const entry = findOrientationEntry(exif);
  if (entry === null) return bytes;
  const copy = bytes.slice();
  const block = exif.byteOffset - bytes.byteOffset;
  new DataView(copy.buffer).setUint16(block + entry.at + 8, 1, entry.little);
  return copy;
}
