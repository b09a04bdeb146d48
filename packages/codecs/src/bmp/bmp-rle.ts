import type { BmpLayout } from './bmp-header.ts';

/** Palette indices in the order of the file's rows; places the data skips are index 0. */
interface Unpacked {
  readonly indices: Uint8Array;
  /** Whether the data came to its end-of-bitmap mark, or to the last pixel. */
  readonly whole: boolean;
}

/**
 * Undoes RLE8 and RLE4 (Windows bitmap compression): runs, literal runs padded to 16 bits, end of line, end of bitmap,
 * and moves. Every step consumes two bytes and moves only forward, so the work is bounded by data and picture.
 */
export function decodeRle(bytes: Uint8Array, at: number, { width, height, bits }: BmpLayout): Unpacked {
  const indices = new Uint8Array(width * height);
  const wide = bits === 8;
  let x = 0;
  let y = 0;
  const put = (index: number): void => {
    if (x < width) indices[y * width + x] = index;
    x++;
  };
  while (at + 2 <= bytes.length && y < height) {
    const count = bytes[at]!;
    const value = bytes[at + 1]!;
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(wide ? value : nibbleOf(value, i));
    } else if (value === 0) {
      x = 0;
      y++;
    } else if (value === 1) {
      return { indices, whole: true };
    } else if (value === 2) {
      if (at + 2 > bytes.length) break;
      x += bytes[at]!;
      y += bytes[at + 1]!;
      at += 2;
    } else {
      const length = wide ? value : (value + 1) >> 1;
      if (at + length > bytes.length) break;
      for (let i = 0; i < value; i++) put(wide ? bytes[at + i]! : nibbleOf(bytes[at + (i >> 1)]!, i));
      at += length + (length & 1);
    }
  }
  return { indices, whole: y >= height };
}

/** The upper half of a byte for even places, the lower for odd ones. */
function nibbleOf(value: number, place: number): number {
  return (place & 1) === 0 ? value >> 4 : value & 15;
}
