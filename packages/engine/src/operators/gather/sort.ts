import type { Batch, Schema } from '@pixelframe/columnar';
import { columnOf, concatBatches, sliceBatch, takeBatch, viewSize } from '@pixelframe/columnar';
import { mergeRuns } from '@pixelframe/evaluators/rows';
import { yieldToEvents } from '../task-context.ts';
import { chunkRows, sliceAll } from './chunks.ts';
import type { Gather } from './gather.ts';

/** The next rows of the runs: as many of each as `from` names it, in that order. `taken` is moved on. */
function mergedRows(schema: Schema, runs: readonly Batch[], from: Int32Array, taken: Int32Array): Batch {
  const counts = new Int32Array(runs.length);
  for (let i = 0; i < from.length; i++) counts[from[i]!]!++;
  const parts: Batch[] = [];
  const place = new Int32Array(runs.length);
  let rows = 0;
  runs.forEach((run, r) => {
    if (counts[r] === 0) return;
    parts.push(sliceBatch(run, taken[r]!, taken[r]! + counts[r]!));
    taken[r]! += counts[r]!;
    place[r] = rows;
    rows += counts[r]!;
  });
  if (parts.length === 1) return parts[0]!;
  const order = from.map((run) => place[run]!++);
  return takeBatch(concatBatches(schema, parts), order);
}

/** Merges batches that are sorted by themselves, in their order where rows are equal. */
export const sort: Gather<'sort'> = async function* ([input], { order, limit }, { schema, signal, hold }) {
  const runs: Batch[] = [];
  let total = 0;
  let bytes = 0;
  for await (const rows of input!) {
    if (rows.length === 0) continue;
    const size = viewSize(rows.columns);
    hold(size);
    runs.push(rows);
    total += rows.length;
    bytes += size;
  }
  if (runs.length === 0) return;
  const wanted = Math.min(total, limit ?? total);
  const step = chunkRows(total, bytes);
  if (runs.length === 1) {
    yield* sliceAll(sliceBatch(runs[0]!, 0, wanted), step);
    return;
  }
  const merge = mergeRuns(
    runs.map((run) => order.keys.map((name) => columnOf(run, name))),
    order.desc.map((desc, k) => ({ desc, nullsFirst: order.nullsFirst[k]! })),
    runs.map(({ length }) => length),
  );
  hold(merge.bytes);
  const taken = new Int32Array(runs.length);
  for (let done = 0; done < wanted; done += step) {
    await yieldToEvents();
    signal.throwIfAborted();
    yield mergedRows(schema, runs, merge.next(Math.min(step, wanted - done)), taken);
  }
};
