import { columnOf, takeBatch, viewSize } from '@pixelframe/columnar';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import { yieldToEvents } from '../task-context.ts';
import type { Gather } from './gather.ts';

/** Passes on, batch by batch, the rows whose combination has not come before. */
export const distinct: Gather<'distinct'> = async function* ([input], { on }, { schema, signal, hold }) {
  const types = on.map((name) => schema.fields.find((field) => field.name === name)!.type);
  const grouper = new RowGrouper(types);
  for await (const rows of input!) {
    await yieldToEvents();
    signal.throwIfAborted();
    const { first } = grouper.add(
      on.map((name) => columnOf(rows, name)),
      rows.length,
    );
    if (first.length === 0) continue;
    const fresh = first.length === rows.length ? rows : takeBatch(rows, first);
    hold(viewSize(on.map((name) => columnOf(fresh, name))) + 40 * first.length);
    yield fresh;
  }
};
