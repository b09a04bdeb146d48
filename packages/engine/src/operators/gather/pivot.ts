import type { Column } from '@pixelframe/columnar';
import { batch, columnOf, concatColumns, stringsOf, takeColumn, viewSize } from '@pixelframe/columnar';
import { castColumn } from '@pixelframe/evaluators';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import { yieldToEvents } from '../task-context.ts';
import { chunkRows, sliceAll } from './chunks.ts';
import type { Gather } from './gather.ts';

/** Row numbers by group, for one name. */
class Cells {
  #rows = new Int32Array(64).fill(-1);

  set(group: number, row: number): void {
    if (group >= this.#rows.length) {
      const larger = new Int32Array(Math.max(group + 1, this.#rows.length * 2)).fill(-1);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[group] = row;
  }

  /** The row of each group; -1 where it has none. */
  rows(groups: number): Int32Array<ArrayBuffer> {
    const rows = new Int32Array(groups).fill(-1);
    rows.set(this.#rows.subarray(0, groups));
    return rows;
  }
}

/** Puts the value beside each name into that name's column; a null is named 'null'. */
export const pivot: Gather<'pivot'> = async function* ([input], node, { schema, signal, hold }) {
  const { groupBy, names, pivotColumn, valueColumn } = node;
  const grouper = new RowGrouper(schema.fields.slice(0, groupBy.length).map(({ type }) => type));
  const cells = new Map(names.map((name) => [name, new Cells()]));
  const keys: (readonly Column[])[] = [];
  const values: Column[] = [];
  let before = 0;
  for await (const rows of input!) {
    await yieldToEvents();
    signal.throwIfAborted();
    hold(viewSize(rows.columns));
    const own = groupBy.map((name) => columnOf(rows, name));
    const { ids, first } = grouper.add(own, rows.length);
    keys.push(own.map((key) => takeColumn(key, first)));
    values.push(columnOf(rows, valueColumn));
    stringsOf(castColumn(columnOf(rows, pivotColumn), { kind: 'string' })).forEach((name, i) => {
      cells.get(name ?? 'null')?.set(ids[i]!, before + i);
    });
    before += rows.length;
  }
  if (before === 0) return;
  const all = concatColumns(values);
  const columns = [
    ...groupBy.map((_, i) => concatColumns(keys.map((part) => part[i]!))),
    ...names.map((name) => takeColumn(all, cells.get(name)!.rows(grouper.count))),
  ];
  yield* sliceAll(batch(schema, columns, grouper.count), chunkRows(grouper.count, viewSize(columns)));
};
