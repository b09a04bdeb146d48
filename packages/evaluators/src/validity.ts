import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, clearBit, fullBitmap } from '@pixelframe/columnar';

/** Rows where every column has a value; null when none has a null. */
export function commonValidity(columns: readonly Column[], length: number): Uint8Array<ArrayBuffer> | null {
  if (columns.some((column) => column.type.kind === 'null')) return new Uint8Array(bitmapBytes(length));
  let result: Uint8Array<ArrayBuffer> | null = null;
  for (const { validity } of columns) {
    if (validity === null) continue;
    if (result === null) {
      result = validity.slice();
    } else {
      for (let i = 0; i < result.length; i++) result[i]! &= validity[i]!;
    }
  }
  return result;
}

/** The column's validity, with the `bad` rows null as well. */
export function validityWithout(column: Column, bad: readonly number[]): Column['validity'] {
  if (bad.length === 0) return column.validity;
  const validity = column.validity?.slice() ?? fullBitmap(column.length);
  for (const row of bad) clearBit(validity, row);
  return validity;
}

export function boolColumn(
  length: number,
  test: (row: number) => boolean,
  validity: Column['validity'] = null,
): Column {
  const values = new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < length; i++) {
    if (test(i)) values[i >> 3]! |= 1 << (i & 7);
  }
  return { type: { kind: 'bool' }, length, validity, values, offsets: null, children: [] };
}
