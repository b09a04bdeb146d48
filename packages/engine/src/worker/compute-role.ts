import { CancelledError, compactBatch, toWireError, transferables } from '@pixelframe/columnar';
import type { EngineConfig } from '../config.ts';
import { DeviceClient } from '../device/device-client.ts';
import { Credits } from '../scheduler/credits.ts';
import { TASK_CREDITS } from '../scheduler/executor.ts';
import { runTask } from '../scheduler/run-task.ts';
import { worthReturning } from '../scheduler/spare-buffers.ts';
import { createServices } from '../services.ts';
import type { RegisteredUdfs } from '../udf/udf-source.ts';
import { holdLifeLock } from './liveness.ts';
import type { FromCompute, ToCompute } from './messages.ts';
import type { WorkerScope } from './scope.ts';

/** A worker that runs tasks. */
export async function startCompute(
  scope: WorkerScope,
  config: EngineConfig,
  registered: RegisteredUdfs,
): Promise<void> {
  const device = new DeviceClient();
  const services = createServices(config, () => device.ready(), registered);
  const running = new Map<number, { abort: AbortController; credits: Credits }>();
  const post = (message: FromCompute, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);

  const run = async ({ id, task }: Extract<ToCompute, { type: 'task' }>): Promise<void> => {
    const abort = new AbortController();
    const credits = new Credits(TASK_CREDITS);
    running.set(id, { abort, credits });
    try {
      const report = await runTask(
        task,
        services,
        credits,
        abort.signal,
        (batch) => {
          // A view would drag its whole buffer along, and two columns may share one.
          const own = compactBatch(batch);
          post({ type: 'batch', id, batch: own }, transferables(own.columns));
        },
        (call) => post({ type: 'calling', id, call }),
      );
      const { morsel } = task;
      const spare = morsel.kind === 'batch' ? worthReturning(transferables(morsel.batch.columns)) : [];
      post({ type: 'done', id, report, heapBytes: services.heapBytes(), spare }, spare);
    } catch (error) {
      post({ type: 'failed', id, error: toWireError(error), heapBytes: services.heapBytes() });
    } finally {
      running.delete(id);
    }
  };

  const unload = async (id: number): Promise<void> => {
    await (await services.models()).unload(null);
    post({ type: 'unloaded', id, heapBytes: services.heapBytes() });
  };

  scope.addEventListener('message', ({ data }: MessageEvent<ToCompute>) => {
    switch (data.type) {
      case 'task':
        void run(data);
        return;
      case 'ack':
        running.get(data.id)?.credits.give();
        return;
      case 'cancel':
        running.get(data.id)?.abort.abort(new CancelledError());
        return;
      case 'table':
        services.tables.set(data.id, data.table);
        return;
      case 'dropTable':
        services.dropTable(data.id);
        return;
      case 'udf':
        services.udfs.held.set(data.key, { source: data.source, loaded: null });
        return;
      case 'dropUdf':
        services.dropUdf(data.key);
        device.dropUdf(data.key);
        return;
      case 'unloadModels':
        void unload(data.id);
        return;
      case 'device':
        device.connect(data.port);
    }
  });
  post({ type: 'ready', lock: await holdLifeLock() });
}
