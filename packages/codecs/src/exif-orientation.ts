import { asciiAt } from './read-bytes.ts';

const orientationTag = 0x0112;
const shortType = 3;

/**
 * The orientation (1..8) in a TIFF-structured EXIF block, or null where there is none that makes sense. Only the first
 * directory is read, entry by entry; nothing outside `bytes` is followed. Layout: TIFF 6.0 section 2, EXIF 2.32 4.6.4.
 */
export function readExifOrientation(bytes: Uint8Array): number | null {
  const order = asciiAt(bytes, 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(2, little) !== 42) return null;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return null;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > bytes.length) return null;
    if (view.getUint16(entry, little) !== orientationTag) continue;
    if (view.getUint16(entry + 2, little) !== shortType) return null;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
