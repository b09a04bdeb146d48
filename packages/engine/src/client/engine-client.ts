import type { Schema } from '@pixelframe/columnar';
import type { Capabilities, EngineConfig } from '../config.ts';
import type { FoundModel, ModelRequest } from '../models/model-request.ts';
import type { QuerySpec, QueryStream, RunOptions } from '../query.ts';
import type { FileRef, SourceData } from '../registration.ts';
import type { RegisteredUdfs } from '../udf/udf-source.ts';
import type { SpawnWorker } from '../worker/watched-worker.ts';

/** What the page sees of an engine, wherever it runs. */
export interface EngineClient {
  /** Makes data known under a source id; sent to the engine with the first query that reads it. */
  register(id: string, registration: SourceData): void;
  release(id: string): void;
  /** Reads a registered source of text now: what it has is known only then. */
  loadSource(id: string): Promise<{ schema: Schema; rows: number }>;
  describeParquet(files: readonly FileRef[]): Promise<{ schema: Schema; rows: number }>;
  /** Looks models up, without loading them. */
  findModels(requests: readonly ModelRequest[]): Promise<readonly FoundModel[]>;
  /** Releases what models hold. */
  unloadModels(): Promise<void>;
  capabilities(): Promise<Capabilities>;
  memory(): Promise<{ used: number; peak: number; limit: number }>;
  run(spec: QuerySpec, options: RunOptions): QueryStream;
  /** Ends a worker as a crash would. For tests of recovery. */
  killWorker(role: 'engine' | 'compute' | 'device', index: number): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts nothing yet: the engine comes up with the first call that needs it. `registered`: the user's functions by name,
 * for an engine in this thread.
 */
export function createEngineClient(
  config: EngineConfig,
  spawn: SpawnWorker | null,
  registered: RegisteredUdfs = {},
): EngineClient {
  let client: Promise<EngineClient> | null = null;
  let closed = false;
  const early = new Map<string, SourceData>();
  const load = (): Promise<EngineClient> => {
    client ??= (
      config.workers === 0 || spawn === null
        ? import('./local-client.ts').then(({ createLocalClient }) => createLocalClient(config, registered))
        : import('./worker-client.ts').then(({ createWorkerClient }) => createWorkerClient(config, spawn))
    ).then((loaded) => {
      for (const [id, registration] of early) loaded.register(id, registration);
      early.clear();
      return loaded;
    });
    return client;
  };
  return {
    register(id, registration) {
      if (client === null) early.set(id, registration);
      else void client.then((loaded) => loaded.register(id, registration));
    },
    release(id) {
      if (client === null) early.delete(id);
      else void client.then((loaded) => loaded.release(id));
    },
    loadSource: async (id) => (await load()).loadSource(id),
    describeParquet: async (files) => (await load()).describeParquet(files),
    findModels: async (requests) => (await load()).findModels(requests),
    unloadModels: async () => (await load()).unloadModels(),
    capabilities: async () => (await load()).capabilities(),
    memory: async () => (await load()).memory(),
    async *run(spec, options) {
      return yield* (await load()).run(spec, options);
    },
    killWorker: async (role, index) => (await load()).killWorker(role, index),
    async close() {
      if (closed) return;
      closed = true;
      if (client !== null) await (await client).close();
    },
  };
}
