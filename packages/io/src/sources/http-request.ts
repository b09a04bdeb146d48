import { throwIfCancelled } from '@pixelframe/columnar';

/** Longest wait for the reply's head, and between two chunks of its body. Daft's connect and read timeouts. */
const TIMEOUT_MS = 30_000;

export interface HttpReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** false: only the head is wanted, the body is left unread. */
  readonly wantsBody: boolean;
  /** The server is ours: the body of a refusal says why. */
  readonly explains: boolean;
  readonly onBytes: ((n: number) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The reply did not come, or stopped coming. */
export class TimeoutError extends Error {}

/**
 * One GET, without cookies, read to its end. Rejects with fetch's TypeError on network trouble, a {@link TimeoutError}
 * after 30 s of silence, and whatever `fetch` says when the signal aborts.
 */
export async function httpRequest(request: HttpRequest): Promise<HttpReply> {
  const { url, signal } = request;
  throwIfCancelled(signal);
  const controller = new AbortController();
  const forward = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  let problem = `no answer within ${TIMEOUT_MS / 1000} s`;
  const giveUp = (): void => controller.abort(new TimeoutError(problem));
  let timer = setTimeout(giveUp, TIMEOUT_MS);
  const onChunk = (n: number): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, TIMEOUT_MS);
    request.onBytes?.(n);
  };
  try {
    const response = await fetch(url, {
      headers: request.headers,
      credentials: 'omit',
      signal: controller.signal,
    });
    problem = `no data for ${TIMEOUT_MS / 1000} s`;
    const { status, statusText, headers } = response;
    const wanted = response.ok ? request.wantsBody : request.explains;
    const body = wanted ? await readBody(response, onChunk) : new Uint8Array(0);
    return { status, statusText, headers, body };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
    // Frees the connection of a body that was left unread; nothing happens to one that was read.
    controller.abort();
  }
}

async function readBody(response: Response, onChunk: (n: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array(0);
  // A guess only: Content-Length counts compressed bytes when there is a Content-Encoding, and may lie.
  const announced = Number(response.headers.get('content-length') ?? 0);
  let bytes = new Uint8Array(Number.isSafeInteger(announced) ? Math.min(announced, 1 << 30) : 0);
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > bytes.length) {
      const grown = new Uint8Array(Math.max(length + value.length, bytes.length * 2));
      grown.set(bytes.subarray(0, length));
      bytes = grown;
    }
    bytes.set(value, length);
    length += value.length;
    onChunk(value.length);
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}
