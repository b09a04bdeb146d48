import type { Batch, Column } from '@pixelframe/columnar';
import { batch, copyBatch, nullColumn, orCancelled, schema } from '@pixelframe/columnar';
import type { LoadedUdf } from './load-udf.ts';
import { callWithRetries } from './retry.ts';
import { failureReason, runRows } from './run-rows.ts';
import { Series } from './series.ts';
import { callError, CallTimeout } from './udf-errors.ts';
import type { UdfArg, UdfHooks, UdfRequest } from './udf-request.ts';
import { batchColumn, rowsColumn } from './udf-values.ts';

/** A copy of the rows of columns: a function may write into what it is given. */
function ownArgs(args: readonly UdfArg[], length: number): UdfArg[] {
  const columns = args.flatMap((arg) => (arg.kind === 'column' ? [arg.column] : []));
  const fields = columns.map((column, i) => ({ name: String(i), type: column.type }));
  const copies: Batch = copyBatch(batch(schema(fields), columns, length));
  let next = 0;
  return args.map((arg) => (arg.kind === 'column' ? { ...arg, column: copies.columns[next++]! } : arg));
}

async function runBatch(udf: LoadedUdf, request: UdfRequest, hooks: UdfHooks): Promise<Column> {
  const { options, args, length, firstRow, column, hung, offset } = request;
  const { name, onError, timeout, returns } = options;
  const call = (): unknown => {
    const values = ownArgs(args, length).map((arg) =>
      arg.kind === 'column' ? new Series(arg.column, arg.name) : arg.value,
    );
    if (timeout !== null) hooks.watch({ row: offset, sourceRow: firstRow });
    try {
      return udf.call(...values);
    } finally {
      if (timeout !== null) hooks.watch(null);
    }
  };
  await orCancelled(udf.limiter.take(), hooks.signal);
  try {
    hooks.signal.throwIfAborted();
    if (hung.size > 0) throw new CallTimeout(String(timeout));
    const result = orCancelled(Promise.resolve(callWithRetries(call, options, hooks.signal)), hooks.signal);
    return batchColumn(await result, request);
  } catch (error) {
    hooks.signal.throwIfAborted();
    if (onError === 'null') {
      hooks.warn(failureReason(name, error), length);
      return nullColumn(returns, length);
    }
    const lastRow = firstRow === null ? null : firstRow + length - 1;
    throw callError({ name, column, row: firstRow, lastRow }, error);
  } finally {
    udf.limiter.give();
  }
}

/** What a user's function makes of some rows, as a column of its type. */
export async function runUdf(udf: LoadedUdf, request: UdfRequest, hooks: UdfHooks): Promise<Column> {
  if (request.options.kind === 'batch') return runBatch(udf, request, hooks);
  const own = { ...request, args: ownArgs(request.args, request.length) };
  return rowsColumn(await runRows(udf, own, hooks), request, hooks);
}
