/**
 * A gray 8 x 8 baseline JPEG of one block, 128 everywhere: the smallest whole file there is. Segments are apart, so that
 * tests can cut, add and spoil them.
 */
export const jpegParts = {
  start: Uint8Array.of(0xff, 0xd8),
  quantization: Uint8Array.of(0xff, 0xdb, 0, 67, 0, ...new Uint8Array(64).fill(1)),
  frame: Uint8Array.of(0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
  // One code of one bit each: DC difference 0, end of block.
  dcCodes: Uint8Array.of(0xff, 0xc4, 0, 20, 0x00, 1, ...new Uint8Array(15), 0),
  acCodes: Uint8Array.of(0xff, 0xc4, 0, 20, 0x10, 1, ...new Uint8Array(15), 0),
  scan: Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0),
  // Both codes are the bit 0; the rest of the byte is padding.
  entropy: Uint8Array.of(0x3f),
  end: Uint8Array.of(0xff, 0xd9),
};

/** The APP1 segment that carries an orientation, little-endian. */
export function exifSegment(orientation: number): Uint8Array {
  const tiff = exifBlock(orientation);
  const length = 2 + 6 + tiff.length;
  return Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff);
}

/** A TIFF structure with one entry: the orientation. */
export function exifBlock(orientation: number, little = true): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  bytes.fill(little ? 0x49 : 0x4d, 0, 2);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, 0x0112, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  return bytes;
}

export function joinSegments(...segments: Uint8Array[]): Uint8Array {
  return Uint8Array.from(segments.flatMap((segment) => [...segment]));
}

export function makeJpeg(...extra: Uint8Array[]): Uint8Array {
  const { start, quantization, frame, dcCodes, acCodes, scan, entropy, end } = jpegParts;
  return joinSegments(start, ...extra, quantization, frame, dcCodes, acCodes, scan, entropy, end);
}
