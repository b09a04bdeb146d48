import type { Column } from '@pixelframe/columnar';
import { isValid, itemsPerRow, takeColumn, valueAt } from '@pixelframe/columnar';
import type { Evaluator } from './evaluator.ts';
import { commonValidity } from './validity.ts';

function listItem(column: Column, position: number): Column {
  const size = itemsPerRow(column.type);
  const { offsets } = column;
  const indices = Int32Array.from({ length: column.length }, (_, i) => {
    if (!isValid(column, i)) return -1;
    const start = offsets === null ? i * size : offsets[i]!;
    const length = offsets === null ? size : offsets[i + 1]! - start;
    const at = position < 0 ? length + position : position;
    return at >= 0 && at < length ? start + at : -1;
  });
  return takeColumn(column.children[0]!, indices);
}

function mapValue(column: Column, key: unknown): Column {
  const [keys, values] = column.children[0]!.children as [Column, Column];
  const offsets = column.offsets!;
  const indices = Int32Array.from({ length: column.length }, (_, i) => {
    if (!isValid(column, i)) return -1;
    for (let j = offsets[i]!; j < offsets[i + 1]!; j++) if (valueAt(keys, j) === key) return j;
    return -1;
  });
  return takeColumn(values, indices);
}

export const get: Evaluator = (args, call) => {
  const column = args[0]!;
  const { key } = call.options;
  if (column.type.kind === 'struct') {
    const child = column.children[column.type.fields.findIndex((field) => field.name === key)]!;
    return { ...child, validity: commonValidity([{ ...child, validity: column.validity }, child], call.length) };
  }
  return column.type.kind === 'map' ? mapValue(column, key) : listItem(column, key as number);
};
