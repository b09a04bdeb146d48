import { exclusively } from './exclusive.ts';
import type { FileFacts, ModelCache, PartWriter } from './model-cache.ts';
import { NO_FACTS } from './model-cache.ts';

interface Kept {
  readonly facts: FileFacts;
  /** null: the server has no such file. */
  readonly blob: Blob | null;
}

let caches = 0;

/**
 * Keeps files for as long as the thread lives. Past the limit, files that were not read for longest go first.
 *
 * @param maxBytes of all files together
 */
export function memoryModelCache(maxBytes = 1 << 30): ModelCache {
  const name = `pixelframe-models-memory-${caches++}`;
  // In the order of their last use.
  const files = new Map<string, Kept>();
  const parts = new Map<string, { readonly facts: FileFacts; readonly blob: Blob }>();

  const bytesOf = (entries: Iterable<{ readonly blob: Blob | null }>): number => {
    let sum = 0;
    for (const { blob } of entries) sum += blob?.size ?? 0;
    return sum;
  };
  const keep = (key: string, kept: Kept): void => {
    files.delete(key);
    files.set(key, kept);
    for (const [oldest] of files) {
      if (bytesOf(files.values()) + bytesOf(parts.values()) <= maxBytes) break;
      files.delete(oldest);
    }
  };
  const readBlob = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

  return {
    kind: 'memory',
    async find(key) {
      const kept = files.get(key);
      if (kept === undefined) return null;
      const { facts, blob } = kept;
      const read = (): Promise<Uint8Array<ArrayBuffer>> => {
        if (files.has(key)) keep(key, kept);
        return readBlob(blob ?? new Blob());
      };
      return { facts, absent: blob === null, read };
    },
    async findPart(key) {
      const part = parts.get(key);
      return part === undefined ? null : { facts: part.facts, read: () => readBlob(part.blob) };
    },
    async write(key, facts, at): Promise<PartWriter> {
      const before = at === 'end' ? parts.get(key) : undefined;
      parts.delete(key);
      const chunks: BlobPart[] = before === undefined ? [] : [before.blob];
      let size = before?.blob.size ?? 0;
      return {
        async append(bytes) {
          size += bytes.length;
          if (size > maxBytes) throw new DOMException('The memory cache is full.', 'QuotaExceededError');
          // A Blob of its own: the bytes may change after this.
          chunks.push(new Blob([bytes]));
        },
        async suspend() {
          parts.set(key, { facts, blob: new Blob(chunks) });
        },
        async discard() {
          chunks.length = 0;
        },
        async finish(complete) {
          keep(key, { facts: complete, blob: new Blob(chunks) });
        },
      };
    },
    async putAbsent(key) {
      keep(key, { facts: NO_FACTS, blob: null });
    },
    async remove(key) {
      files.delete(key);
      parts.delete(key);
    },
    async clear() {
      files.clear();
      parts.clear();
    },
    exclusive: (key, work, signal) => exclusively(`${name}:${key}`, work, signal),
  };
}
