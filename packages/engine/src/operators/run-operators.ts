import type { Batch } from '@pixelframe/columnar';
import { viewSize, PixelframeError, withContext } from '@pixelframe/columnar';
import type { OperatorCounts } from '../metrics.ts';
import type { Operator } from '../physical/physical-plan.ts';
import { KEEPS_ROWS, operatorLabel } from '../physical/physical-plan.ts';
import type { Task } from '../scheduler/executor.ts';
import { download } from './download.ts';
import { filter } from './filter.ts';
import { limit } from './limit.ts';
import { project } from './project.ts';
import { scan } from './scan.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

/** The kernels behind an image stage are loaded with the first one: most queries on plain columns have none. */
async function* imageStage(
  input: BatchStream,
  operator: Extract<Operator, { kind: 'imageStage' }>,
  context: TaskContext,
): AsyncGenerator<Batch> {
  const stage = await import('./image-stage.ts');
  yield* stage.imageStage(input, operator, context);
}

/** An operator whose code is loaded with its first morsel: small queries must not carry the searches. */
async function* later(load: () => Promise<BatchStream>): BatchStream {
  yield* await load();
}

function runOperator(input: BatchStream, operator: Operator, context: TaskContext): BatchStream {
  switch (operator.kind) {
    case 'project':
      return project(input, operator);
    case 'filter':
      return filter(input, operator);
    case 'limit':
      return limit(input, operator);
    case 'download':
      return download(input, operator, context);
    case 'imageStage':
      return imageStage(input, operator, context);
    case 'udf':
      return later(async () => (await import('./udf.ts')).udf(input, operator, context));
    case 'wgsl':
      return later(async () => (await import('./wgsl.ts')).wgsl(input, operator, context));
    case 'textModel':
      return later(async () => (await import('./text-model.ts')).textModel(input, operator, context));
    case 'join':
      return later(async () => (await import('./join.ts')).join(input, operator, context));
    case 'similarityJoin':
      return later(async () => (await import('./similarity-join.ts')).similarityJoin(input, operator, context));
    case 'clusterEdges':
      return later(async () => (await import('./cluster-edges.ts')).clusterEdges(input, operator, context));
    case 'nearest':
      return later(async () => (await import('./nearest.ts')).nearest(input, operator, context));
    case 'partialAggregate':
      return later(async () => (await import('./partial-aggregate.ts')).partialAggregate(input, operator, context));
    case 'distinct':
      return later(async () => (await import('./distinct-rows.ts')).distinctRows(input, operator));
    case 'sort':
      return later(async () => (await import('./sort-morsel.ts')).sortMorsel(input, operator));
    case 'explode':
      return later(async () => (await import('./explode.ts')).explode(input, operator, context));
    case 'unpivot':
      return later(async () => (await import('./unpivot.ts')).unpivot(input, operator));
  }
}

/** A stream with the milliseconds its consumers have waited for it. */
interface Timed {
  readonly stream: BatchStream;
  readonly clock: { ms: number };
}

/**
 * Counts what passes, and the time it took beyond the time of what is before it; adds the operator's name to errors that
 * have none yet.
 */
async function* watched(
  stream: BatchStream,
  before: Timed['clock'],
  clock: Timed['clock'],
  label: string,
  counts: OperatorCounts,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const started = performance.now();
      const earlier = before.ms;
      const next = await iterator.next();
      const took = performance.now() - started;
      clock.ms += took;
      counts.ms += took - (before.ms - earlier);
      if (next.done === true) return;
      signal.throwIfAborted();
      counts.rows += next.value.length;
      counts.bytes += viewSize(next.value.columns);
      yield next.value;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof PixelframeError && error.operator === undefined
      ? withContext(error, { operator: label })
      : error;
  } finally {
    await iterator.return?.();
  }
}

/** Runs a whole pipeline over one morsel. `counts` has one entry for the scan and one per operator. */
export function runOperators(
  task: Task,
  counts: readonly OperatorCounts[],
  context: Omit<TaskContext, 'task'>,
): BatchStream {
  const watch = (stream: BatchStream, before: Timed['clock'], label: string, i: number): Timed => {
    const clock = { ms: 0 };
    return { stream: watched(stream, before, clock, label, counts[i]!, context.signal), clock };
  };
  let last = watch(scan(task.morsel, { ...context, task }), { ms: 0 }, 'Source', 0);
  let { firstRow } = task;
  task.operators.forEach((operator, i) => {
    const made = runOperator(last.stream, operator, { ...context, task, firstRow });
    last = watch(made, last.clock, operatorLabel(operator), i + 1);
    if (!KEEPS_ROWS.has(operator.kind)) firstRow = null;
  });
  return last.stream;
}
