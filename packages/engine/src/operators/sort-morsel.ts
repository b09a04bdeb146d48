import type { Batch } from '@pixelframe/columnar';
import { columnOf, concatBatches, takeBatch } from '@pixelframe/columnar';
import { sortRows } from '@pixelframe/evaluators/rows';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream } from './task-context.ts';

/** Sorts what a morsel gives as one batch, and of a top-k keeps the first rows only; the sorted morsels are merged later. */
export async function* sortMorsel(input: BatchStream, operator: Extract<Operator, { kind: 'sort' }>): BatchStream {
  const { order, limit } = operator.node;
  const parts: Batch[] = [];
  for await (const rows of input) parts.push(rows);
  const rows = concatBatches(operator.schema, parts);
  if (rows.length === 0) return;
  const keys = order.keys.map((name) => columnOf(rows, name));
  yield takeBatch(rows, sortRows(keys, order.desc, order.nullsFirst, rows.length).subarray(0, limit ?? rows.length));
}
