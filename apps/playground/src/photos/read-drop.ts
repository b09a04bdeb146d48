/**
 * Files of a drop, folders with all below them. Must be called while the drop event is handled: browsers empty the list
 * right after. Each File gets its path as `webkitRelativePath`, as if its folder had been picked.
 */
export async function readDrop(items: DataTransferItemList): Promise<File[]> {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: File[] = [];
  for (const entry of entries) await walk(entry, entry.name, files);
  return files;
}

async function walk(entry: FileSystemEntry, path: string, files: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
    files.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // Chromium hands out a folder a hundred entries at a time; an empty answer is the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const child of part) await walk(child, `${path}/${child.name}`, files);
  }
}

/** What a folder of photos holds besides photos is left out; a file whose type nobody knows may be one. */
export const picturesOf = (files: Iterable<File>): File[] =>
  [...files].filter(({ type, name }) => type.startsWith('image/') || (type === '' && !name.startsWith('.')));
