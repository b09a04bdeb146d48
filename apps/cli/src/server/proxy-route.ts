import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { commonHeaders, respondError } from './respond.ts';

const forwarded = ['range', 'if-range', 'if-none-match', 'if-modified-since', 'accept', 'authorization'];
const returned = [
  'accept-ranges',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'link',
  'retry-after',
  // What a model hub says of a file, and of why it refuses one.
  'x-error-code',
  'x-linked-etag',
  'x-linked-size',
];

/**
 * `GET proxy/URL`: a remote file fetched by this process, so that another site's CORS rules do not stop a batch.
 * Status, ranges and the headers about the body pass through; cookies never do. 502 where no answer comes.
 */
export async function serveProxy(request: IncomingMessage, response: ServerResponse, location: string): Promise<void> {
  const url = URL.canParse(location) ? new URL(location) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    respondError(response, 400, `The proxy fetches http and https addresses, not '${location}'.`);
    return;
  }
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && (forwarded.includes(name) || name.startsWith('x-'))) headers[name] = value;
  }
  // Encoded bodies would come out decoded, with lengths that no longer fit. With a range fetch asks so by itself.
  if (headers['range'] === undefined) headers['accept-encoding'] = 'identity';
  let answer;
  try {
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET';
    answer = await fetch(url, { method, headers, credentials: 'omit', signal: controller.signal });
  } catch (error) {
    if (controller.signal.aborted) return;
    respondError(response, 502, `${url.host} did not answer: ${reasonOf(error)}.`);
    return;
  }
  const passed: Record<string, string> = {};
  const encoded = answer.headers.has('content-encoding');
  for (const name of returned) {
    const value = answer.headers.get(name);
    if (value !== null && !(encoded && name === 'content-length')) passed[name] = value;
  }
  response.writeHead(answer.status, answer.statusText, { ...commonHeaders, ...passed });
  if (answer.body === null) {
    response.end();
    return;
  }
  // The same class under two declarations: the DOM's and Node's.
  await pipeline(Readable.fromWeb(answer.body as unknown as NodeReadableStream<Uint8Array>), response);
}

/** fetch says 'fetch failed' and keeps what happened in `cause`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
