import { findBoxAt, isoBoxes } from '../iso/iso-boxes.ts';
import { uint32Be } from '../read-bytes.ts';

/** The codestream of a JPEG XL file, or its first part (ISO/IEC 18181-2); null where the file ends before it. */
export function findCodestream(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0xff) return bytes;
  for (const { type, start, end } of isoBoxes(bytes, 0, bytes.length)) {
    if (type === 'jxlc') return bytes.subarray(start, end);
    if (type === 'jxlp') return bytes.subarray(start + 4, end);
  }
  return null;
}

/** The EXIF block of the container, which stands behind the four bytes that say where its TIFF structure begins. */
export function findJxlExif(bytes: Uint8Array): Uint8Array | null {
  const box = bytes[0] === 0xff ? null : findBoxAt(bytes, ['Exif']);
  if (box === null || box.start + 4 > box.end) return null;
  return bytes.subarray(box.start + 4 + uint32Be(bytes, box.start), box.end);
}
