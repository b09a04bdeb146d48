import { CancelledError, PixelframeError } from '@pixelframe/columnar';

/** What takes time and chance from outside, so that tests have their own. */
export interface Time {
  /** Milliseconds since 1970, which never go back. */
  now(): number;
  /** Calls back later; what it gives calls that off. */
  after(ms: number, run: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
}

/** Timers fire at once where they are given more. Whoever waits longer looks at the clock again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const realTime: Time = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

export function throwIfCancelled({ aborted, reason }: AbortSignal): void {
  if (aborted) throw reason instanceof PixelframeError ? reason : new CancelledError(undefined, { cause: reason });
}

/** What the work gives, or a rejection as soon as the signal aborts. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new CancelledError());
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Some milliseconds later; a CancelledError as soon as the signal aborts. */
export async function pause(time: Time, ms: number, signal: AbortSignal): Promise<void> {
  throwIfCancelled(signal);
  let callOff = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    callOff = time.after(ms, resolve);
  });
  try {
    await unlessAborted(over, signal);
  } catch {
    throwIfCancelled(signal);
  } finally {
    callOff();
  }
}
