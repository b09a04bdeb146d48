import { exclusively } from './exclusive.ts';
import type { AppendHandle, FlatFolder } from './file-cache.ts';
import { fileCache } from './file-cache.ts';
import type { ModelCache } from './model-cache.ts';

const FOLDER = 'pixelframe-models';

/** Only workers have it. */
interface SyncAccess {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface MaybeSyncHandle {
  createSyncAccessHandle?: () => Promise<SyncAccess>;
}

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

/** What `work` gives, null where a file or folder is missing. */
async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Model files in the origin's private file system. Rejects where the browser has none, or gives none to this page. */
export async function opfsModelCache(): Promise<ModelCache> {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(FOLDER, { create: true });
  return fileCache('OPFS', opfsFolder(root), (key, work, signal) =>
    exclusively(`pixelframe-models-opfs:${key}`, work, signal),
  );
}

function opfsFolder(root: FileSystemDirectoryHandle): FlatFolder {
  // Asked for every time: another tab may have cleared the cache.
  const folder = (): Promise<FileSystemDirectoryHandle> => root.getDirectoryHandle(FOLDER, { create: true });
  const fileOf = async (name: string): Promise<File | null> => {
    const handle = await orMissing((await folder()).getFileHandle(name));
    return handle === null ? null : orMissing(handle.getFile());
  };
  const openForAppend = async (name: string, at: number): Promise<AppendHandle> => {
    const handle = await (await folder()).getFileHandle(name, { create: true });
    return openSync(handle, at).then((sync) => sync ?? openStream(handle, at));
  };
  return {
    async readAll(name) {
      const file = await fileOf(name);
      return file === null ? null : new Uint8Array(await file.arrayBuffer());
    },
    sizeOf: async (name) => (await fileOf(name))?.size ?? null,
    async writeAll(name, bytes) {
      const handle = await openForAppend(name, 0);
      try {
        await handle.append(bytes);
      } finally {
        await handle.close();
      }
    },
    openForAppend,
    async remove(name) {
      await orMissing((await folder()).removeEntry(name));
    },
    async clear() {
      await orMissing(root.removeEntry(FOLDER, { recursive: true }));
    },
  };
}

async function openSync(handle: FileSystemFileHandle, at: number): Promise<AppendHandle | null> {
  const access = await (handle as MaybeSyncHandle).createSyncAccessHandle?.();
  if (access === undefined) return null;
  access.truncate(at);
  let end = at;
  return {
    async append(bytes) {
      const written = access.write(bytes, { at: end });
      end += written;
      if (written < bytes.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
    },
    async close() {
      access.flush();
      access.close();
    },
  };
}

/** In pages. What is written shows up only when the stream is closed. */
async function openStream(handle: FileSystemFileHandle, at: number): Promise<AppendHandle> {
  const stream = await handle.createWritable({ keepExistingData: true });
  await stream.truncate(at);
  await stream.seek(at);
  return {
    append: (bytes) => stream.write(bytes),
    close: () => stream.close(),
  };
}
