import type { FileFacts } from './cache/model-cache.ts';
import { NO_FACTS } from './cache/model-cache.ts';
import { exchange } from './exchange.ts';

const unquoted = (etag: string | null): string | null => etag?.replace(/^W\//, '').replaceAll('"', '') ?? null;

const isSha256 = (text: string | null): text is string => text !== null && /^[0-9a-f]{64}$/i.test(text);

/** The etag of the bytes' own server; a weak one says nothing of the bytes. */
export function validatorOf(headers: Headers): string | null {
  const etag = headers.get('etag');
  return etag !== null && !etag.startsWith('W/') ? etag : headers.get('last-modified');
}

/** Content-Length counts compressed bytes when there is a Content-Encoding. */
function lengthOf(headers: Headers): number | null {
  const linked = headers.get('x-linked-size');
  const text = linked ?? (headers.has('content-encoding') ? null : headers.get('content-length'));
  const length = text === null ? Number.NaN : Number(text);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

/**
 * What the headers of a file say. The hub gives large files' SHA-256 as `x-linked-etag`, or as their `etag` where it
 * sends them itself; other servers' etags of that length may be anything.
 */
export function factsOf(headers: Headers, hub: boolean): FileFacts {
  const linked = unquoted(headers.get('x-linked-etag'));
  const etag = linked ?? unquoted(headers.get('etag'));
  const sha256 = isSha256(linked) || (hub && isSha256(etag)) ? etag : null;
  return { size: lengthOf(headers), sha256: sha256?.toLowerCase() ?? null, oid: null, etag, validator: null };
}

/**
 * Facts by HEAD, which on the hub come with the redirect to where the bytes are; null when it does not answer one.
 *
 * @param stallMs how long it may take
 */
export async function headFacts(
  url: string,
  headers: Readonly<Record<string, string>>,
  hub: boolean,
  stallMs: number,
  signal: AbortSignal | undefined,
): Promise<FileFacts | null> {
  const head = async (redirect: 'follow' | 'manual') => {
    const { response, close } = await exchange(url, { method: 'HEAD', headers, redirect, stallMs, signal });
    close();
    return response;
  };
  const first = await head('manual');
  // Pages may not see a redirect's headers; Node may.
  const redirected = first.type === 'opaqueredirect' || (first.status >= 300 && first.status < 400);
  if (redirected && first.headers.has('x-linked-etag')) return factsOf(first.headers, hub);
  const response = redirected ? await head('follow') : first;
  return response.ok ? factsOf(response.headers, hub) : null;
}

/** One out of two sources, the first counting more. */
export function mergeFacts(first: FileFacts | null, second: FileFacts | null): FileFacts {
  const [a, b] = [first ?? NO_FACTS, second ?? NO_FACTS];
  return {
    size: a.size ?? b.size,
    sha256: a.sha256 ?? b.sha256,
    oid: a.oid ?? b.oid,
    etag: a.etag ?? b.etag,
    validator: a.validator ?? b.validator,
  };
}

/** Whether two answers are of the same content; true when nothing can be compared. */
export function isSameContent(kept: FileFacts, now: FileFacts): boolean {
  for (const fact of ['sha256', 'oid', 'etag', 'size'] as const) {
    if (kept[fact] !== null && now[fact] !== null) return kept[fact] === now[fact];
  }
  return true;
}
