import type { IoError } from '@pixelframe/columnar';
import { cancellation, sleep } from '@pixelframe/columnar';
import { corsError, isTransient, networkError, statusError } from './http-error.ts';
import type { HttpReply, HttpRequest } from './http-request.ts';
import { httpRequest, TimeoutError } from './http-request.ts';

const LONGEST_WAIT_MS = 60_000;

export interface RetryPolicy {
  readonly name: string;
  readonly tries: number;
  readonly retryBaseMs: number;
  /** Refusals that do not pass are replies, too. Default false. */
  readonly returnsRefusals?: boolean;
}

/**
 * A GET that is repeated on network trouble, timeouts and the statuses that pass (408, 425, 429, 5xx): Daft's policy of
 * 5 tries, waiting 1 s, 2 s, 4 s... (a quarter more or less, at most 60 s), or what Retry-After asks for.
 * Replies 2xx and 416 come back; any other is an IoError, unless the policy wants it.
 */
export async function requestWithRetries(request: HttpRequest, policy: RetryPolicy): Promise<HttpReply> {
  for (let attempt = 1; ; attempt++) {
    let failure: IoError;
    let wait = 0;
    try {
      const reply = await httpRequest(request);
      if ((reply.status >= 200 && reply.status < 300) || reply.status === 416) return reply;
      if (policy.returnsRefusals === true && !isTransient(reply.status)) return reply;
      failure = statusError(policy.name, reply, attempt);
      if (!isTransient(reply.status)) throw failure;
      wait = retryAfterMs(reply.headers);
    } catch (error) {
      if (request.signal?.aborted === true) throw cancellation(request.signal);
      if (!isNetworkTrouble(error)) throw error;
      if (attempt === 1 && (await isCorsRefusal(request))) throw corsError(policy.name, error);
      failure = networkError(policy.name, problemOf(error), attempt, error);
    }
    if (attempt >= policy.tries) throw failure;
    const jitter = 0.75 + Math.random() / 2;
    await sleep(
      Math.min(LONGEST_WAIT_MS, Math.max(wait, policy.retryBaseMs * 2 ** (attempt - 1) * jitter)),
      request.signal,
    );
  }
}

const isNetworkTrouble = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof TimeoutError || error instanceof DOMException;

/** Node hides what happened in `cause`; browsers say nothing at all. */
function problemOf(error: Error): string {
  if (error instanceof TimeoutError) return error.message;
  const cause: unknown = error.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `the request failed${code}`;
}

/**
 * A browser reports a refusal by CORS as plain network trouble. If the same address answers a request whose reply we
 * may not read, the server is up, and it is the refusal: no use trying again.
 */
async function isCorsRefusal({ url, signal }: HttpRequest): Promise<boolean> {
  if (typeof location === 'undefined' || new URL(url).origin === location.origin) return false;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
  const stop = (): void => controller.abort();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await fetch(url, { mode: 'no-cors', credentials: 'omit', signal: controller.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    controller.abort();
  }
}

function retryAfterMs(headers: Headers): number {
  const value = headers.get('retry-after');
  if (value === null) return 0;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
