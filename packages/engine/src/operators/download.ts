import type { Batch, Column } from '@pixelframe/columnar';
import { batch, binaryColumn, DataType, IoError, sliceBatch, stringsOf, withContext } from '@pixelframe/columnar';
import { evaluate } from '@pixelframe/evaluators';
import { exprName } from '@pixelframe/plan';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

type Download = Extract<Operator, { kind: 'download' }>;

/** Runs `work` for 0..count-1 with at most `width` under way; the first failure stops the rest. */
async function concurrently(count: number, width: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

async function fetchAll(
  rows: Batch,
  urls: Column,
  { node }: Download,
  context: TaskContext,
  seen: number,
): Promise<Column> {
  const locations = stringsOf(urls);
  const values: (Uint8Array | null)[] = locations.map(() => null);
  // One controller a row: a failing row stops the others, and no signal gathers a listener per request.
  const running = new Set<AbortController>();
  const stop = (): void => {
    for (const abort of running) abort.abort(context.signal.reason);
  };
  context.signal.addEventListener('abort', stop);
  try {
    await concurrently(rows.length, node.maxConnections, async (row) => {
      const location = locations[row];
      if (location === null || location === undefined) return;
      context.signal.throwIfAborted();
      const abort = new AbortController();
      running.add(abort);
      try {
        values[row] = await context.services.open(location, location).readAll(abort.signal);
      } catch (error) {
        if (abort.signal.aborted || !(error instanceof IoError) || node.onError === 'raise') {
          const where = context.firstRow === null ? {} : { row: context.firstRow + seen + row };
          throw withContext(error, { ...where, file: location, column: exprName(node.url) });
        }
        context.warn('download failed', location);
      } finally {
        running.delete(abort);
      }
    });
  } finally {
    context.signal.removeEventListener('abort', stop);
    stop();
  }
  return binaryColumn(values, urls);
}

/** Adds the bytes behind each URL, in row order; never more than `maxConnections` rows of bytes at once. */
export async function* download(input: BatchStream, operator: Download, context: TaskContext): BatchStream {
  const { node, schema } = operator;
  let seen = 0;
  for await (const all of input) {
    for (let start = 0; start < all.length; start += node.maxConnections) {
      context.signal.throwIfAborted();
      const rows = sliceBatch(all, start, Math.min(start + node.maxConnections, all.length));
      const urls = evaluate(node.url, rows);
      const bytes =
        urls.type.kind === 'null'
          ? binaryColumn(Array.from({ length: rows.length }, () => null))
          : await fetchAll(rows, urls, operator, context, seen + start);
      yield batch(schema, [...rows.columns, { ...bytes, type: DataType.binary() }], rows.length);
    }
    seen += all.length;
  }
}
