import { IoError } from '@pixelframe/columnar';
import type { ImageCodecs } from '@pixelframe/codecs';
import type { ByteSource, ParquetReader } from '@pixelframe/io';
import { createWasmLoader } from './assets.ts';
import type { EngineConfig } from './config.ts';
import type { DeviceService, Services } from './operators/task-context.ts';
import type { ThreadModels } from './models/thread-models.ts';
import type { FileRef } from './registration.ts';
import type { CollectedTable } from './scheduler/executor.ts';
import type { ThreadUdfs } from './udf/udf-request.ts';
import type { RegisteredUdfs } from './udf/udf-source.ts';

/** Open Parquet files kept per thread: their footers are read once for all their row groups. */
const MAX_READERS = 8;

export interface ThreadServices extends Services {
  readonly tables: Map<number, CollectedTable>;
  dropTable(id: number): void;
  /** Ends a user's function in this thread. */
  dropUdf(key: number): void;
  /** Real size of this thread's wasm memories. */
  heapBytes(): number;
}

/** Codecs, files and join tables of one thread; everything heavy is loaded on first use. */
export function createServices(
  config: EngineConfig,
  device: () => Promise<DeviceService | null>,
  registered: RegisteredUdfs = {},
  context: ThreadUdfs['context'] | null = null,
): ThreadServices {
  const loadWasm = createWasmLoader(config.assetBaseUrl);
  const tables = new Map<number, CollectedTable>();
  const udfs: ThreadUdfs = {
    held: new Map(),
    registered,
    workers: config.workers,
    context:
      context ?? (async (usesOrt) => ({ device: null, ort: usesOrt ? await (await services.models()).ort() : null })),
  };
  const caches = new Map<number, Map<string, unknown>>();
  const readers = new Map<string, Promise<ParquetReader>>();
  const blobKeys = new WeakMap<Blob, string>();
  let codecs: Promise<ImageCodecs> | null = null;
  let models: Promise<ThreadModels> | null = null;
  let codecHeap = (): number => 0;
  let modelHeap = (): number => 0;
  let parquetHeap = (): number => 0;
  let blobs = 0;
  let io: typeof import('@pixelframe/io') | null = null;

  const keyOf = (file: FileRef): string => {
    if (typeof file.content === 'string') {
      // A file that was opened with a login is not there for others.
      return file.headers === undefined ? file.content : `${file.content} ${JSON.stringify(file.headers)}`;
    }
    let key = blobKeys.get(file.content);
    if (key === undefined) {
      key = `blob#${blobs++}`;
      blobKeys.set(file.content, key);
    }
    return key;
  };

  const open = ({ content, name, headers = {} }: FileRef): ByteSource => {
    if (io === null) throw new IoError('The io room is not loaded yet.', { file: name });
    return typeof content === 'string'
      ? io.resolveSource(content, config.paths, { headers })
      : io.blobSource(content, name);
  };

  const loadIo = async (): Promise<typeof import('@pixelframe/io')> => {
    io ??= await import('@pixelframe/io');
    return io;
  };

  const services: ThreadServices = {
    tables,
    udfs,
    orientation: config.orientation,
    codecs() {
      codecs ??= import('@pixelframe/codecs').then(({ createCodecs }) => {
        const created = createCodecs({ loadWasm });
        codecHeap = () => created.heapBytes();
        return created;
      });
      return codecs;
    },
    open(content, name) {
      // Sources are opened synchronously but only read later: load the room with the first read.
      const ready = loadIo().then(() => open({ content, name }));
      return {
        name,
        size: async (signal) => (await ready).size(signal),
        read: async (start, end, signal) => (await ready).read(start, end, signal),
        readAll: async (signal) => (await ready).readAll(signal),
      };
    },
    async parquet(file, signal) {
      const key = keyOf(file);
      let reader = readers.get(key);
      if (reader === undefined) {
        const { openParquet, heapBytes } = await loadIo();
        parquetHeap = heapBytes;
        reader = openParquet(open(file), { loadWasm, signal });
        readers.set(key, reader);
        reader.catch(() => readers.delete(key));
        const [oldest] = readers.keys();
        if (readers.size > MAX_READERS && oldest !== undefined) {
          void readers.get(oldest)!.then((old) => old.dispose());
          readers.delete(oldest);
        }
      }
      return reader;
    },
    table(id) {
      const found = tables.get(id);
      if (found === undefined) throw new IoError(`The right side of a join (${id}) is not in this worker.`);
      return found.batch;
    },
    search(id) {
      const search = tables.get(id)?.search ?? null;
      if (search === null) throw new IoError(`The keys of a similarity join (${id}) are not in this worker.`);
      return search;
    },
    device,
    models() {
      models ??= import('./models/thread-models.ts').then(({ ThreadModels }) => {
        const created = new ThreadModels({
          config,
          open: (location) => services.open(location, location),
          device: null,
        });
        modelHeap = () => created.heapBytes();
        return created;
      });
      return models;
    },
    cached<T>(table: number, key: string, make: () => T): T {
      let cache = caches.get(table);
      if (cache === undefined) {
        cache = new Map();
        caches.set(table, cache);
      }
      if (!cache.has(key)) cache.set(key, make());
      return cache.get(key) as T;
    },
    dropTable(id) {
      const index = tables.get(id)?.search?.index ?? null;
      if (index !== null) void import('./similarity/release-index.ts').then((room) => room.releaseHammingIndex(index));
      tables.delete(id);
      caches.delete(id);
    },
    dropUdf(key) {
      const loaded = udfs.held.get(key)?.loaded;
      udfs.held.delete(key);
      // Who waited for one that could not start has been told.
      void loaded?.then((udf) => udf.dispose()).catch(() => {});
    },
    heapBytes: () => codecHeap() + parquetHeap() + modelHeap(),
  };
  return services;
}
