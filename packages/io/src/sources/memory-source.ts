import { IoError, orCancelled, throwIfCancelled } from '@pixelframe/columnar';
import type { ByteSource } from './byte-source.ts';
import { checkRange } from './range.ts';

/** Bytes already in memory. They are shared, not copied, until read. */
export function bytesSource(bytes: Uint8Array, name: string): ByteSource {
  const read = async (start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    throwIfCancelled(signal);
    checkRange(name, start, end, bytes.length);
    const copy = new Uint8Array(end - start);
    copy.set(bytes.subarray(start, end));
    return copy;
  };
  return { name, size: async () => bytes.length, read, readAll: (signal) => read(0, bytes.length, signal) };
}

/** A Blob or File: slices are read from where the browser keeps it, the whole is never loaded. */
export function blobSource(blob: Blob, name: string): ByteSource {
  const read = async (start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    throwIfCancelled(signal);
    checkRange(name, start, end, blob.size);
    const part = start === 0 && end === blob.size ? blob : blob.slice(start, end);
    const buffer = await orCancelled(part.arrayBuffer().catch(unreadable), signal);
    if (buffer.byteLength !== end - start) return unreadable(undefined);
    return new Uint8Array(buffer);
  };
  const unreadable = (cause: unknown): never => {
    throw new IoError(`Cannot read ${name}: the file was moved, changed or removed after it was picked.`, {
      file: name,
      hint: 'Pick the file again.',
      cause,
    });
  };
  return { name, size: async () => blob.size, read, readAll: (signal) => read(0, blob.size, signal) };
}
