import { asciiAt } from './read-bytes.ts';

const orientationTag = 0x0112;
const shortType = 3;

/** Where the orientation's directory entry stands in the block (12 bytes, its value at 8), and the block's byte order. */
interface OrientationEntry {
  readonly at: number;
  readonly little: boolean;
}

/**
 * The orientation (1..8) in a TIFF-structured EXIF block, or null where there is none that makes sense. Only the first
 * directory is read, entry by entry; nothing outside `bytes` is followed. Layout: TIFF 6.0 section 2, EXIF 2.32 4.6.4.
 */
export function readExifOrientation(bytes: Uint8Array): number | null {
  const entry = findOrientationEntry(bytes);
  if (entry === null) return null;
  const value = viewOf(bytes).getUint16(entry.at + 8, entry.little);
  return value >= 1 && value <= 8 ? value : null;
}

/** The first entry of the orientation tag, or null where there is none or it holds no short. */
export function findOrientationEntry(bytes: Uint8Array): OrientationEntry | null {
  const order = asciiAt(bytes, 0, 2);
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const view = viewOf(bytes);
  if (view.getUint16(2, little) !== 42) return null;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.length) return null;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > bytes.length) return null;
    if (view.getUint16(at, little) !== orientationTag) continue;
    return view.getUint16(at + 2, little) === shortType ? { at, little } : null;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
