import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, concatColumns, isValid, takeColumn } from '@pixelframe/columnar';
import { castColumn } from './cast.ts';
import type { Evaluator } from './evaluator.ts';
import { findInMaps } from './list/find-in-maps.ts';
import { listParts } from './list/list-parts.ts';
import { asFloat64 } from './numbers.ts';
import { commonValidity } from './validity.ts';

/** Not in the list, or in no list: the default's place. A null position has no item either, but no default. */
const MISSING = -1;
const NO_POSITION = -2;

function findInLists(column: Column, position: number | Column): { values: Column; found: Int32Array } {
  const { offsets, items } = listParts(column);
  const found = new Int32Array(column.length).fill(MISSING);
  const positions = typeof position === 'number' || position.type.kind === 'null' ? null : asFloat64(position);
  for (let row = 0; row < column.length; row++) {
    if (typeof position !== 'number' && !isValid(position, row)) {
      found[row] = NO_POSITION;
      continue;
    }
    const wanted = typeof position === 'number' ? position : positions![row]!;
    const start = offsets[row]!;
    const length = offsets[row + 1]! - start;
    const at = wanted < 0 ? length + wanted : wanted;
    if (at >= 0 && at < length) found[row] = start + at;
  }
  return { values: items, found };
}

/** The found values; those missing are taken from their row of `fallback`. */
function withDefault(values: Column, found: Int32Array, fallback: Column | undefined, type: DataType): Column {
  if (fallback === undefined || fallback.type.kind === 'null') return takeColumn(values, found);
  const pool = concatColumns([values, castColumn(fallback, type)]);
  return takeColumn(
    pool,
    found.map((at, row) => (at === MISSING ? values.length + row : at)),
  );
}

export const get: Evaluator = (args, call) => {
  const [column, fallback, index] = args as [Column, Column?, Column?];
  const { key } = call.options;
  if (column.type.kind === 'struct') {
    const child = column.children[column.type.fields.findIndex((field) => field.name === key)]!;
    return { ...child, validity: commonValidity([{ ...child, validity: column.validity }, child], call.length) };
  }
  if (column.type.kind !== 'map') {
    const { values, found } = findInLists(column, index ?? (key as number));
    return withDefault(values, found, fallback, call.type);
  }
  const keys = index ?? repeated(key, column.type.key, call.length);
  const { values, found } = findInMaps(column, keys);
  return withDefault(values, found, fallback, call.type);
};

function repeated(key: unknown, type: DataType, length: number): Column {
  return takeColumn(columnFromValues([key], type), new Int32Array(length));
}
