import { CancelledError } from '@pixelframe/columnar';

export interface RaceLimits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  /** The error to reject with when time is up. */
  readonly onTimeout?: (timeoutMs: number) => Error;
}

/** `work`, or the first of: a rejected rival, the signal's abort (CancelledError), the end of the time. */
export async function raceWith<T>(
  work: Promise<T>,
  rivals: readonly Promise<never>[],
  limits: RaceLimits = {},
): Promise<T> {
  const { signal, timeoutMs, onTimeout } = limits;
  const { promise, reject } = withReject();
  const timer =
    timeoutMs === undefined || onTimeout === undefined
      ? undefined
      : setTimeout(() => reject(onTimeout(timeoutMs)), timeoutMs);
  const abort = (): void => reject(new CancelledError());
  signal?.addEventListener('abort', abort);
  try {
    return await Promise.race([work, promise, ...rivals]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function withReject(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, no) => {
    reject = no;
  });
  return { promise, reject };
}
