import type { Batch } from '@pixelframe/columnar';
import { batch, columnOf, concatBatches, findField, schema as schemaOfFields, viewSize } from '@pixelframe/columnar';
import { arrangeWindow, computeWindow } from '@pixelframe/evaluators/rows';
import { yieldToEvents } from '../task-context.ts';
import { chunkRows, sliceAll } from './chunks.ts';
import type { Gather } from './gather.ts';

/** What the order, the partition and the frame of a row take while windows are computed. */
const ROW_BYTES = 24;

/** Adds the results of window functions. Every row is needed before the first result, and rows keep their order. */
export const window: Gather<'window'> = async function* ([input], node, { schema, signal, hold }) {
  const { partitionBy, order, frame, calls } = node;
  const parts: Batch[] = [];
  let bytes = 0;
  for await (const rows of input!) {
    const size = viewSize(rows.columns);
    hold(size);
    bytes += size;
    parts.push(rows);
  }
  const own = schemaOfFields(schema.fields.slice(0, schema.fields.length - calls.length));
  const rows = concatBatches(own, parts);
  parts.length = 0;
  if (rows.length === 0) return;

  const pause = async (): Promise<void> => {
    await yieldToEvents();
    signal.throwIfAborted();
  };
  hold(ROW_BYTES * rows.length);
  await pause();
  const arranged = arrangeWindow(
    {
      partitionBy: partitionBy.map((name) => columnOf(rows, name)),
      orderBy: order.keys.map((name) => columnOf(rows, name)),
      desc: order.desc,
      nullsFirst: order.nullsFirst,
      length: rows.length,
    },
    frame,
  );
  const columns = [...rows.columns];
  for (const { fn, args, options, name } of calls) {
    await pause();
    const { type } = findField(schema, name);
    const made = await computeWindow(
      arranged,
      { fn, args: args.map((arg) => columnOf(rows, arg)), options, type },
      pause,
    );
    const size = viewSize([made]);
    hold(size);
    bytes += size;
    columns.push(made);
  }
  yield* sliceAll(batch(schema, columns, rows.length), chunkRows(rows.length, bytes));
};
