import type { Batch } from '@pixelframe/columnar';
import { viewSize, PixelframeError, withContext } from '@pixelframe/columnar';
import type { OperatorCounts } from '../metrics.ts';
import type { Operator } from '../physical/physical-plan.ts';
import { operatorLabel } from '../physical/physical-plan.ts';
import type { Task } from '../scheduler/executor.ts';
import { download } from './download.ts';
import { filter } from './filter.ts';
import { join } from './join.ts';
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
    case 'join':
      return join(input, operator, context);
    case 'similarityJoin':
      return later(async () => (await import('./similarity-join.ts')).similarityJoin(input, operator, context));
    case 'clusterEdges':
      return later(async () => (await import('./cluster-edges.ts')).clusterEdges(input, operator, context));
    case 'nearest':
      return later(async () => (await import('./nearest.ts')).nearest(input, operator, context));
    case 'explode':
      return later(async () => (await import('./explode.ts')).explode(input, operator, context));
    case 'unpivot':
      return later(async () => (await import('./unpivot.ts')).unpivot(input, operator));
  }
}

/** Counts what passes and adds the operator's name to errors from below it that have none yet. */
async function* watched(
  stream: BatchStream,
  label: string,
  counts: OperatorCounts,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  try {
    for await (const rows of stream) {
      signal.throwIfAborted();
      counts.rows += rows.length;
      counts.bytes += viewSize(rows.columns);
      yield rows;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof PixelframeError && error.operator === undefined
      ? withContext(error, { operator: label })
      : error;
  }
}

/** Operators whose output rows are their input rows, one for one. */
const KEEPS_ROWS: ReadonlySet<Operator['kind']> = new Set(['project', 'download', 'imageStage']);

/** Runs a whole pipeline over one morsel. `counts` has one entry for the scan and one per operator. */
export function runOperators(
  task: Task,
  counts: readonly OperatorCounts[],
  context: TaskContext,
): AsyncGenerator<Batch> {
  let stream = watched(scan(task.morsel, context), 'Source', counts[0]!, context.signal);
  let { firstRow } = task;
  task.operators.forEach((operator, i) => {
    const own = { ...context, firstRow };
    stream = watched(runOperator(stream, operator, own), operatorLabel(operator), counts[i + 1]!, context.signal);
    if (!KEEPS_ROWS.has(operator.kind)) firstRow = null;
  });
  return stream;
}
