import { CallTimeout } from './udf-errors.ts';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 60_000;

/** Seconds that an error asks to wait, as the Retry-After header of an answer does; 0: none. */
const askedDelay = (error: unknown): number => {
  const seconds: unknown = typeof error === 'object' && error !== null && 'retryAfter' in error ? error.retryAfter : 0;
  return typeof seconds === 'number' && seconds > 0 ? seconds : 0;
};

/** Milliseconds before the next attempt: 100 x 2^n up to a minute, give or take a quarter; never less than asked for. */
export function retryDelay(attempt: number, error: unknown, random = Math.random()): number {
  const usual = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.75 + random / 2);
  return Math.max(usual, askedDelay(error) * 1000);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** What a promise gives, unless it takes longer than so many milliseconds; null: any. */
async function within(promise: PromiseLike<unknown>, timeout: number | null): Promise<unknown> {
  if (timeout === null) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallTimeout(String(timeout))), timeout);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface CallLimits {
  /** Milliseconds a call may take; null: any. */
  readonly timeout: number | null;
  /** Attempts after the first. */
  readonly maxRetries: number;
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** A call whose synchronous part took too long is late, whatever it gave. */
function callInTime(call: () => unknown, timeout: number | null): unknown {
  if (timeout === null) return call();
  const started = performance.now();
  const result = call();
  if (!isPromise(result) && performance.now() - started > timeout) throw new CallTimeout(String(timeout));
  return result;
}

async function attempts(
  first: () => unknown,
  again: () => unknown,
  { timeout, maxRetries }: CallLimits,
  signal: AbortSignal,
): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      const result = attempt === 0 ? first() : again();
      return isPromise(result) ? await within(result, timeout) : result;
    } catch (error) {
      if (attempt >= maxRetries || signal.aborted) throw error;
      await sleep(retryDelay(attempt, error), signal);
    }
  }
}

/**
 * What a call gives: at once where it does, a promise where it gives one or has to be tried again. Throws, or rejects
 * with, what the last attempt did.
 */
export function callWithRetries(call: () => unknown, limits: CallLimits, signal: AbortSignal): unknown {
  const { timeout, maxRetries } = limits;
  const attempt = (): unknown => callInTime(call, timeout);
  try {
    const result = attempt();
    return isPromise(result) ? attempts(() => result, attempt, limits, signal) : result;
  } catch (error) {
    if (maxRetries === 0) throw error;
    const failed = (): never => {
      throw error;
    };
    return attempts(failed, attempt, limits, signal);
  }
}

export { isPromise };
