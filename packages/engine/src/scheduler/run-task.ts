import type { Batch } from '@pixelframe/columnar';
import { bitmapBytes } from '@pixelframe/columnar';
import { loadFamilies } from '@pixelframe/evaluators';
import { newCounts, WarningCounts } from '../metrics.ts';
import { runOperators } from '../operators/run-operators.ts';
import type { Services, TaskContext } from '../operators/task-context.ts';
import { yieldToEvents } from '../operators/task-context.ts';
import type { Credits } from './credits.ts';
import type { Task, TaskReport } from './executor.ts';

/** Runs a task in this thread: hands each batch to `emit`, never more of them than there are credits. */
export async function runTask(
  task: Task,
  services: Services,
  credits: Credits,
  signal: AbortSignal,
  emit: (batch: Batch) => void,
  watch?: TaskContext['watch'],
): Promise<TaskReport> {
  const counts = newCounts(task.operators.length);
  const warnings = new WarningCounts();
  const matched = new Map<number, Uint8Array<ArrayBuffer>>();
  const context: Omit<TaskContext, 'task'> = {
    services,
    signal,
    firstRow: task.firstRow,
    warn: (reason, file, count) => warnings.add(reason, file, count),
    ...(watch === undefined ? {} : { watch }),
    matched(table, rows) {
      const bits = matched.get(table) ?? new Uint8Array(bitmapBytes(rows));
      matched.set(table, bits);
      return bits;
    },
  };
  await loadFamilies(task.families);
  for await (const batch of runOperators(task, counts, context)) {
    await credits.take(signal);
    signal.throwIfAborted();
    emit(batch);
    await yieldToEvents();
  }
  return { counts, warnings: warnings.list(), matched: [...matched].map(([table, bits]) => ({ table, bits })) };
}
