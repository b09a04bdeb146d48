import { throwIfCancelled } from '@pixelframe/columnar';

/** The reply did not come, or stopped coming. */
export class StallError extends Error {}

export interface ExchangeOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: 'follow' | 'manual';
  /** Longest wait for the head, and between two pieces of the body. */
  readonly stallMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** One request without cookies. `close` must be called: it ends a body that was not read to its end. */
export interface Exchange {
  readonly response: Response;
  pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  close(): void;
}

const stalled = (what: string, ms: number): StallError => new StallError(`${what} for ${Math.round(ms / 1000)} s`);

/** Rejects with fetch's TypeError on network trouble, and a {@link StallError} after too long a silence. */
export async function exchange(url: string, options: ExchangeOptions): Promise<Exchange> {
  const { method = 'GET', headers = {}, redirect = 'follow', stallMs, signal } = options;
  throwIfCancelled(signal);
  const controller = new AbortController();
  const forward = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  let timer = setTimeout(() => controller.abort(stalled('no answer', stallMs)), stallMs);
  const close = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
    controller.abort();
  };
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(stalled('no data', stallMs)), stallMs);
  };
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect,
      credentials: 'omit',
      // Models have a cache of their own: a second copy in the browser's would push everything else out of it.
      cache: 'no-store',
      signal: controller.signal,
    });
    heard();
    return { response, close, pieces: () => piecesOf(response, heard) };
  } catch (error) {
    close();
    throw error;
  }
}

async function* piecesOf(response: Response, heard: () => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    yield value;
  }
}

/** Fetch says TypeError for any trouble; an abort of ours gives its own reason. */
export const isNetworkTrouble = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof StallError || error instanceof DOMException;

/** Node hides what happened in `cause`; browsers say nothing at all. */
export function problemOf(error: Error): string {
  if (error instanceof StallError) return error.message;
  const cause: unknown = error.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `the request failed${code}`;
}

/**
 * A browser reports a refusal by CORS as plain network trouble. If the same address answers a request whose reply we
 * may not read, the server is up, and it is the refusal.
 */
export async function isCorsRefusal(url: string, signal: AbortSignal | undefined): Promise<boolean> {
  if (typeof location === 'undefined' || new URL(url).origin === location.origin) return false;
  const timeout = AbortSignal.timeout(5000);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    const response = await fetch(url, { mode: 'no-cors', credentials: 'omit', signal: either });
    void response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

export const isTransient = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

export function retryAfterMs(headers: Headers): number {
  const value = headers.get('retry-after');
  if (value === null) return 0;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(60_000, Math.max(0, ms)) : 0;
}
