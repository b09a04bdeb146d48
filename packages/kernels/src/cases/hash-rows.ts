import { lcg } from './pictures.ts';

/** `rows` pseudo-random hashes of `width` bytes; every third is a near copy of the one before, 0 to 7 bits away. */
export function hashRows(rows: number, width: number, seed: number): Uint8Array {
  const bytes = lcg(width, rows, 1, seed).data;
  for (let row = 2; row < rows; row += 3) {
    bytes.copyWithin(row * width, (row - 1) * width, row * width);
    for (let bit = 0; bit < row % 8; bit++) {
      const at = (row * 7 + bit * 13) % (8 * width);
      bytes[row * width + (at >>> 3)]! ^= 1 << (at & 7);
    }
  }
  return bytes;
}

/** Shapes to search: width in bytes, left and right rows, largest distance. */
export const searches: readonly { width: number; left: number; right: number; limit: number }[] = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 21, 31, 32].map((width) => ({ width, left: 45, right: 70, limit: 6 })),
  { width: 8, left: 300, right: 300, limit: 10 },
  { width: 8, left: 20, right: 30, limit: 64 },
  { width: 8, left: 20, right: 30, limit: 0 },
  { width: 8, left: 20, right: 30, limit: -1 },
  { width: 8, left: 0, right: 30, limit: 5 },
  { width: 8, left: 30, right: 0, limit: 5 },
  { width: 8, left: 1, right: 1, limit: 64 },
];
