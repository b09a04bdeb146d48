import type { Column, Values } from '@pixelframe/columnar';
import {
  fixedWidthColumn,
  getBit,
  isFloat,
  isValid,
  itemsPerRow,
  takeColumn,
  valuesConstructor,
} from '@pixelframe/columnar';
import { comparator } from '../compare.ts';
import type { Evaluator } from '../evaluator.ts';
import { listColumn, listParts } from './list-parts.ts';

/** The flag of a row; undefined where it is null or not given. */
const flagAt = (flags: Column, row: number): boolean | undefined =>
  isValid(flags, row) ? getBit(flags.values as Uint8Array, row) : undefined;

/** Whether the engine's own sort orders these values: it would put -0 before 0, which are equal here. */
function sortsNatively(items: Column): boolean {
  // Half floats are stored as their bits.
  if (items.validity !== null || items.type.kind === 'float16' || valuesConstructor(items.type) === undefined)
    return false;
  return !isFloat(items.type) || !(items.values as Float64Array).some((value) => Object.is(value, -0));
}

function sortValues(items: Column, offsets: Int32Array, desc: Column): Column {
  const values = items.values!.slice() as Values;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const part = values.subarray(offsets[row]!, offsets[row + 1]!);
    part.sort();
    if (flagAt(desc, row) === true) part.reverse();
  }
  return fixedWidthColumn(items.type, values);
}

function sortPositions(items: Column, offsets: Int32Array, desc: Column, nullsFirst: Column): Int32Array {
  const positions = new Int32Array(items.length);
  const compare = items.type.kind === 'null' ? () => 0 : comparator(items, items);
  const reverse = (i: number, j: number): number => compare(j, i);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const [start, end] = [offsets[row]!, offsets[row + 1]!];
    let nulls = 0;
    for (let i = start; i < end; i++) if (!isValid(items, i)) nulls++;
    const down = flagAt(desc, row) ?? false;
    const ahead = flagAt(nullsFirst, row) ?? down;
    const first = ahead ? start + nulls : start;
    let atNull = ahead ? start : end - nulls;
    let at = first;
    for (let i = start; i < end; i++) positions[isValid(items, i) ? at++ : atNull++] = i;
    positions.subarray(first, at).sort(down ? reverse : compare);
  }
  return positions;
}

export const listSort: Evaluator = (args, call) => {
  const [list, desc, nullsFirst] = args as [Column, Column, Column];
  const { offsets, items } = listParts(list);
  const sorted = sortsNatively(items)
    ? sortValues(items, offsets, desc)
    : takeColumn(items, sortPositions(items, offsets, desc, nullsFirst));
  if (call.type.kind === 'list') return listColumn(call.type, offsets, sorted, list.validity);
  return fixedSize(list, offsets, sorted);
};

/** Fixed-size lists have items in null rows, too, which `sorted` has not. */
function fixedSize(list: Column, offsets: Int32Array, sorted: Column): Column {
  if (sorted.length === list.length * itemsPerRow(list.type)) return { ...list, children: [sorted] };
  const size = itemsPerRow(list.type);
  const indices = new Int32Array(list.length * size).fill(-1);
  for (let row = 0; row < list.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) indices[row * size + i - offsets[row]!] = i;
  }
  return { ...list, children: [takeColumn(sorted, indices)] };
}
