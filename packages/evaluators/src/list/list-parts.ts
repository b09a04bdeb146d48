import type { Column, DataType } from '@pixelframe/columnar';
import { isValid, itemsPerRow, sliceColumn, takeColumn } from '@pixelframe/columnar';

/** The items of all rows end to end; row i has those from `offsets[i]` to `offsets[i + 1]`, a null row none. */
export interface ListParts {
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly items: Column;
}

/** Where each row's items begin and how many there are. */
function rangesOf(column: Column): { starts: Int32Array; counts: Int32Array } {
  const { length, offsets, validity } = column;
  const size = itemsPerRow(column.type);
  const starts = new Int32Array(length);
  const counts = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    starts[row] = offsets === null ? row * size : offsets[row]!;
    if (validity === null || isValid(column, row))
      counts[row] = offsets === null ? size : offsets[row + 1]! - starts[row]!;
  }
  return { starts, counts };
}

/**
 * A list column of any kind as offsets and items. Items under null rows, which a fixed-size list always has, are left
 * out, so that nothing is computed from what they happen to hold.
 */
export function listParts(column: Column): ListParts {
  const { starts, counts } = rangesOf(column);
  const offsets = new Int32Array(column.length + 1);
  let gaps = false;
  for (let row = 0; row < column.length; row++) {
    gaps ||= counts[row]! > 0 && starts[row] !== offsets[row];
    offsets[row + 1] = offsets[row]! + counts[row]!;
  }
  const total = offsets[column.length]!;
  const items = column.children[0]!;
  return { offsets, items: gaps ? takeColumn(items, rangeIndices(starts, offsets)) : sliceColumn(items, 0, total) };
}

/** The positions `starts[i]`, `starts[i] + 1`, ... for each row of `offsets`. */
export function rangeIndices(starts: Int32Array, offsets: Int32Array): Int32Array<ArrayBuffer> {
  const indices = new Int32Array(offsets[offsets.length - 1]!);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const shift = starts[row]! - offsets[row]!;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) indices[at] = at + shift;
  }
  return indices;
}

/** The row each item is in. */
export function parentRows(offsets: Int32Array): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(offsets[offsets.length - 1]!);
  for (let row = 0; row + 1 < offsets.length; row++) rows.fill(row, offsets[row]!, offsets[row + 1]!);
  return rows;
}

/** A column of List (or Map, whose items are entries). */
export const listColumn = (
  type: DataType,
  offsets: Int32Array<ArrayBuffer>,
  items: Column,
  validity: Column['validity'] = null,
): Column => ({ type, length: offsets.length - 1, validity, values: null, offsets, children: [items] });
