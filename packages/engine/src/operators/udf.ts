import type { Batch, Column } from '@pixelframe/columnar';
import { batch, compactColumn, DeviceError, sliceBatch } from '@pixelframe/columnar';
import type { Operator } from '../physical/physical-plan.ts';
import { inOrder } from '../udf/in-order.ts';
import { callsPerThread } from '../udf/load-udf.ts';
import { runUdf } from '../udf/run-udf.ts';
import { threadUdf } from '../udf/thread-udf.ts';
import { pieceRows, sliceArgs, udfArgs } from '../udf/udf-args.ts';
import type { UdfHooks, UdfRequest } from '../udf/udf-request.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

type Udf = Extract<Operator, { kind: 'udf' }>;

/** How often rows are sent again to a device that was lost. */
const MAX_RETRIES = 2;

interface Piece {
  readonly rows: Batch;
  readonly request: UdfRequest;
}

/** Cuts batches to what the function gets at once; `seen`: rows of the operator before a piece. */
async function* cut(input: BatchStream, operator: Udf, context: TaskContext): AsyncGenerator<Piece> {
  const { node, column } = operator;
  const { options } = node;
  const { operators, hung: known } = context.task;
  const at = operators.indexOf(operator);
  let seen = 0;
  for await (const all of input) {
    const args = udfArgs(node.args, all);
    const step = pieceRows(options, all.length);
    for (let start = 0; start < all.length; start += step) {
      const end = Math.min(start + step, all.length);
      const first = seen + start;
      const hung = known.filter((call) => call.operator === at && call.row >= first && call.row < first + step);
      yield {
        rows: sliceBatch(all, start, end),
        request: {
          options,
          column,
          args: sliceArgs(args, start, end),
          length: end - start,
          firstRow: context.firstRow === null ? null : context.firstRow + first,
          hung: new Set(hung.map(({ row }) => row - first)),
          offset: first,
        },
      };
    }
    seen += all.length;
  }
}

type Run = (request: UdfRequest) => Promise<Column>;

/** Calls the function in this thread, or beside the device where it asks for that and there is one. */
async function runner(operator: Udf, { services }: TaskContext, hooks: UdfHooks): Promise<Run> {
  const device = operator.gpu ? await services.device() : null;
  if (device === null) {
    const loaded = await threadUdf(operator, services);
    return (request) => runUdf(loaded, request, hooks);
  }
  const { source } = services.udfs.held.get(operator.udf)!;
  return async (request) => {
    const args = request.args.map((arg) =>
      arg.kind === 'column' ? { ...arg, column: compactColumn(arg.column) } : arg,
    );
    for (let attempt = 0; ; attempt++) {
      try {
        const made = await device.udf(operator.udf, source, { ...request, args }, hooks.signal);
        for (const { reason, count } of made.warnings) hooks.warn(reason, count);
        return made.column;
      } catch (error) {
        // A lost device comes back once it is asked for again.
        if (!(error instanceof DeviceError) || attempt === MAX_RETRIES) throw error;
      }
    }
  };
}

/** What the function gives, in workers or on the device, beside the columns that there are. */
export async function* udf(input: BatchStream, operator: Udf, context: TaskContext): BatchStream {
  const { node, schema } = operator;
  const { options } = node;
  const at = context.task.operators.indexOf(operator);
  // Calls that run ahead stop when this operator does, for whatever reason.
  const abort = new AbortController();
  const onAbort = (): void => abort.abort(context.signal.reason);
  context.signal.addEventListener('abort', onAbort);
  const hooks: UdfHooks = {
    signal: abort.signal,
    warn: (reason, count) => context.warn(reason, null, count),
    watch: (call) => context.watch?.(call === null ? null : { ...call, operator: at }),
  };
  const run = await runner(operator, context, hooks);
  const work = async ({ rows, request }: Piece): Promise<Batch> =>
    batch(schema, [...rows.columns, await run(request)], rows.length);
  // Batches of an async function overlap; of one that takes rows the next piece fills what the last rows leave free.
  const width = options.kind === 'batch' ? callsPerThread(options, context.services.udfs.workers) : 2;
  try {
    yield* inOrder(cut(input, operator, context), width, work);
  } finally {
    context.signal.removeEventListener('abort', onAbort);
    abort.abort();
  }
}
