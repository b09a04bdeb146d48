import type { Column } from '@pixelframe/columnar';
import { batch, columnOf, fixedWidthColumn, isValid, itemsPerRow, PlanError, takeColumn } from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

/** Where the items of each row of a list begin, and how many there are; none in a null. */
function itemRange(column: Column): { start: (row: number) => number; count: (row: number) => number } {
  const size = itemsPerRow(column.type);
  const { offsets } = column;
  const start = (row: number): number => (offsets === null ? row * size : offsets[row]!);
  const count = (row: number): number =>
    !isValid(column, row) ? 0 : offsets === null ? size : offsets[row + 1]! - offsets[row]!;
  return { start, count };
}

/** A row for each item; null or empty lists give one row with null, unless they are left out. */
export async function* explode(
  input: BatchStream,
  operator: Extract<Operator, { kind: 'explode' }>,
  context: TaskContext,
): BatchStream {
  const { columns, index, ignoreEmptyAndNull } = operator.node;
  let before = 0;
  for await (const rows of input) {
    const lists = columns.map((name) => columnOf(rows, name));
    const ranges = lists.map(itemRange);
    const parent: number[] = [];
    const positions: number[] = [];
    const items: number[][] = columns.map(() => []);
    for (let row = 0; row < rows.length; row++) {
      const count = ranges[0]!.count(row);
      ranges.forEach((range, i) => {
        if (range.count(row) === count) return;
        throw new PlanError(
          `explode: the lists of one row must be of one length; "${columns[0]!}" has ${count} items, "${columns[i]!}" ${range.count(row)}.`,
          { column: columns[i]!, ...(context.firstRow === null ? {} : { row: context.firstRow + before + row }) },
        );
      });
      if (count === 0 && ignoreEmptyAndNull) continue;
      for (let k = 0; k < Math.max(1, count); k++) {
        parent.push(row);
        positions.push(count === 0 ? -1 : k);
        ranges.forEach((range, i) => items[i]!.push(count === 0 ? -1 : range.start(row) + k));
      }
    }
    before += rows.length;
    const parents = Int32Array.from(parent);
    const made = rows.schema.fields.map(({ name }, i) => {
      const which = columns.indexOf(name);
      return which === -1
        ? takeColumn(rows.columns[i]!, parents)
        : takeColumn(lists[which]!.children[0]!, Int32Array.from(items[which]!));
    });
    if (index !== null) {
      const counter = fixedWidthColumn(
        { kind: 'uint64' },
        BigUint64Array.from(positions, (p) => BigInt(Math.max(0, p))),
      );
      made.push(
        takeColumn(
          counter,
          Int32Array.from(positions, (p, i) => (p < 0 ? -1 : i)),
        ),
      );
    }
    yield batch(operator.schema, made, parents.length);
  }
}
