import { compactColumn, DeviceError, toWireError, transferables } from '@pixelframe/columnar';
import type { StageRun } from '@pixelframe/evaluators';
import type { GpuRuntime, StepResult } from '@pixelframe/kernels';
import { requestGpu } from '@pixelframe/kernels';
import type { EngineConfig } from '../config.ts';
import { findPairs } from '../device/find-pairs.ts';
import { runStage } from '../device/run-stage.ts';
import type { ThreadModels } from '../models/thread-models.ts';
import { createServices } from '../services.ts';
import type { RegisteredUdfs, ThreadContext } from '../udf/udf-source.ts';
import { holdLifeLock } from './liveness.ts';
import type { DeviceReply, DeviceRequest, DeviceResult, FromDevice, ToDevice } from './messages.ts';
import type { WorkerScope } from './scope.ts';

/** A picture's worth of work is milliseconds; a submission that takes this long is a hung driver. */
const SUBMIT_TIMEOUT_MS = 60_000;

function viewsOf(result: StepResult): readonly ArrayBufferView[] {
  switch (result.kind) {
    case 'pixels':
      return [result.pixels.data];
    case 'hashes':
      return result.data;
    case 'stats':
    case 'kept':
      return [];
    default:
      return [result.data];
  }
}

const buffersOf = ({ results, vectors }: StageRun): ArrayBuffer[] => {
  const views = [...results.flat().flatMap(viewsOf), ...(vectors ?? []).map(({ data }) => data)];
  return [...new Set(views.map((view) => view.buffer as ArrayBuffer))];
};

type Work = Exclude<DeviceRequest, { type: 'cancel' | 'dropUdf' }>;

/** The one worker that owns the one GPUDevice: requests of all compute workers, one after the other. */
export async function startDevice(scope: WorkerScope, config: EngineConfig, registered: RegisteredUdfs): Promise<void> {
  // Users' functions have this thread to themselves.
  const services = createServices(
    { ...config, workers: 1 },
    () => Promise.resolve(null),
    registered,
    (usesOrt) => udfContext(usesOrt),
  );
  let runtime: Promise<GpuRuntime> | null = null;
  let models: ThreadModels | null = null;
  let queue: Promise<void> = Promise.resolve();

  const current = (): Promise<GpuRuntime> => {
    runtime ??= requestGpu({ allowFallback: true }).then((gpu) => {
      if (gpu === null) throw new DeviceError('WebGPU gives no adapter.');
      // A lost device is of no use any more; the next request asks for a fresh one.
      void gpu.lost.then(() => {
        runtime = null;
        for (const udf of services.udfs.held.values()) udf.loaded = null;
        // onnxruntime cannot change devices: what has loaded it goes, and another worker comes.
        if (models !== null) scope.close();
      });
      return gpu;
    });
    runtime.catch(() => {
      runtime = null;
    });
    return runtime;
  };

  const modelsOn = async (gpu: GpuRuntime | null): Promise<ThreadModels> => {
    const device = gpu?.device ?? null;
    const { ThreadModels } = await import('../models/thread-models.ts');
    models ??= new ThreadModels({
      config,
      open: (location) => services.open(location, location),
      device,
      onHung: () => scope.close(),
    });
    return models;
  };

  /** What the `init` of a user's class is given: the device under the session's policy, and onnxruntime on it. */
  const udfContext = async (usesOrt: boolean): Promise<ThreadContext> => {
    const found =
      config.gpu === 'off' ? null : await (config.gpu === 'force' ? current() : current().catch(() => null));
    const gpu = found?.info.isFallback === true && config.gpu !== 'force' ? null : found;
    return { device: gpu?.device ?? null, ort: usesOrt ? await (await modelsOn(gpu)).ort() : null };
  };

  /** The answer, and its buffers, which move. */
  const run = async (work: Work, signal: AbortSignal): Promise<[DeviceResult, ArrayBuffer[]]> => {
    if (work.type === 'udf') {
      const { runDeviceUdf } = await import('../device/run-udf.ts');
      const made = await runDeviceUdf(work.call, services, signal);
      // A view would drag its whole buffer along.
      const column = compactColumn(made.column);
      return [{ ...made, column }, transferables([column])];
    }
    const gpu = await current();
    const options = { signal, timeoutMs: SUBMIT_TIMEOUT_MS };
    switch (work.type) {
      case 'run': {
        const ran = await runStage(gpu, work, () => modelsOn(gpu), options);
        return [ran, buffersOf(ran)];
      }
      case 'texts': {
        const vectors = await (await modelsOn(gpu)).texts(work.part, work.run, signal);
        return [vectors, [vectors.data.buffer as ArrayBuffer]];
      }
      case 'wgsl': {
        const { expression, values, length } = work.request;
        const made = await gpu.runWgslExpression(expression, values, length, options);
        return [made, [made.buffer as ArrayBuffer]];
      }
      case 'pairs': {
        const found = await findPairs(gpu, work.request, options);
        return [found, [found.left, found.right, found.distance].map((view) => view.buffer as ArrayBuffer)];
      }
    }
  };

  const connect = (port: MessagePort): void => {
    const cancels = new Map<number, AbortController>();
    const answer = async (work: Work): Promise<void> => {
      const { id } = work;
      const abort = cancels.get(id)!;
      try {
        abort.signal.throwIfAborted();
        const [result, buffers] = await run(work, abort.signal);
        port.postMessage(
          { type: 'result', id, result, warnings: models?.takeWarnings() ?? [] } satisfies DeviceReply,
          buffers,
        );
      } catch (error) {
        port.postMessage({ type: 'failed', id, error: toWireError(error) } satisfies DeviceReply);
      } finally {
        cancels.delete(id);
      }
    };
    port.addEventListener('message', ({ data }: MessageEvent<DeviceRequest>) => {
      if (data.type === 'dropUdf') {
        services.dropUdf(data.key);
        return;
      }
      if (data.type === 'cancel') {
        cancels.get(data.id)?.abort(new DeviceError('cancelled'));
        return;
      }
      cancels.set(data.id, new AbortController());
      queue = queue.then(() => answer(data));
    });
    port.start();
  };

  scope.addEventListener('message', ({ data }: MessageEvent<ToDevice>) => {
    if (data.type === 'connect') connect(data.port);
    else queue = queue.then(async () => models?.unload(null));
  });
  scope.postMessage({ type: 'ready', lock: await holdLifeLock() } satisfies FromDevice);
}
