import { IoError, throwIfCancelled } from '@pixelframe/columnar';
import type { FoundFile } from './file-entry.ts';
import { foundFile } from './file-entry.ts';

/** Files opened at a time: each is a round trip to the browser's process. */
const CONCURRENCY = 32;

/** Files of handles; a folder given alone is the root of its files' paths. */
export async function* walkHandles(
  handles: readonly FileSystemHandle[],
  signal: AbortSignal | undefined,
): AsyncGenerator<FoundFile> {
  for (const handle of handles) {
    if (handle.kind === 'file') {
      yield await openFile(handle as FileSystemFileHandle, handle.name);
    } else {
      yield* walkDirectory(handle as FileSystemDirectoryHandle, handles.length === 1 ? '' : `${handle.name}/`, signal);
    }
  }
}

async function* walkDirectory(
  directory: FileSystemDirectoryHandle,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<FoundFile> {
  const files: FileSystemFileHandle[] = [];
  const folders: FileSystemDirectoryHandle[] = [];
  try {
    for await (const child of directory.values()) {
      throwIfCancelled(signal);
      if (child.kind === 'file') files.push(child as FileSystemFileHandle);
      else folders.push(child as FileSystemDirectoryHandle);
    }
  } catch (cause) {
    throwIfCancelled(signal);
    throw unreadable(prefix || directory.name, cause);
  }
  for (let i = 0; i < files.length; i += CONCURRENCY) {
    throwIfCancelled(signal);
    yield* await Promise.all(files.slice(i, i + CONCURRENCY).map((file) => openFile(file, prefix + file.name)));
  }
  for (const folder of folders) yield* walkDirectory(folder, `${prefix}${folder.name}/`, signal);
}

const openFile = async (handle: FileSystemFileHandle, path: string): Promise<FoundFile> =>
  foundFile(
    path,
    await handle.getFile().catch((cause: unknown) => {
      throw unreadable(path, cause);
    }),
  );

const unreadable = (path: string, cause: unknown): IoError =>
  new IoError(`Cannot read ${path}: it was removed, or the page was not granted access.`, {
    file: path,
    hint: 'Pick it again.',
    cause,
  });
