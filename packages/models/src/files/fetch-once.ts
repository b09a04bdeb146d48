import type { ModelError } from '@pixelframe/columnar';
import type { Body } from './body.ts';
import type { FileFacts } from './cache/model-cache.ts';
import type { Exchange } from './exchange.ts';
import { exchange, isTransient, retryAfterMs } from './exchange.ts';
import { notAFile, statusFailure, truncated } from './failures.ts';
import { factsOf, mergeFacts, validatorOf } from './remote-facts.ts';
import type { RemoteFile } from './remote-file.ts';

/** A failure that another try may get past. */
export interface Passing {
  readonly failure: ModelError;
  readonly waitMs: number;
}

/**
 * One request for what is not there yet. `done`: all is there now; `missing`: there is no such file; `again`: what was
 * there is of another version and was thrown away. Rejects with what another try would not change, and with fetch's own
 * errors on network trouble.
 */
export async function fetchOnce(
  file: RemoteFile,
  body: Body,
  tries: number,
  stallMs: number,
  signal: AbortSignal | undefined,
): Promise<'done' | 'missing' | 'again' | Passing> {
  const from = body.length;
  if (from > 0 && from === body.total) return 'done';
  const headers = from === 0 ? file.headers : { ...file.headers, Range: `bytes=${from}-` };
  const reply = await exchange(file.url, { headers, stallMs, signal });
  try {
    const { status } = reply.response;
    if (status === 416 && from > 0) return await beyondTheEnd(file, body, reply.response.headers);
    if (!reply.response.ok) return refused(file, reply.response, tries);
    if (isPage(file, reply.response)) {
      // A server of a single-page app: it has no other answer to what does not exist.
      if (/\.json$/i.test(file.name.file)) return 'missing';
      throw notAFile(file.name);
    }
    if (status === 206 && from > 0) {
      if (!goesOn(reply.response.headers, body)) {
        await body.restart();
        return 'again';
      }
    } else {
      await body.begin(startingFacts(file, body.facts, reply.response), 'start');
    }
    return await readAll(file, body, reply);
  } finally {
    reply.close();
  }
}

async function readAll(file: RemoteFile, body: Body, reply: Exchange): Promise<'done' | Passing> {
  for await (const piece of reply.pieces()) {
    await body.append(piece);
    if (body.total !== null && body.length > body.total) break;
  }
  const { total, length } = body;
  if (total === null || length === total) return 'done';
  if (length > total) throw truncated(file.name, length, total);
  return { failure: truncated(file.name, length, total), waitMs: 0 };
}

const isPage = (file: RemoteFile, { headers }: Response): boolean =>
  /^text\/html\b/i.test(headers.get('content-type') ?? '') && !/\.html?$/i.test(file.name.file);

function startingFacts(file: RemoteFile, known: FileFacts, { headers, url }: Response): FileFacts {
  const told = factsOf(headers, file.name.hub && (url === '' || new URL(url).origin === new URL(file.url).origin));
  return { ...mergeFacts({ ...known, validator: null }, told), etag: known.etag, validator: validatorOf(headers) };
}

/** Whether a 206 is the rest of what is there. Servers may hide every header but the length. */
function goesOn(headers: Headers, body: Body): boolean {
  const now = validatorOf(headers);
  const { validator, size } = body.facts;
  if (now !== null && validator !== null && now !== validator) return false;
  const range = /^bytes (?<start>\d+)-\d+\/(?<total>\d+)$/.exec(headers.get('content-range') ?? '')?.groups;
  if (range !== undefined) {
    return Number(range['start']) === body.length && (size === null || Number(range['total']) === size);
  }
  const length = headers.get('content-length');
  return length === null || size === null || Number(length) === size - body.length;
}

/** The server has nothing from there on. */
async function beyondTheEnd(file: RemoteFile, body: Body, headers: Headers): Promise<'done' | 'again'> {
  const { total, length } = body;
  const told = /^bytes \*\/(?<total>\d+)$/.exec(headers.get('content-range') ?? '')?.groups;
  if (total === null && told !== undefined && Number(told['total']) === length) return 'done';
  await body.restart();
  if (total !== null) throw truncated(file.name, length, total);
  return 'again';
}

function refused(file: RemoteFile, { status, headers }: Response, tries: number): 'missing' | Passing {
  const code = headers.get('x-error-code');
  const failure = statusFailure(file.name, status, code, tries);
  if (isTransient(status)) return { failure, waitMs: retryAfterMs(headers) };
  const isMissing = (status === 404 || status === 410) && (code === null || code === 'EntryNotFound');
  if (isMissing) return 'missing';
  throw failure;
}
