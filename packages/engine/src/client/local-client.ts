import type { EngineConfig } from '../config.ts';
import { Engine } from '../engine.ts';
import type { RegisteredUdfs } from '../udf/udf-source.ts';
import type { EngineClient } from './engine-client.ts';

/** The engine in the calling thread: `workers: 0`, and Node. */
export function createLocalClient(config: EngineConfig, registered: RegisteredUdfs): EngineClient {
  const engine = new Engine(config, null, registered);
  return {
    register: (id, registration) => engine.register(id, registration),
    release: (id) => engine.release(id),
    loadSource: (id) => engine.loadSource(id),
    describeParquet: (files) => engine.describeParquet(files),
    findModels: (requests) => engine.findModels(requests),
    unloadModels: () => engine.unloadModels(),
    capabilities: () => engine.capabilities(),
    memory: async () => engine.memory(),
    run: (spec, options) => engine.run(spec, options),
    killWorker: async () => false,
    close: async () => engine.close(),
  };
}
