/** What is known of a file on its server; the strings tell its versions apart. */
export interface FileFacts {
  /** null: the server has not said. */
  readonly size: number | null;
  readonly sha256: string | null;
  /** The hub's id of the content. */
  readonly oid: string | null;
  /** As a HEAD request tells it. */
  readonly etag: string | null;
  /** The etag or date of the server that sent the bytes, which after redirects is another one. */
  readonly validator: string | null;
}

/** A complete file, or the memory that the server has none of the name. */
export interface CachedFile {
  readonly facts: FileFacts;
  readonly absent: boolean;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The beginning of a file whose download did not end. */
export interface CachedPart {
  readonly facts: FileFacts;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Takes a download as it comes. Every call may fail for want of room; the download does without then. */
export interface PartWriter {
  /** The array may change after the promise has settled. */
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Keeps what came, to go on from there another time. */
  suspend(): Promise<void>;
  discard(): Promise<void>;
  /** Makes it the file, in one step: until then readers find the old one. */
  finish(facts: FileFacts): Promise<void>;
}

/**
 * Files by key (their URL), whole or in part. Callers write a key only inside {@link ModelCache.exclusive}.
 */
export interface ModelCache {
  /** Shown to people: where the files are kept. */
  readonly kind: 'OPFS' | 'Cache API' | 'memory' | 'folder';
  find(key: string): Promise<CachedFile | null>;
  findPart(key: string): Promise<CachedPart | null>;
  /** A new part, or the kept one from its end. */
  write(key: string, facts: FileFacts, at: 'start' | 'end'): Promise<PartWriter>;
  /** Remembers that there is no such file. */
  putAbsent(key: string): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  /** Runs the work while nobody else has the key: no other call, worker, tab. */
  exclusive<T>(key: string, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
}

export const NO_FACTS: FileFacts = Object.freeze({ size: null, sha256: null, oid: null, etag: null, validator: null });
