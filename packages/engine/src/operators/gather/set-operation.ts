import type { Batch } from '@pixelframe/columnar';
import { batch, takeBatch, viewSize } from '@pixelframe/columnar';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import { yieldToEvents } from '../task-context.ts';
import type { Gather } from './gather.ts';

/** How many rows of each combination the right side has left to be paired off. */
class Counts {
  #values = new Int32Array(1024);

  add(ids: Int32Array, groups: number): void {
    if (groups > this.#values.length) {
      const larger = new Int32Array(Math.max(groups, this.#values.length * 2));
      larger.set(this.#values);
      this.#values = larger;
    }
    for (let i = 0; i < ids.length; i++) this.#values[ids[i]!]!++;
  }

  /** Rows that find one to be paired with, or those that do not. */
  pair(ids: Int32Array, wanted: boolean): Int32Array<ArrayBuffer> {
    const values = this.#values;
    const rows = new Int32Array(ids.length);
    let n = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      const found = id < values.length && values[id]! > 0;
      if (found) values[id]!--;
      if (found === wanted) rows[n++] = i;
    }
    return rows.subarray(0, n);
  }

  /** One of each is left. */
  once(): void {
    this.#values = this.#values.map((value) => Math.min(value, 1));
  }
}

/** Reads the right rows, then lets the left ones pass that are (not) among them. Columns meet by position. */
export const setOperation: Gather<'setOperation'> = async function* ([left, right], node, { schema, signal, hold }) {
  const grouper = new RowGrouper(schema.fields.map(({ type }) => type));
  const counts = new Counts();
  const idsOf = async (rows: Batch): Promise<{ ids: Int32Array; first: Int32Array<ArrayBuffer> }> => {
    await yieldToEvents();
    signal.throwIfAborted();
    const { ids, first } = grouper.add(rows.columns, rows.length);
    hold((viewSize(rows.columns) * first.length) / Math.max(1, rows.length) + 40 * first.length);
    return { ids, first };
  };
  for await (const rows of right!) counts.add((await idsOf(rows)).ids, grouper.count);
  if (!node.all) counts.once();
  for await (const rows of left!) {
    const { ids, first } = await idsOf(rows);
    // What is in no right row is new the first time.
    const kept = node.operation === 'except' && !node.all ? first : counts.pair(ids, node.operation === 'intersect');
    if (kept.length > 0) yield takeBatch(batch(schema, rows.columns, rows.length), kept);
  }
};
