import type { Column } from '@pixelframe/columnar';
import { byteWidth } from '@pixelframe/columnar';

/** Strings and binaries of either layout, as bytes with the start of each row. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
}

export function bytesOfRows(column: Column): Bytes {
  const width = byteWidth(column.type);
  const starts = column.offsets ?? Int32Array.from({ length: column.length + 1 }, (_, i) => i * width);
  return { bytes: column.values as Uint8Array, starts };
}

/** UTF-8 byte order is code point order: strings compare without being decoded. */
export function compareAt(a: Bytes, i: number, b: Bytes, j: number): number {
  const aStart = a.starts[i]!;
  const bStart = b.starts[j]!;
  const aLength = a.starts[i + 1]! - aStart;
  const bLength = b.starts[j + 1]! - bStart;
  const shared = Math.min(aLength, bLength);
  for (let k = 0; k < shared; k++) {
    const difference = a.bytes[aStart + k]! - b.bytes[bStart + k]!;
    if (difference !== 0) return difference;
  }
  return aLength - bLength;
}

/** Most unequal values have another length; of equal lengths, names and addresses differ at their end. */
export function equalAt(a: Bytes, i: number, b: Bytes, j: number): boolean {
  const start = a.starts[i]!;
  const length = a.starts[i + 1]! - start;
  const other = b.starts[j]!;
  if (b.starts[j + 1]! - other !== length) return false;
  for (let k = length - 1; k >= 0; k--) if (a.bytes[start + k] !== b.bytes[other + k]) return false;
  return true;
}
