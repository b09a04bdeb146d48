import type { Column, DataType } from '@pixelframe/columnar';
import { isValid, itemsPerRow, PlanError, storageType, takeColumn, typeName } from '@pixelframe/columnar';

type Cast = (column: Column, to: DataType) => Column;

/** Lists of any kind into another; `cast` converts the items. A list of another length than the target's is refused. */
export function castList(column: Column, to: DataType, cast: Cast): Column {
  const from = storageType(column.type);
  const target = storageType(to) as { kind: 'list' | 'fixedSizeList'; item: DataType; size?: number };
  const items = column.children[0]!;
  if (target.kind === 'list') {
    const size = itemsPerRow(column.type);
    const offsets = column.offsets ?? Int32Array.from({ length: column.length + 1 }, (_, i) => i * size);
    return { ...column, type: to, offsets, children: [cast(items, target.item)] };
  }
  const size = target.size!;
  if (from.kind === 'fixedSizeList') {
    if (from.size !== size) {
      throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: the sizes differ.`);
    }
    return { ...column, type: to, children: [cast(items, target.item)] };
  }
  const offsets = column.offsets!;
  const indices = new Int32Array(column.length * size).fill(-1);
  for (let row = 0; row < column.length; row++) {
    if (!isValid(column, row)) continue;
    const start = offsets[row]!;
    if (offsets[row + 1]! - start !== size) {
      throw new PlanError(
        `Cannot cast ${typeName(column.type)} to ${typeName(to)}: a list has ${offsets[row + 1]! - start} items.`,
        { row, hint: 'Every list must have the length of the target.' },
      );
    }
    for (let k = 0; k < size; k++) indices[row * size + k] = start + k;
  }
  return { ...column, type: to, offsets: null, children: [cast(takeColumn(items, indices), target.item)] };
}
