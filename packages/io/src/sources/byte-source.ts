/**
 * Random access to the bytes of one file, wherever it lives.
 *
 * Every returned array is the caller's own: it may be changed and transferred. Reads outside the file, and files that
 * changed or vanished meanwhile, are an IoError; an aborted signal rejects at once with a CancelledError.
 */
export interface ByteSource {
  /** What messages call it: a path, a URL, a file name. */
  readonly name: string;
  /** Bytes in the file. */
  size(signal?: AbortSignal): Promise<number>;
  /** Bytes `start` (inclusive) to `end` (exclusive). */
  read(start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  readAll(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}
