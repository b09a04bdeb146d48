import { IoError } from '@pixelframe/columnar';
import type { FoundFile } from './file-entry.ts';
import { foundFile } from './file-entry.ts';

/** Files of a drop. One folder dropped alone is the root of its files' paths; else paths start with its name. */
export async function* walkDropped(entries: readonly (FileSystemEntry | File)[]): AsyncGenerator<FoundFile> {
  for (const entry of entries) {
    if (entry instanceof File) yield foundFile(entry.name, entry);
    else yield* walk(entry, entries.length === 1 && entry.isDirectory ? '' : entry.name);
  }
}

async function* walk(entry: FileSystemEntry, path: string): AsyncGenerator<FoundFile> {
  if (entry.isFile) {
    yield foundFile(path, await settle<File>(path, (ok, no) => (entry as FileSystemFileEntry).file(ok, no)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out a folder in parts (Chromium: of 100) and says the end with an empty one.
  for (;;) {
    const part = await settle<FileSystemEntry[]>(path, (ok, no) => reader.readEntries(ok, no));
    if (part.length === 0) return;
    for (const child of part) yield* walk(child, path === '' ? child.name : `${path}/${child.name}`);
  }
}

const settle = <T>(path: string, start: (ok: (value: T) => void, no: (cause: unknown) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    start(resolve, (cause) =>
      reject(new IoError(`Cannot read ${path || 'the dropped folder'}: the browser refused.`, { file: path, cause })),
    );
  });
