import type { Batch } from '@pixelframe/columnar';
import { batch, columnOf, DataType, fixedWidthColumn, PlanError, takeColumn } from '@pixelframe/columnar';
import { hammingTopK, vectorTopK } from '@pixelframe/kernels';
import type { Operator } from '../physical/physical-plan.ts';
import { keyRows } from '../similarity/key-rows.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type Nearest = Extract<Operator, { kind: 'nearest' }>;

function nearestOf(rows: Batch, { node, schema }: Nearest): Batch {
  const keys = keyRows(columnOf(rows, node.key), node.key);
  const query = node.query as readonly number[];
  const wanted = query.length;
  if (keys.count > 0 && keys.size !== wanted) {
    throw new PlanError(`similarTo: "${node.key}" has hashes of ${keys.size} bytes, the query has ${wanted}.`, {
      column: node.key,
    });
  }
  const { rows: found, distances } =
    node.metric === 'hamming'
      ? hammingTopK(keys.values as Uint8Array, Uint8Array.from(query), wanted, node.k)
      : vectorTopK(keys.values as Float32Array, Float32Array.from(query), wanted, node.metric, node.k)[0]!;
  const at = keys.rows === null ? found : found.map((row) => keys.rows![row]!);
  const columns = rows.columns.map((column) => takeColumn(column, at));
  const type = node.metric === 'hamming' ? DataType.uint32() : DataType.float64();
  const distance = fixedWidthColumn(type, distances as Float64Array<ArrayBuffer>);
  return batch(schema, [...columns, distance], at.length);
}

/** The nearest rows of each batch with their distance, nearest first; whoever reads all morsels takes the best. */
export async function* nearest(input: BatchStream, operator: Nearest, context: TaskContext): BatchStream {
  for await (const rows of input) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    const found = nearestOf(rows, operator);
    if (found.length > 0) yield found;
  }
}
