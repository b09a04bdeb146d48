import type { Batch } from '@pixelframe/columnar';
import { CancelledError, compactBatch, fromWireError, toWireError, transferables } from '@pixelframe/columnar';
import { expose } from 'comlink';
import type { EngineConfig } from '../config.ts';
import { Engine } from '../engine.ts';
import type { Answer, EngineControl, FromQuery, ToQuery } from '../protocol.ts';
import type { CallPage, QueryItem, QuerySpec } from '../query.ts';
import { holdLifeLock } from './liveness.ts';
import type { ReadyMessage, ToEngine } from './messages.ts';
import type { WorkerScope } from './scope.ts';

const answer = async <T>(work: () => T | Promise<T>): Promise<Answer<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
};

/** An item as it may leave this thread: collected partitions stay, so batches are copied before they move. */
function outgoing(item: QueryItem): { item: QueryItem; transfer: ArrayBuffer[] } {
  if (item.kind === 'chunk') return { item, transfer: [item.bytes.buffer] };
  const compact = compactBatch(item.batch);
  const batch = item.owned ? compact : structuredClone(compact);
  return { item: { ...item, batch }, transfer: transferables(batch.columns) };
}

/** Pumps a query into its port: one item per request. */
function serveQuery(engine: Engine, spec: QuerySpec, port: MessagePort): void {
  const abort = new AbortController();
  const post = (message: FromQuery, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
  const calls = new Map<number, PromiseWithResolvers<Batch>>();
  let callCount = 0;
  const callPage: CallPage = (fn, rows, udf) => {
    const call = callCount++;
    const waiting = Promise.withResolvers<Batch>();
    calls.set(call, waiting);
    post({ type: 'call', call, fn, rows: compactBatch(rows), udf });
    return waiting.promise;
  };
  abort.signal.addEventListener('abort', () => {
    for (const waiting of calls.values()) waiting.reject(new CancelledError());
  });
  const stream = engine.run(spec, {
    signal: abort.signal,
    onProgress: (progress) => post({ type: 'progress', progress }),
    callPage,
  });
  const next = async (): Promise<void> => {
    try {
      const result = await stream.next();
      if (result.done === true) {
        post({ type: 'end', result: result.value });
        return;
      }
      const { item, transfer } = outgoing(result.value);
      post({ type: 'item', item }, transfer);
    } catch (error) {
      post({ type: 'error', error: toWireError(error) });
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<ToQuery>) => {
    if (data.type === 'next') {
      void next();
      return;
    }
    if (data.type === 'answer') {
      const waiting = calls.get(data.call);
      calls.delete(data.call);
      if (data.answer.ok) waiting?.resolve(data.answer.value);
      else waiting?.reject(fromWireError(data.answer.error));
      return;
    }
    abort.abort();
    void stream.return(undefined as never).catch(() => {
      // The query was given up: nobody is left to tell.
    });
    port.close();
  });
  port.start();
}

/** The worker that plans queries, schedules them over compute workers and keeps collected data. */
export async function startEngine(scope: WorkerScope, config: EngineConfig): Promise<void> {
  // One script for every role: more workers of it are started from its own address.
  const engine = new Engine(config, () => new Worker(scope.location.href, { type: 'module' }));
  const api: EngineControl = {
    register: (id, registration) => answer(() => engine.register(id, registration)),
    release: (id) => answer(() => engine.release(id)),
    loadSource: (id) => answer(() => engine.loadSource(id)),
    describeParquet: (files) => answer(() => engine.describeParquet(files)),
    findModels: (requests) => answer(() => engine.findModels(requests)),
    unloadModels: () => answer(() => engine.unloadModels()),
    capabilities: () => answer(() => engine.capabilities()),
    memory: () => answer(() => engine.memory()),
    killWorker: (role, index) => answer(() => engine.killWorker(role, index)),
    start: (spec, port) => answer(() => serveQuery(engine, spec, port)),
  };
  scope.addEventListener('message', ({ data }: MessageEvent<ToEngine>) => expose(api, data.port));
  scope.postMessage({ type: 'ready', lock: await holdLifeLock() } satisfies ReadyMessage);
}
