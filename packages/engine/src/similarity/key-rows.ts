import type { Column } from '@pixelframe/columnar';
import { isValid, itemsPerRow, nullCount, PlanError } from '@pixelframe/columnar';

/** The keys of the rows that have one, back to back as the kernels take them. Plain data. */
export interface KeyRows {
  /** `size` bytes of a hash, or `size` numbers of a vector, a row. */
  readonly values: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly size: number;
  readonly count: number;
  /** The column's row of each, ascending; null: every row of the column has a key. */
  readonly rows: Uint32Array<ArrayBuffer> | null;
}

function allValid(column: Column, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isValid(column, i)) return false;
  return true;
}

/** Rows with a value; of a vector also all of its numbers must be there. null: all of them. */
function rowsWithKey(column: Column, perRow: number): Uint32Array<ArrayBuffer> | null {
  const items = perRow > 0 && nullCount(column.children[0]!) > 0 ? column.children[0]! : null;
  if (nullCount(column) === 0 && items === null) return null;
  const rows = new Uint32Array(column.length);
  let count = 0;
  for (let row = 0; row < column.length; row++) {
    if (!isValid(column, row)) continue;
    if (items === null || allValid(items, row * perRow, (row + 1) * perRow)) rows[count++] = row;
  }
  return rows.slice(0, count);
}

function pack<V extends Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(
  values: V,
  size: number,
  length: number,
  rows: Uint32Array<ArrayBuffer> | null,
): KeyRows {
  if (rows === null) return { values: values.subarray(0, length * size), size, count: length, rows };
  const packed = new (values.constructor as new (length: number) => V)(rows.length * size);
  rows.forEach((row, i) => packed.set(values.subarray(row * size, (row + 1) * size), i * size));
  return { values: packed, size, count: rows.length, rows };
}

/** Hashes of variable-length type, which must have one length for all that. */
function packHashes(column: Column, name: string, rows: Uint32Array<ArrayBuffer> | null): KeyRows {
  const offsets = column.offsets!;
  const count = rows?.length ?? column.length;
  const rowOf = (i: number): number => (rows === null ? i : rows[i]!);
  const lengthOf = (row: number): number => offsets[row + 1]! - offsets[row]!;
  const size = count === 0 ? 1 : lengthOf(rowOf(0));
  const packed = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const row = rowOf(i);
    if (lengthOf(row) !== size) {
      throw new PlanError(
        `"${name}" has hashes of ${size} and of ${lengthOf(row)} bytes (rows ${rowOf(0)} and ${row}); they have no distance.`,
        { column: name, row, hint: 'Compare hashes of one method and hashSize, kept as Binary[n].' },
      );
    }
    packed.set((column.values as Uint8Array).subarray(offsets[row], offsets[row + 1]), i * size);
  }
  if (size === 0) {
    throw new PlanError(`"${name}" has hashes of 0 bytes.`, {
      column: name,
      hint: 'Compare hashes made by imageHash.',
    });
  }
  return { values: packed, size, count, rows };
}

/**
 * The keys of a column of hashes (Binary, Binary[n]) or of vectors of Float32.
 *
 * @throws PlanError for hashes of different lengths, naming the column and two of the rows
 */
export function keyRows(column: Column, name: string): KeyRows {
  const perRow = itemsPerRow(column.type);
  const rows = rowsWithKey(column, perRow);
  if (column.type.kind === 'binary') return packHashes(column, name, rows);
  if (column.type.kind === 'fixedSizeBinary') {
    return pack(column.values as Uint8Array<ArrayBuffer>, column.type.size, column.length, rows);
  }
  return pack(column.children[0]!.values as Float32Array<ArrayBuffer>, perRow, column.length, rows);
}

/** The keys at these positions among `keys`, ascending. */
export function takeKeys(keys: KeyRows, at: Uint32Array<ArrayBuffer>): KeyRows {
  return at.length === keys.count ? { ...keys, rows: null } : pack(keys.values, keys.size, keys.count, at);
}
