import type { Batch, Column } from '@pixelframe/columnar';
import {
  batch,
  bitmapBytes,
  columnOf,
  fixedWidthColumn,
  isValid,
  itemsPerRow,
  PlanError,
  setBit,
  takeColumn,
} from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import { JOIN_BATCH_ROWS } from './join-output.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

type Explode = Extract<Operator, { kind: 'explode' }>;

/** Where the items of each row of a list begin, and how many there are; none in a null. */
interface Items {
  readonly starts: Int32Array;
  readonly counts: Int32Array;
}

function itemsOf(column: Column): Items {
  const { length, offsets, validity } = column;
  const size = itemsPerRow(column.type);
  const starts = new Int32Array(length);
  const counts = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    starts[row] = offsets === null ? row * size : offsets[row]!;
    if (validity !== null && !isValid(column, row)) continue;
    counts[row] = offsets === null ? size : offsets[row + 1]! - offsets[row]!;
  }
  return { starts, counts };
}

/** The lists of one row must be equally long. `before`: rows of the morsel before this batch. */
function checkCounts(columns: readonly string[], items: readonly Items[], before: number, context: TaskContext): void {
  const [first] = items;
  items.forEach(({ counts }, i) => {
    const row = counts.findIndex((count, k) => count !== first!.counts[k]);
    if (row < 0) return;
    throw new PlanError(
      `explode: the lists of one row must be of one length; "${columns[0]!}" has ${first!.counts[row]} items, "${columns[i]!}" ${counts[row]}.`,
      { column: columns[i]!, ...(context.firstRow === null ? {} : { row: context.firstRow + before + row }) },
    );
  });
}

/** The position in its list of each output row, as UInt64; null in a row that stands for no item. */
function positionColumn(positions: Int32Array): Column {
  const values = new BigUint64Array(positions.length);
  const low = new Uint32Array(values.buffer);
  const validity = new Uint8Array(bitmapBytes(positions.length));
  for (let i = 0; i < positions.length; i++) {
    if (positions[i]! < 0) continue;
    low[2 * i] = positions[i]!;
    setBit(validity, i);
  }
  return fixedWidthColumn({ kind: 'uint64' }, values, validity);
}

function output(
  rows: Batch,
  operator: Explode,
  items: readonly Items[],
  parents: Int32Array,
  positions: Int32Array,
): Batch {
  const { columns, index } = operator.node;
  const made = rows.schema.fields.map(({ name }, i) => {
    const which = columns.indexOf(name);
    if (which === -1) return takeColumn(rows.columns[i]!, parents);
    const { starts } = items[which]!;
    const taken = positions.map((position, k) => (position < 0 ? -1 : starts[parents[k]!]! + position));
    return takeColumn(rows.columns[i]!.children[0]!, taken);
  });
  if (index !== null) made.push(positionColumn(positions));
  return batch(operator.schema, made, parents.length);
}

/** A row for each item; null or empty lists give one row with null, unless they are left out. */
export async function* explode(input: BatchStream, operator: Explode, context: TaskContext): BatchStream {
  const { columns, ignoreEmptyAndNull } = operator.node;
  const least = ignoreEmptyAndNull ? 0 : 1;
  let before = 0;
  for await (const rows of input) {
    const items = columns.map((name) => itemsOf(columnOf(rows, name)));
    checkCounts(columns, items, before, context);
    before += rows.length;
    const { counts } = items[0]!;
    let left = counts.reduce((sum, count) => sum + Math.max(least, count), 0);
    let row = 0;
    let position = 0;
    // A few rows may hold very many items: no batch gets larger than a join's.
    do {
      const length = Math.min(left, JOIN_BATCH_ROWS);
      const parents = new Int32Array(length);
      const positions = new Int32Array(length);
      for (let at = 0; at < length;) {
        const wanted = Math.max(least, counts[row]!);
        const end = at + Math.min(wanted - position, length - at);
        for (; at < end; at++) {
          parents[at] = row;
          positions[at] = counts[row] === 0 ? -1 : position;
          position++;
        }
        if (position === wanted) {
          row++;
          position = 0;
        }
      }
      left -= length;
      yield output(rows, operator, items, parents, positions);
    } while (left > 0);
  }
}
