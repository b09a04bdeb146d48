import type { DataFrame, Session } from 'pixelframe';
import { DataType, schema } from 'pixelframe';

/** Hashes of 8 bytes from a fixed seed; every fourth one is near the one before it. */
function manyHashes(count: number): Uint8Array[] {
  const words = new Uint32Array(2 * count);
  let state = 1;
  for (let i = 0; i < words.length; i++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d) + 0x9e_37_79_b9;
    words[i] = state ^ (state >>> 13);
  }
  for (let row = 3; row < count; row += 4) {
    words[2 * row] = words[2 * row - 2]! ^ (1 << (row % 31));
    words[2 * row + 1] = words[2 * row - 1]!;
  }
  return Array.from({ length: count }, (_, row) => new Uint8Array(words.buffer, 8 * row, 8));
}

/** A table of `hash` and `id`. */
export const hashTable = (session: Session, count: number): DataFrame =>
  session.fromColumns(
    { hash: manyHashes(count), id: Array.from({ length: count }, (_, row) => row) },
    schema([
      { name: 'hash', type: DataType.binary(8) },
      { name: 'id', type: DataType.int64() },
    ]),
  ) as unknown as DataFrame;
