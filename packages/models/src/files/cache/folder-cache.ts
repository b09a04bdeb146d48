import { sleep } from '@pixelframe/columnar';
import { nodeFs, nodePath } from '../node-modules.ts';
import { exclusively } from './exclusive.ts';
import type { FlatFolder } from './file-cache.ts';
import { fileCache } from './file-cache.ts';
import { keyName } from './key-name.ts';
import type { ModelCache } from './model-cache.ts';

/** Between two looks at a file that another process has. */
const LOCK_POLL_MS = 200;

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** Model files in a folder on the disk, for Node; it is made when it is first needed. */
export async function folderModelCache(folder: string): Promise<ModelCache> {
  const { join } = await nodePath();
  const inFolder = (name: string): string => join(folder, name);
  return fileCache('folder', await nodeFolder(folder), (key, work, signal) =>
    exclusively(
      `pixelframe-models-folder:${folder}:${key}`,
      async () => withLockFile(inFolder(`${await keyName(key)}.lock`), work, signal),
      signal,
    ),
  );
}

async function nodeFolder(folder: string): Promise<FlatFolder> {
  const fs = await nodeFs();
  const { join } = await nodePath();
  const inFolder = (name: string): string => join(folder, name);
  const orMissing = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    }
  };
  return {
    async readAll(name) {
      const bytes = await orMissing(fs.readFile(inFolder(name)));
      return bytes === null ? null : new Uint8Array(bytes);
    },
    sizeOf: async (name) => (await orMissing(fs.stat(inFolder(name))))?.size ?? null,
    async writeAll(name, bytes) {
      await fs.mkdir(folder, { recursive: true });
      // Renamed into place: a reader finds the old text or the new.
      await fs.writeFile(inFolder(`${name}.new`), bytes);
      await fs.rename(inFolder(`${name}.new`), inFolder(name));
    },
    async openForAppend(name, at) {
      await fs.mkdir(folder, { recursive: true });
      const handle = await fs.open(inFolder(name), 'a');
      await handle.truncate(at);
      return {
        append: (bytes) => handle.appendFile(bytes),
        close: () => handle.close(),
      };
    },
    remove: (name) => fs.rm(inFolder(name), { force: true }),
    clear: () => fs.rm(folder, { recursive: true, force: true }),
  };
}

/** Runs the work while no other process has the file. The lock of a process that is gone is taken over. */
async function withLockFile<T>(path: string, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const fs = await nodeFs();
  const { dirname } = await nodePath();
  await fs.mkdir(dirname(path), { recursive: true });
  for (;;) {
    try {
      await fs.writeFile(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const owner = Number(await fs.readFile(path, 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) await fs.rm(path, { force: true });
    else await sleep(LOCK_POLL_MS, signal);
  }
  try {
    return await work();
  } finally {
    await fs.rm(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process answers EPERM.
    return isCode(error, 'EPERM');
  }
}
