import type { Column, DataType } from '@pixelframe/columnar';
import {
  bitmapBytes,
  isValid,
  itemsPerRow,
  PlanError,
  setBit,
  storageType,
  takeColumn,
  typeName,
} from '@pixelframe/columnar';

type Cast = (column: Column, to: DataType) => Column;
type Target = { readonly kind: 'list' | 'fixedSizeList'; readonly item: DataType; readonly size?: number };

/**
 * Lists of any kind into another; `cast` converts the items. A list of another length than the target's is null if
 * `lenient`, else a PlanError.
 */
export function castList(column: Column, to: DataType, cast: Cast, lenient: boolean): Column {
  const from = storageType(column.type);
  const target = storageType(to) as Target;
  const items = column.children[0]!;
  if (target.kind === 'list') {
    const size = itemsPerRow(column.type);
    const offsets = column.offsets ?? Int32Array.from({ length: column.length + 1 }, (_, i) => i * size);
    return { ...column, type: to, offsets, children: [cast(items, target.item)] };
  }
  const size = target.size!;
  if (from.kind === 'fixedSizeList' && from.size === size) {
    return { ...column, type: to, children: [cast(items, target.item)] };
  }
  if (from.kind === 'fixedSizeList' && !lenient) {
    throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: the sizes differ.`);
  }
  return pickLists(column, to, size, cast, lenient);
}

function pickLists(column: Column, to: DataType, size: number, cast: Cast, lenient: boolean): Column {
  const perRow = itemsPerRow(column.type);
  const indices = new Int32Array(column.length * size).fill(-1);
  const validity = new Uint8Array(bitmapBytes(column.length));
  for (let row = 0; row < column.length; row++) {
    if (!isValid(column, row)) continue;
    const start = column.offsets?.[row] ?? row * perRow;
    const length = (column.offsets?.[row + 1] ?? start + perRow) - start;
    if (length === size) {
      for (let k = 0; k < size; k++) indices[row * size + k] = start + k;
      setBit(validity, row);
    } else if (!lenient) {
      throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: a list has ${length} items.`, {
        row,
        hint: 'Every list must have the length of the target; tryCast gives null for the others.',
      });
    }
  }
  const item = (storageType(to) as Target).item;
  const items = cast(takeColumn(column.children[0]!, indices), item);
  return { ...column, type: to, validity, offsets: null, children: [items] };
}

/** Every value as a list of one, null as a list with a null in it: what Daft makes of scalars. */
export function wrapInLists(column: Column, to: DataType, cast: Cast): Column {
  const { length } = column;
  const offsets = to.kind === 'list' ? Int32Array.from({ length: length + 1 }, (_, i) => i) : null;
  const item = cast(column, (to as { readonly item: DataType }).item);
  return { type: to, length, validity: null, values: null, offsets, children: [item] };
}
