import { exclusively } from './exclusive.ts';
import type { FileFacts, ModelCache, PartWriter } from './model-cache.ts';
import { NO_FACTS } from './model-cache.ts';
import type { StoredRecord } from './stored-record.ts';
import { parseRecord } from './stored-record.ts';

const NAME = 'pixelframe-models';
const RECORD_HEADER = 'x-pixelframe-record';

/** Keys of a cache must be http(s) URLs; no such server exists. */
const address = (key: string, kind: 'file' | 'part'): string =>
  `https://models.pixelframe.invalid/${kind}/${encodeURIComponent(key)}`;

/**
 * Model files in the browser's Cache API. An entry is written at once, so a part is kept when a download is cancelled or
 * fails, not when the tab dies.
 */
export async function cacheApiModelCache(): Promise<ModelCache> {
  await caches.open(NAME);
  // Opened every time: another tab may have cleared it.
  const open = (): Promise<Cache> => caches.open(NAME);
  const put = async (key: string, kind: 'file' | 'part', data: Blob | null, facts: FileFacts): Promise<void> => {
    const record: StoredRecord = { key, data: data === null ? null : 'body', facts };
    const headers = { [RECORD_HEADER]: encodeURIComponent(JSON.stringify(record)) };
    await (await open()).put(address(key, kind), new Response(data, { headers }));
  };
  const find = async (key: string, kind: 'file' | 'part') => {
    const response = await (await open()).match(address(key, kind));
    const header = response?.headers.get(RECORD_HEADER) ?? null;
    const record = header === null ? null : parseRecord(decodeURIComponent(header));
    return response === undefined || record === null ? null : { response, record };
  };
  const readOf = (response: Response) => async (): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await response.arrayBuffer());
  const drop = async (key: string, kind: 'file' | 'part'): Promise<void> => {
    await (await open()).delete(address(key, kind));
  };

  return {
    kind: 'Cache API',
    exclusive: (key, work, signal) => exclusively(`pixelframe-models-cache:${key}`, work, signal),
    async find(key) {
      const found = await find(key, 'file');
      if (found === null) return null;
      const { response, record } = found;
      return { facts: record.facts, absent: record.data === null, read: readOf(response) };
    },
    async findPart(key) {
      const found = await find(key, 'part');
      return found === null ? null : { facts: found.record.facts, read: readOf(found.response) };
    },
    async write(key, facts, at): Promise<PartWriter> {
      const before = at === 'end' ? await find(key, 'part') : null;
      let chunks: Blob[] = before === null ? [] : [await before.response.blob()];
      return {
        async append(bytes) {
          chunks.push(new Blob([bytes]));
        },
        suspend: () => put(key, 'part', new Blob(chunks), facts),
        async discard() {
          chunks = [];
          await drop(key, 'part');
        },
        async finish(complete) {
          await put(key, 'file', new Blob(chunks), complete);
          chunks = [];
          await drop(key, 'part');
        },
      };
    },
    putAbsent: (key) => put(key, 'file', null, NO_FACTS),
    async remove(key) {
      await drop(key, 'file');
      await drop(key, 'part');
    },
    async clear() {
      await caches.delete(NAME);
    },
  };
}
