import { CancelledError, DeviceError, fromWireError, orCancelled } from '@pixelframe/columnar';
import { walkPlan } from '@pixelframe/plan';
import type { Remote } from 'comlink';
import { transfer, wrap } from 'comlink';
import type { EngineConfig } from '../config.ts';
import type { Answer, EngineControl, ToQuery } from '../protocol.ts';
import type { QuerySpec, QueryStream, RunOptions } from '../query.ts';
import type { SourceData } from '../registration.ts';
import type { ToEngine } from '../worker/messages.ts';
import type { SpawnWorker } from '../worker/watched-worker.ts';
import { WatchedWorker } from '../worker/watched-worker.ts';
import type { EngineClient } from './engine-client.ts';
import { queryStream } from './query-stream.ts';

interface Connection {
  readonly worker: WatchedWorker;
  /** Held strongly for the worker's life: comlink drops calls whose proxy was collected. */
  readonly control: Remote<EngineControl>;
  readonly sent: Set<string>;
  /** Rejects when the engine worker dies, so that no call waits for it for ever. */
  readonly death: Promise<never>;
  /** Ends the worker; what waits for it is cancelled. */
  readonly close: () => void;
}

/** The engine in a worker of its own. A dead engine worker fails what was under way; the next call starts another. */
export function createWorkerClient(config: EngineConfig, spawn: SpawnWorker): EngineClient {
  const registrations = new Map<string, SourceData>();
  let connection: Connection | null = null;

  const connect = (): Connection => {
    if (connection !== null) return connection;
    const { port1, port2 } = new MessageChannel();
    const death = Promise.withResolvers<never>();
    // Nobody may be listening at the moment it happens.
    death.promise.catch(() => {});
    const worker = new WatchedWorker(
      spawn,
      { role: 'engine', config },
      {
        onMessage: () => {},
        onDeath: (error, started) => {
          connection = null;
          if (!started) {
            death.reject(error);
            return;
          }
          death.reject(
            new DeviceError('The engine worker died; collected data is lost.', {
              cause: error,
              hint: 'Run the query again: a new engine starts by itself. If it dies again, lower memoryLimit or check the worker script.',
            }),
          );
        },
      },
    );
    // Held back until the worker is ready, and so watched: a query never runs in a worker whose death would go unnoticed.
    worker.post({ type: 'control', port: port1 } satisfies ToEngine, [port1]);
    const close = (): void => {
      worker.terminate();
      death.reject(new CancelledError());
    };
    connection = { worker, control: wrap<EngineControl>(port2), sent: new Set(), death: death.promise, close };
    return connection;
  };

  const ask = async <T>(call: (control: Remote<EngineControl>) => Promise<Answer<T>>): Promise<T> => {
    const { control, death } = connect();
    const answer = await Promise.race([call(control), death]);
    if (!answer.ok) throw fromWireError(answer.error);
    return answer.value;
  };

  const sourcesOf = (spec: QuerySpec): Set<string> => {
    const ids = new Set<string>();
    walkPlan(spec.plan, (node) => {
      if (node.kind === 'source') ids.add(node.source.id);
    });
    return ids;
  };

  /** Sends those sources that the engine has not seen yet. */
  const provide = async (ids: Iterable<string>): Promise<void> => {
    const { sent } = connect();
    for (const id of ids) {
      const registration = registrations.get(id);
      if (registration === undefined || sent.has(id)) continue;
      sent.add(id);
      await ask((control) => control.register(id, registration));
    }
  };

  async function* run(spec: QuerySpec, options: RunOptions): QueryStream {
    if (options.signal.aborted) throw new CancelledError();
    // An engine that is still starting answers late.
    await orCancelled(provide(sourcesOf(spec)), options.signal);
    const { port1, port2 } = new MessageChannel();
    const { death } = connect();
    const started = ask((control) => control.start(spec, transfer(port1, [port1])));
    try {
      await orCancelled(started, options.signal);
    } catch (error) {
      port2.postMessage({ type: 'cancel' } satisfies ToQuery);
      port2.close();
      throw error;
    }
    return yield* queryStream(port2, death, options);
  }

  return {
    register(id, registration) {
      registrations.set(id, registration);
    },
    release(id) {
      registrations.delete(id);
      if (connection !== null) void ask((control) => control.release(id)).catch(() => {});
    },
    async loadSource(id) {
      await provide([id]);
      return ask((control) => control.loadSource(id));
    },
    describeParquet: (files) => ask((control) => control.describeParquet(files)),
    findModels: (requests) => ask((control) => control.findModels(requests)),
    unloadModels: () => ask((control) => control.unloadModels()),
    capabilities: () => ask((control) => control.capabilities()),
    memory: () => ask((control) => control.memory()),
    run,
    async killWorker(role, index) {
      if (role === 'engine') {
        connection?.worker.kill();
        return connection !== null;
      }
      return ask((control) => control.killWorker(role, index));
    },
    async close() {
      registrations.clear();
      connection?.close();
      connection = null;
    },
  };
}
