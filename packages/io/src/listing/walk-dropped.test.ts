import { afterEach, expect, it, vi } from 'vitest';
import { caught } from '../testing/caught.ts';
import { listFiles } from './list-files.ts';

/** The parts of a browser's drop that are used; folders are handed out two children at a time. */
class DroppedItems extends Array<DataTransferItem> {}

const fileEntry = (name: string): FileSystemEntry =>
  ({
    name,
    isFile: true,
    isDirectory: false,
    file: (ok: (file: File) => void) => ok(new File([name], name, { lastModified: 3 })),
  }) as unknown as FileSystemEntry;

const folderEntry = (name: string, children: readonly FileSystemEntry[]): FileSystemEntry =>
  ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let at = 0;
      return { readEntries: (ok: (part: readonly FileSystemEntry[]) => void) => ok(children.slice(at, (at += 2))) };
    },
  }) as unknown as FileSystemEntry;

const drop = (...entries: (FileSystemEntry | null)[]): DataTransferItemList => {
  vi.stubGlobal('DataTransferItemList', DroppedItems);
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry, getAsFile: () => null }) as DataTransferItem);
  return DroppedItems.from(items) as unknown as DataTransferItemList;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

const page = { kind: 'page', baseUrl: 'https://example.com/' } as const;
const options = { mimeTypeOfPath: () => null, accept: () => true };
const list = async (items: DataTransferItemList): Promise<string[]> =>
  (await listFiles(items, page, options)).map(({ path }) => path);

const folder = folderEntry('photos', ['3', '1', '2'].map(fileEntry).concat(folderEntry('b', [fileEntry('4')])));

it('takes one dropped folder for the root', async () => {
  expect(await list(drop(folder))).toEqual(['1', '2', '3', 'b/4']);
});

it('keeps the names of folders that were dropped with others, and leaves out dropped text', async () => {
  expect(await list(drop(fileEntry('z'), null, folder))).toEqual([
    'photos/1',
    'photos/2',
    'photos/3',
    'photos/b/4',
    'z',
  ]);
});

it('reads the list before it is emptied at the end of the event', async () => {
  const items = drop(fileEntry('a'));
  const listing = list(items);
  (items as unknown as DroppedItems).length = 0;
  expect(await listing).toEqual(['a']);
});

it('says what the browser refuses', async () => {
  const refused = {
    name: 'x',
    isFile: true,
    file: (_: unknown, no: (cause: unknown) => void) => no(new DOMException('', 'NotFoundError')),
  };
  const error = await caught(list(drop(refused as unknown as FileSystemEntry)));
  expect(error).toMatchObject({ name: 'IoError', message: 'Cannot read x: the browser refused.', file: 'x' });
});
