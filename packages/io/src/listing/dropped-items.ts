/** What was dropped on a page, taken out of the event: a browser empties its list right after. */
export class DroppedItems {
  readonly entries: readonly (FileSystemEntry | File)[];

  constructor(entries: readonly (FileSystemEntry | File)[]) {
    this.entries = entries;
  }
}

/**
 * Takes the entries of a drop event's items while the event is handled; anything else comes back as it is. Dropped text
 * is left out. Files that stand in no file system, such as those a script puts into a drop, come as they are.
 */
export function takeDropped<T>(input: T | DataTransferItemList): T | DroppedItems {
  if (typeof DataTransferItemList === 'undefined' || !(input instanceof DataTransferItemList)) return input as T;
  const entries = Array.from(input, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return new DroppedItems(entries.filter((entry) => entry !== null));
}
