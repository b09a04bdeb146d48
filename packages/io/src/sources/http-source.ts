import { IoError, orCancelled } from '@pixelframe/columnar';
import type { ByteSource } from './byte-source.ts';
import type { HttpReply } from './http-request.ts';
import { requestWithRetries } from './http-retry.ts';
import { blobSource } from './memory-source.ts';
import { checkRange } from './range.ts';

export interface HttpOptions {
  /** What messages call it; the URL unless given. */
  readonly name?: string;
  /** Requests before giving up on network trouble, 429 and 5xx. Default 5. */
  readonly tries?: number;
  /** Wait before the second try, doubled for each further one. Default 1000. */
  readonly retryBaseMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called with the bytes of every chunk that arrives. */
  readonly onBytes?: (n: number) => void;
  /** The server is the runner's, which says why it refuses. Default false: refusals are told by their status. */
  readonly explains?: boolean;
}

/** The first request asks for this much: small files arrive whole with it. */
const PROBE_BYTES = 64 * 1024;

const NO_BYTES = new Uint8Array(0);

/**
 * A file behind an http(s), `blob:` or `data:` URL, read by ranges.
 *
 * The size comes from the `Content-Range` of a first ranged GET (never HEAD: signed URLs are often good for GET only).
 * A server that ignores ranges sends everything, which is then kept. Nothing carries cookies.
 */
export function httpSource(url: string, options: HttpOptions = {}): ByteSource {
  const { protocol } = new URL(url);
  if (protocol === 'blob:' || protocol === 'data:') return fetchedBlobSource(url, options.name ?? shorten(url));
  const name = options.name ?? url;
  let knownSize: number | undefined;
  let whole: Uint8Array<ArrayBuffer> | undefined;

  const get = (headers: Readonly<Record<string, string>>, wantsBody: boolean, signal: AbortSignal | undefined) =>
    requestWithRetries(
      {
        url,
        headers: { ...options.headers, ...headers },
        wantsBody,
        explains: options.explains ?? false,
        onBytes: options.onBytes,
        signal,
      },
      { name, tries: options.tries ?? 5, retryBaseMs: options.retryBaseMs ?? 1000 },
    );

  const keep = (bytes: Uint8Array<ArrayBuffer>): number => {
    whole = bytes;
    knownSize = bytes.length;
    return knownSize;
  };

  const readAll = async (signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    if (whole !== undefined) return whole.slice();
    const reply = await get({}, true, signal);
    knownSize = reply.body.length;
    return reply.body;
  };

  const size = async (signal?: AbortSignal): Promise<number> => {
    if (knownSize !== undefined) return knownSize;
    const reply = await get({ Range: `bytes=0-${PROBE_BYTES - 1}` }, true, signal);
    if (reply.status === 416) return keep(NO_BYTES);
    if (reply.status !== 206) return keep(reply.body);
    const total = totalSize(reply) ?? (reply.body.length < PROBE_BYTES ? reply.body.length : null);
    if (total === reply.body.length) return keep(reply.body);
    if (total !== null) return (knownSize = total);
    // Content-Range is hidden from other sites' pages unless the server exposes it; Content-Length never is.
    const head = await get({}, false, signal);
    const length = head.headers.get('content-length');
    if (length !== null && !head.headers.has('content-encoding')) return (knownSize = Number(length));
    return keep(await readAll(signal));
  };

  const read = async (start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    if (knownSize !== undefined) checkRange(name, start, end, knownSize);
    if (start === end) return new Uint8Array(0);
    if (whole !== undefined) return whole.slice(start, end);
    const reply = await get({ Range: `bytes=${start}-${end - 1}` }, true, signal);
    if (reply.status === 200) {
      checkRange(name, start, end, keep(reply.body));
      return reply.body.slice(start, end);
    }
    const total = totalSize(reply);
    const changed = total !== null && knownSize !== undefined && total !== knownSize;
    if (changed || reply.status !== 206 || reply.body.length !== end - start) {
      throw new IoError(
        changed
          ? `Cannot read ${name}: it had ${knownSize} bytes and now has ${total}.`
          : `Cannot read bytes ${start} to ${end} of ${name}: the server sent ${reply.body.length} bytes.`,
        { file: name, hint: 'The file changed on the server, or the server is wrong about ranges; read it again.' },
      );
    }
    return reply.body;
  };

  return { name, size, read, readAll };
}

/** Total size out of `Content-Range: bytes 0-99/1234`; null when absent, hidden or unknown (`*`). */
function totalSize(reply: HttpReply): number | null {
  const total = /\/(\d+)\s*$/.exec(reply.headers.get('content-range') ?? '')?.[1];
  return total === undefined ? null : Number(total);
}

/** A `blob:` or `data:` URL: the browser hands out a Blob, which is sliced where it lies. */
function fetchedBlobSource(url: string, name: string): ByteSource {
  let pending: Promise<ByteSource> | undefined;
  const open = async (): Promise<ByteSource> => {
    try {
      return blobSource(await (await fetch(url)).blob(), name);
    } catch (cause) {
      throw new IoError(`Cannot read ${name}: the URL is malformed or was revoked.`, { file: name, cause });
    }
  };
  const source = (signal: AbortSignal | undefined): Promise<ByteSource> => orCancelled((pending ??= open()), signal);
  return {
    name,
    size: async (signal) => (await source(signal)).size(signal),
    read: async (start, end, signal) => (await source(signal)).read(start, end, signal),
    readAll: async (signal) => (await source(signal)).readAll(signal),
  };
}

const shorten = (url: string): string => (url.length > 80 ? `${url.slice(0, 60)}... (${url.length} characters)` : url);
