import type { CachedFile, FileFacts, ModelCache, PartWriter } from './model-cache.ts';
import { NO_FACTS } from './model-cache.ts';
import { keyName } from './key-name.ts';
import type { StoredRecord } from './stored-record.ts';
import { parseRecord } from './stored-record.ts';

/** A flat folder of files, on a disk or in the browser's private file system. */
export interface FlatFolder {
  /** null where there is no such file. */
  readAll(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  sizeOf(name: string): Promise<number | null>;
  writeAll(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Opens for writing from `at` on; what was behind is cut off. */
  openForAppend(name: string, at: number): Promise<AppendHandle>;
  /** No error where there is none. */
  remove(name: string): Promise<void>;
  clear(): Promise<void>;
}

export interface AppendHandle {
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

/**
 * A cache in a folder. Per key: `<name>.json` the record of the file, `<name>.part.json` that of a part, and the data
 * they name. A crash at any point leaves the old file, a part to go on from, or a data file that the next write removes.
 */
export function fileCache(
  kind: ModelCache['kind'],
  folder: FlatFolder,
  exclusive: ModelCache['exclusive'],
): ModelCache {
  const load = async (name: string): Promise<StoredRecord | null> => {
    const bytes = await folder.readAll(name);
    return bytes === null ? null : parseRecord(new TextDecoder().decode(bytes));
  };
  const store = (name: string, record: StoredRecord): Promise<void> =>
    folder.writeAll(name, new TextEncoder().encode(JSON.stringify(record)));
  const readOf = (key: string, data: string) => async (): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await folder.readAll(data);
    if (bytes === null) throw new Error(`the cached data of ${key} is gone`);
    return bytes;
  };

  /** Makes `record` the file's, then removes the data that only the old one named. */
  const replace = async (key: string, record: StoredRecord): Promise<void> => {
    const name = await keyName(key);
    const old = await load(`${name}.json`);
    await store(`${name}.json`, record);
    await folder.remove(`${name}.part.json`);
    if (old !== null && old.data !== null && old.data !== record.data) await folder.remove(old.data);
  };

  return {
    kind,
    exclusive,
    async find(key): Promise<CachedFile | null> {
      const record = await load(`${await keyName(key)}.json`);
      if (record === null) return null;
      const { facts, data } = record;
      if (data === null) return { facts, absent: true, read: async () => new Uint8Array(0) };
      // The browser may take files back one by one, and people delete them.
      const size = await folder.sizeOf(data);
      if (size === null || (facts.size !== null && size !== facts.size)) return null;
      return { facts, absent: false, read: readOf(key, data) };
    },
    async findPart(key) {
      const record = await load(`${await keyName(key)}.part.json`);
      if (record === null || record.data === null) return null;
      const size = await folder.sizeOf(record.data);
      return size === null || size === 0 ? null : { facts: record.facts, read: readOf(key, record.data) };
    },
    async write(key, facts, at): Promise<PartWriter> {
      const name = await keyName(key);
      const part = await load(`${name}.part.json`);
      const current = await load(`${name}.json`);
      const goesOn = at === 'end' && part !== null && part.data !== null;
      // Two names in turn: the data of the file that is there stays readable.
      const data = goesOn ? part.data! : current?.data === `${name}.a` ? `${name}.b` : `${name}.a`;
      const offset = goesOn ? ((await folder.sizeOf(data)) ?? 0) : 0;
      if (!goesOn) await folder.remove(data);
      const handle = await folder.openForAppend(data, offset);
      try {
        await store(`${name}.part.json`, { key, data, facts });
      } catch (error) {
        await handle.close();
        throw error;
      }
      return {
        append: (bytes) => handle.append(bytes),
        suspend: () => handle.close(),
        async discard() {
          await handle.close();
          await folder.remove(`${name}.part.json`);
          await folder.remove(data);
        },
        async finish(complete: FileFacts) {
          await handle.close();
          await replace(key, { key, data, facts: complete });
        },
      };
    },
    async putAbsent(key) {
      await replace(key, { key, data: null, facts: NO_FACTS });
    },
    async remove(key) {
      const name = await keyName(key);
      for (const ending of ['.json', '.part.json', '.a', '.b']) await folder.remove(name + ending);
    },
    clear: () => folder.clear(),
  };
}
