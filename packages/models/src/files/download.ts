import { Body } from './body.ts';
import { cancellation, sleep } from '@pixelframe/columnar';
import type { FileFacts, ModelCache } from './cache/model-cache.ts';
import { isCorsRefusal, isNetworkTrouble, problemOf } from './exchange.ts';
import { corsFailure, networkFailure, offlineFailure } from './failures.ts';
import { fetchOnce } from './fetch-once.ts';
import type { RetryPolicy } from './model-files.ts';
import type { RemoteFile } from './remote-file.ts';

const LONGEST_WAIT_MS = 60_000;

export interface DownloadOptions {
  readonly cache: ModelCache;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (loaded: number, total: number | null) => void;
  readonly warn: (problem: string) => void;
  /** Throws when the whole is not what it should be. */
  readonly check: (bytes: Uint8Array<ArrayBuffer>) => void;
}

const scope = globalThis as { readonly navigator?: { readonly onLine?: boolean } };

/**
 * Downloads a file into memory and, alongside, into the cache. A part that is there is gone on from if the file is still
 * the same one. After a failure on the way, what came is kept. null: the server has no such file.
 *
 * @param known what is known of the file beforehand
 */
export async function download(
  file: RemoteFile,
  known: FileFacts,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const body = new Body(file, known, options);
  let isWhole = false;
  try {
    await body.resume();
    const wasResumed = body.length > 0;
    let found = await fetchRest(file, body, options);
    if (found && wasResumed && !body.isIntact()) {
      // The part may have been of another version than what came now.
      await body.restart();
      found = await fetchRest(file, body, options);
    }
    isWhole = found;
    return found ? await body.complete() : null;
  } catch (error) {
    // A whole that fails its checks is no good to go on from.
    await body.abandon(isWhole);
    throw options.signal?.aborted === true ? cancellation(options.signal) : error;
  }
}

/** Asks until all bytes are there; repeats count from the last one that brought something. */
async function fetchRest(file: RemoteFile, body: Body, { retry, signal }: DownloadOptions): Promise<boolean> {
  let tries = 1;
  for (;;) {
    const before = body.length;
    let failure: Error;
    let wait = 0;
    try {
      const outcome = await fetchOnce(file, body, tries, retry.stallMs, signal);
      if (outcome === 'done') return true;
      if (outcome === 'missing') return false;
      if (outcome === 'again') continue;
      ({ failure, waitMs: wait } = outcome);
    } catch (error) {
      if (signal?.aborted === true || !isNetworkTrouble(error)) throw error;
      if (scope.navigator?.onLine === false) throw offlineFailure(file.name, error);
      if (tries === 1 && body.length === 0 && (await isCorsRefusal(file.url, signal))) {
        throw corsFailure(file.name, error);
      }
      failure = networkFailure(file.name, problemOf(error), tries, error);
    }
    if (body.length > before) tries = 1;
    else if (tries >= retry.tries) throw failure;
    else tries++;
    const jitter = 0.75 + Math.random() / 2;
    await sleep(Math.min(LONGEST_WAIT_MS, Math.max(wait, retry.baseMs * 2 ** Math.max(0, tries - 2) * jitter)), signal);
  }
}
