import type { Column, DataTypeOf } from '@pixelframe/columnar';
import { concatColumns, DataType as T, fixedWidthColumn, isValid, PlanError, takeColumn } from '@pixelframe/columnar';
import { supertype } from '@pixelframe/plan';
import { castColumn } from '../cast.ts';
import { comparator } from '../compare.ts';
import type { Evaluator } from '../evaluator.ts';
import { asFloat64 } from '../numbers.ts';
import { groupRows } from '../rows/group-rows.ts';
import { boolColumn } from '../validity.ts';
import { listColumn, listParts, rangeIndices } from './list-parts.ts';

/** The first item of each value in its list, and how many there are of it. */
function distinctItems(column: Column): { offsets: Int32Array<ArrayBuffer>; first: Column; counts: Uint32Array } {
  const { offsets, items } = listParts(column);
  const { ids } = groupRows([items], items.length);
  // For each value where it stands in the result; older than the row: not met in it yet.
  const place = new Int32Array(items.length).fill(-1);
  const rows = new Int32Array(items.length);
  const counts = new Uint32Array(items.length);
  const out = new Int32Array(offsets.length);
  let at = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      const id = ids[i]!;
      if (!isValid(items, i)) continue;
      if (place[id]! < out[row]!) {
        place[id] = at;
        rows[at++] = i;
      }
      counts[place[id]!]!++;
    }
    out[row + 1] = at;
  }
  return { offsets: out, first: takeColumn(items, rows.subarray(0, at)), counts };
}

export const listDistinct: Evaluator = (args, call) => {
  const { offsets, first } = distinctItems(args[0]!);
  return listColumn(call.type, offsets, first);
};

export const valueCounts: Evaluator = (args, call) => {
  const { key, value } = call.type as DataTypeOf<'map'>;
  const { offsets, first, counts } = distinctItems(args[0]!);
  const wide = new BigUint64Array(first.length);
  const low = new Uint32Array(wide.buffer);
  for (let i = 0; i < wide.length; i++) low[2 * i] = counts[i]!;
  const entries: Column = {
    type: T.struct({ key, value }),
    length: first.length,
    validity: null,
    values: null,
    offsets: null,
    children: [first, fixedWidthColumn(value, wide)],
  };
  return listColumn(call.type, offsets, entries);
};

export const chunk: Evaluator = (args, call) => {
  const { offsets, items } = listParts(args[0]!);
  const size = call.options['size'] as number;
  const chunks = new Int32Array(call.length + 1);
  const kept = new Int32Array(call.length + 1);
  for (let row = 0; row < call.length; row++) {
    chunks[row + 1] = chunks[row]! + Math.floor((offsets[row + 1]! - offsets[row]!) / size);
    kept[row + 1] = chunks[row + 1]! * size;
  }
  const all = kept[call.length] === items.length;
  const pieces: Column = {
    type: (call.type as DataTypeOf<'list'>).item,
    length: chunks[call.length]!,
    validity: null,
    values: null,
    offsets: null,
    children: [all ? items : takeColumn(items, rangeIndices(offsets, kept))],
  };
  return listColumn(call.type, chunks, pieces);
};

export const listFlatten: Evaluator = (args, call) => {
  const outer = listParts(args[0]!);
  const inner = listParts(outer.items);
  return listColumn(
    call.type,
    outer.offsets.map((at) => inner.offsets[at]!),
    inner.items,
  );
};

export const listAppend: Evaluator = (args, call) => {
  const { item } = call.type as DataTypeOf<'list'>;
  const { offsets, items } = listParts(args[0]!);
  const indices = new Int32Array(items.length + call.length);
  for (let row = 0; row < call.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) indices[i + row] = i;
    indices[offsets[row + 1]! + row] = items.length + row;
  }
  const pool = concatColumns([castColumn(items, item), castColumn(args[1]!, item)]);
  return listColumn(
    call.type,
    offsets.map((at, row) => at + row),
    takeColumn(pool, indices),
  );
};

const NESTED: ReadonlySet<string> = new Set(['list', 'fixedSizeList', 'struct', 'map', 'embedding', 'tensor', 'image']);

export const listContains: Evaluator = (args, call) => {
  const { offsets, items } = listParts(args[0]!);
  const wanted = args[1]!;
  const equal = equality(items, wanted);
  return boolColumn(call.length, (row) => {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (isValid(items, i) && equal(i, row)) return true;
    return false;
  });
};

function equality(items: Column, wanted: Column): (item: number, row: number) => boolean {
  const { kind } = items.type;
  if (!NESTED.has(kind) && kind !== 'decimal') {
    const compare = comparator(items, wanted);
    return (item, row) => compare(item, row) === 0;
  }
  const common = supertype(items.type, wanted.type)!;
  const all = concatColumns([castColumn(items, common), castColumn(wanted, common)]);
  const { ids } = groupRows([all], all.length);
  return (item, row) => ids[item] === ids[items.length + row];
}

export const listJoin: Evaluator = (args, call) => {
  const list = args[0]!;
  const parts = listParts(list);
  const items = castColumn(parts.items, T.string());
  const between = castColumn(args[1]!, T.string());
  const length = (column: Column, row: number): number =>
    isValid(column, row) ? column.offsets![row + 1]! - column.offsets![row]! : 0;
  const offsets = new Int32Array(call.length + 1);
  for (let row = 0; row < call.length; row++) {
    const [start, end] = [parts.offsets[row]!, parts.offsets[row + 1]!];
    let bytes = Math.max(0, end - start - 1) * length(between, row);
    for (let i = start; i < end; i++) bytes += length(items, i);
    offsets[row + 1] = offsets[row]! + bytes;
  }
  const values = new Uint8Array(offsets[call.length]!);
  let at = 0;
  const put = (column: Column, row: number): void => {
    const source = column.values as Uint8Array;
    const count = length(column, row);
    for (let k = 0, from = column.offsets![row]!; k < count; k++) values[at++] = source[from++]!;
  };
  for (let row = 0; row < call.length; row++) {
    for (let i = parts.offsets[row]!; i < parts.offsets[row + 1]!; i++) {
      if (i > parts.offsets[row]!) put(between, row);
      put(items, i);
    }
  }
  return { type: call.type, length: call.length, validity: list.validity, values, offsets, children: [] };
};

export const seq: Evaluator = (args, call) => {
  const input = args[0]!;
  const counts = asFloat64(input);
  const offsets = new Int32Array(call.length + 1);
  for (let row = 0; row < call.length; row++) {
    const count = isValid(input, row) ? counts[row]! : 0;
    if (count < 0) throw new PlanError(`seq: n must not be negative, got ${count}.`, { row });
    if (offsets[row]! + count > MAX_ITEMS)
      throw new PlanError(`seq: ${count} numbers are too many for a list.`, { row });
    offsets[row + 1] = offsets[row]! + count;
  }
  const values = new BigUint64Array(offsets[call.length]!);
  const low = new Uint32Array(values.buffer);
  for (let row = 0; row < call.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) low[2 * i] = i - offsets[row]!;
  }
  return listColumn(call.type, offsets, fixedWidthColumn(T.uint64(), values));
};

/** What offsets can count. */
const MAX_ITEMS = 2 ** 31 - 1;
