import { PlanError, throwIfCancelled } from '@pixelframe/columnar';
import type { PathPolicy } from '../sources/path-policy.ts';
import type { FileEntry, FoundFile, ListingOptions } from './file-entry.ts';
import { foundFile } from './file-entry.ts';
import { DroppedItems, takeDropped } from './dropped-items.ts';
import { walkDropped } from './walk-dropped.ts';
import { walkHandles } from './walk-handles.ts';
import { listLocation } from './list-location.ts';

export type ListingItem = string | File | FileSystemHandle;

/**
 * What can be listed: locations (file, folder or glob where the policy has paths; URLs everywhere), Files picked with an
 * `<input>` (a whole folder too), file and folder handles, and what was dropped on a page.
 */
export type ListingInput = ListingItem | readonly ListingItem[] | FileList | DataTransferItemList | DroppedItems;

/**
 * Every file of the input, folders with all below them, sorted by path in code-unit order.
 *
 * Call it inside the drop event for a DataTransferItemList: browsers empty it right after. An IoError where a location
 * does not exist, a glob matches nothing, or a folder cannot be read.
 */
export async function listFiles(
  input: ListingInput,
  policy: PathPolicy,
  options: ListingOptions,
): Promise<FileEntry[]> {
  const { mimeTypeOfPath, accept, signal, onProgress } = options;
  const entries: FileEntry[] = [];
  let met = 0;
  for await (const found of findFiles(input, policy, signal)) {
    throwIfCancelled(signal);
    const { type, ...file } = found;
    const mimeType = mimeTypeOfPath(file.path) ?? (type === '' ? null : type);
    const entry: FileEntry = { ...file, name: nameOf(file.path), mimeType };
    if (accept(entry)) entries.push(entry);
    if (++met % 256 === 0) onProgress?.(met);
  }
  onProgress?.(met);
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function findFiles(input: ListingInput, policy: PathPolicy, signal: AbortSignal | undefined): AsyncIterable<FoundFile> {
  // Before anything is awaited: the list is empty once the event is over.
  const taken = takeDropped(input);
  if (taken instanceof DroppedItems) return walkDropped(taken.entries);
  return findItems(itemsOf(taken), policy, signal);
}

async function* findItems(
  items: readonly ListingItem[],
  policy: PathPolicy,
  signal: AbortSignal | undefined,
): AsyncIterable<FoundFile> {
  const handles: FileSystemHandle[] = [];
  for (const item of items) {
    if (typeof item === 'string') yield* await listLocation(item, policy, signal);
    else if (item instanceof Blob) yield foundFile(pathOfFile(item), item);
    else if (isHandle(item)) handles.push(item);
    else throw new PlanError(`Cannot list ${describe(item)}.`, { hint: ACCEPTED });
  }
  yield* walkHandles(handles, signal);
}

const ACCEPTED = 'Give paths, URLs, Files, a FileList, file or folder handles, or the items of a drop event.';

function itemsOf(input: Exclude<ListingInput, DataTransferItemList | DroppedItems>): readonly ListingItem[] {
  if (typeof input === 'string' || input instanceof Blob || isHandle(input)) return [input];
  if (typeof input === 'object' && input !== null && 'length' in input) return Array.from(input);
  throw new PlanError(`Cannot list ${describe(input)}.`, { hint: ACCEPTED });
}

const isHandle = (item: unknown): item is FileSystemHandle =>
  typeof item === 'object' && item !== null && 'kind' in item && (item.kind === 'file' || item.kind === 'directory');

/** A folder picked with an `<input>` is its own root, as one opened by handle is. */
const pathOfFile = (file: File): string =>
  file.webkitRelativePath ? file.webkitRelativePath.slice(file.webkitRelativePath.indexOf('/') + 1) : file.name;

const nameOf = (path: string): string => /([^/?#]*)\/?(?:[?#].*)?$/.exec(path)?.[1] || path;

const describe = (value: unknown): string => (value === null ? 'null' : `a value of type ${typeof value}`);
