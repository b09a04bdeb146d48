import { columnToValues } from '@pixelframe/columnar';
import { yieldToEvents } from '../operators/task-context.ts';
import type { LoadedUdf } from './load-udf.ts';
import { callWithRetries, isPromise } from './retry.ts';
import { callError, CallTimeout } from './udf-errors.ts';
import type { UdfHooks, UdfRequest } from './udf-request.ts';

/** Calls one after the other let messages in after this long, so that a query can be cancelled. */
const BREATH_MS = 50;

/** The reason under which a failure that became null is counted. */
export const failureReason = (name: string, thrown: unknown): string =>
  `udf ${name} ${thrown instanceof CallTimeout ? 'timed out' : 'failed'}`;

async function collectAsync(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const item of items) values.push(item);
  return values;
}

/** All that a generator gives; nothing may be given instead. */
function collect(result: unknown): unknown {
  if (result === null || result === undefined) return null;
  if (isPromise(result)) return Promise.resolve(result).then(collect);
  if (typeof result === 'object') {
    if (Symbol.asyncIterator in result) return collectAsync(result as AsyncIterable<unknown>);
    if (Symbol.iterator in result) return [...(result as Iterable<unknown>)];
  }
  throw new TypeError(`it gave a value of type ${typeof result}, not an iterator.`);
}

/** Whether a function gave the iterator of a generator where one value is due. */
const isIterator = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;

function single(result: unknown): unknown {
  if (isIterator(result)) {
    throw new TypeError('it is a generator; say so with { generator: true }, as only its name is known.');
  }
  return result;
}

/** What a function gives for each row; failed rows are null where that is asked for. */
export async function runRows(udf: LoadedUdf, request: UdfRequest, hooks: UdfHooks): Promise<unknown[]> {
  const { options, args, length, firstRow, hung, column, offset } = request;
  const { name, generator, timeout, onError } = options;
  const { signal } = hooks;
  const inputs = args.map((arg) => (arg.kind === 'column' ? columnToValues(arg.column) : null));
  const plain = args.map((arg) => (arg.kind === 'value' ? arg.value : null));
  // Most functions take one column.
  const only = inputs.length === 1 ? inputs[0]! : null;
  const values: unknown[] = Array.from<null>({ length }).fill(null);
  const pending = new Set<Promise<void>>();
  const failures: Error[] = [];
  // The first failure, or the end of the query, waits for nothing that is under way.
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  signal.addEventListener('abort', stop);

  const fail = (row: number, thrown: unknown): void => {
    if (onError === 'null') {
      hooks.warn(failureReason(name, thrown), 1);
      return;
    }
    failures.push(callError({ name, column, row: firstRow === null ? null : firstRow + row }, thrown));
    stop();
  };
  const call = (row: number): unknown => {
    if (timeout !== null) hooks.watch({ row: offset + row, sourceRow: firstRow === null ? null : firstRow + row });
    try {
      const result =
        only === null
          ? udf.call(...inputs.map((input, i) => (input === null ? plain[i] : input[row])))
          : udf.call(only[row]);
      return generator ? collect(result) : single(result);
    } finally {
      if (timeout !== null) hooks.watch(null);
    }
  };
  const later = async (row: number, result: PromiseLike<unknown>): Promise<void> => {
    try {
      values[row] = await result;
    } catch (error) {
      fail(row, error);
    } finally {
      udf.limiter.give();
    }
  };

  const plainCall = timeout === null && options.maxRetries === 0;
  let breath = performance.now() + BREATH_MS;
  for (let row = 0; row < length && failures.length === 0; row++) {
    if (hung.has(row)) {
      fail(row, new CallTimeout(String(timeout)));
      continue;
    }
    if (performance.now() > breath) {
      await yieldToEvents();
      breath = performance.now() + BREATH_MS;
    }
    if (!udf.limiter.tryTake()) await Promise.race([udf.limiter.take(), stopped]);
    if (signal.aborted || failures.length > 0) break;
    let waits = false;
    try {
      const result = plainCall ? call(row) : callWithRetries(() => call(row), options, signal);
      waits = isPromise(result);
      if (isPromise(result)) {
        const task: Promise<void> = later(row, result).finally(() => pending.delete(task));
        pending.add(task);
      } else values[row] = result;
    } catch (error) {
      fail(row, error);
    } finally {
      if (!waits) udf.limiter.give();
    }
  }
  while (pending.size > 0 && failures.length === 0 && !signal.aborted) await Promise.race([...pending, stopped]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (failures[0] !== undefined) throw failures[0];
  return values;
}
