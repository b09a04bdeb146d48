import type { FileFacts, ModelCache, PartWriter } from './cache/model-cache.ts';

/**
 * Writes a download to the cache for as long as that works. A full disk must not cost the model: the bytes are in
 * memory too, so the download goes on without, after one warning.
 */
export class KeptPart {
  readonly #cache: ModelCache;
  readonly #key: string;
  readonly #warn: (problem: string) => void;
  #writer: PartWriter | null = null;
  #failed = false;

  constructor(cache: ModelCache, key: string, warn: (problem: string) => void) {
    this.#cache = cache;
    this.#key = key;
    this.#warn = warn;
  }

  start(facts: FileFacts, at: 'start' | 'end'): Promise<void> {
    return this.#attempt(async () => {
      await this.#writer?.discard();
      this.#writer = null;
      this.#writer = await this.#cache.write(this.#key, facts, at);
    });
  }

  append(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#attempt(() => this.#writer!.append(bytes));
  }

  suspend(): Promise<void> {
    return this.#end((writer) => writer.suspend());
  }

  discard(): Promise<void> {
    return this.#end((writer) => writer.discard());
  }

  finish(facts: FileFacts): Promise<void> {
    return this.#end((writer) => writer.finish(facts));
  }

  async #end(how: (writer: PartWriter) => Promise<void>): Promise<void> {
    const writer = this.#writer;
    if (writer === null) return;
    await this.#attempt(() => how(writer));
    this.#writer = null;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.#failed) return;
    try {
      await work();
    } catch (error) {
      this.#failed = true;
      this.#warn(problemOf(error));
      // What is there of it takes up room that is short.
      await this.#writer?.discard().catch(() => undefined);
      this.#writer = null;
    }
  }
}

const problemOf = (error: unknown): string => {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return 'there is no room left for this site; free some, or call clearModelCache()';
  }
  return error instanceof Error ? error.message : String(error);
};
