import { IoError, orCancelled, throwIfCancelled } from '@pixelframe/columnar';
import { nodeFs } from '../node-modules.ts';
import type { ByteSource } from './byte-source.ts';
import { nodeError } from './node-error.ts';
import { checkRange } from './range.ts';

/** A file on the disk of the machine Node runs on. `path` is absolute; `name` is what the user wrote. */
export function nodeSource(path: string, name = path): ByteSource {
  const size = async (): Promise<number> => {
    const { stat } = await nodeFs();
    const info = await stat(path).catch(fail);
    if (info.isDirectory()) throw nodeError(name, { code: 'EISDIR' });
    return info.size;
  };

  const read = async (start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
    throwIfCancelled(signal);
    const { open } = await nodeFs();
    const work = async (): Promise<Uint8Array<ArrayBuffer>> => {
      const handle = await open(path);
      try {
        const { size: length } = await handle.stat();
        checkRange(name, start, end, length);
        const bytes = new Uint8Array(end - start);
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, done, Math.min(bytes.length - done, 1 << 30), start + done);
          if (bytesRead === 0)
            throw new IoError(`Cannot read ${name}: it became shorter while being read.`, { file: name });
          done += bytesRead;
        }
        return bytes;
      } finally {
        await handle.close();
      }
    };
    return orCancelled(work().catch(fail), signal);
  };

  const fail = (error: unknown): never => {
    throw error instanceof IoError ? error : nodeError(name, error);
  };

  return { name, size, read, readAll: async (signal) => read(0, await size(), signal) };
}
