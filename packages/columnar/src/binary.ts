import type { Column } from './column.ts';
import { isValid } from './column.ts';
import { DataType } from './data-type.ts';
import { PlanError } from './errors.ts';
import { checkOffset } from './limits.ts';
import { validityOf } from './strings.ts';

/** A Binary column; the bytes are copied. `origin` names each value's file. */
export function binaryColumn(values: readonly (Uint8Array | null)[], origin?: Column): Column {
  const { offsets, bytes } = joinBytes(values);
  return {
    type: DataType.binary(),
    length: values.length,
    validity: validityOf(values),
    values: bytes,
    offsets,
    children: [],
    ...(origin === undefined ? {} : { origin }),
  };
}

/** All byte strings end to end, with their Int32 offsets; null has no bytes. */
export function joinBytes(values: readonly (ArrayLike<number> | null | undefined)[]): {
  offsets: Int32Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const offsets = new Int32Array(values.length + 1);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total = checkOffset(total + (values[i]?.length ?? 0), 'bytes');
    offsets[i + 1] = total;
  }
  const bytes = new Uint8Array(total);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined) bytes.set(value, offsets[i]!);
  }
  return { offsets, bytes };
}

/** A `Binary[size]` column; every value must have exactly `size` bytes (PlanError naming the row). */
export function fixedSizeBinaryColumn(values: readonly (Uint8Array | null)[], size: number): Column {
  const bytes = new Uint8Array(checkOffset(values.length * size, 'bytes'));
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    if (value.length !== size) {
      throw new PlanError(`Row ${i} has ${value.length} bytes, a Binary[${size}] value has ${size}.`, { row: i });
    }
    bytes.set(value, i * size);
  }
  return {
    type: DataType.binary(size),
    length: values.length,
    validity: validityOf(values),
    values: bytes,
    offsets: null,
    children: [],
  };
}

/** The bytes of one row as a view on the column, or null. Binary and Binary[n]. */
export function bytesAt(column: Column, row: number): Uint8Array<ArrayBuffer> | null {
  if (!isValid(column, row)) return null;
  const values = column.values as Uint8Array<ArrayBuffer>;
  if (column.type.kind === 'fixedSizeBinary')
    return values.subarray(row * column.type.size, (row + 1) * column.type.size);
  return values.subarray(column.offsets![row]!, column.offsets![row + 1]!);
}
