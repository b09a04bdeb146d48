import { CancelledError, PixelframeError } from './errors.ts';

/** The error an aborted signal stands for: its reason when that is one of ours, else a CancelledError. */
export function cancellation(signal: AbortSignal): PixelframeError {
  const reason: unknown = signal.reason;
  return reason instanceof PixelframeError ? reason : new CancelledError(undefined, { cause: reason });
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancellation(signal);
}

/** Settles with `work`, or rejects as soon as the signal aborts: for work that cannot be stopped itself. */
export async function orCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(cancellation(signal));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Resolves after `ms`, or rejects as soon as the signal aborts. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return orCancelled(elapsed, signal).finally(() => clearTimeout(timer));
}
