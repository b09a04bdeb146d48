import { DeviceError, toWireError } from '@pixelframe/columnar';
import type { GpuRuntime, StepResult } from '@pixelframe/kernels';
import { requestGpu } from '@pixelframe/kernels';
import { findPairs } from '../device/find-pairs.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';
import { holdLifeLock } from './liveness.ts';
import type { DeviceReply, DeviceRequest, FromDevice, ToDevice } from './messages.ts';
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
      return [];
    default:
      return [result.data];
  }
}

const resultBuffers = (results: readonly StepResult[][]): ArrayBuffer[] => [
  ...new Set(results.flat().flatMap((result) => viewsOf(result).map((view) => view.buffer as ArrayBuffer))),
];

type Work = Exclude<DeviceRequest, { type: 'cancel' }>;

/** The one worker that owns the one GPUDevice: requests of all compute workers, one after the other. */
export async function startDevice(scope: WorkerScope): Promise<void> {
  let runtime: Promise<GpuRuntime> | null = null;
  let queue: Promise<void> = Promise.resolve();

  const current = (): Promise<GpuRuntime> => {
    runtime ??= requestGpu({ allowFallback: true }).then((gpu) => {
      if (gpu === null) throw new DeviceError('WebGPU gives no adapter.');
      // A lost device is of no use any more; the next request asks for a fresh one.
      void gpu.lost.then(() => {
        runtime = null;
      });
      return gpu;
    });
    runtime.catch(() => {
      runtime = null;
    });
    return runtime;
  };

  /** The answer, and its buffers, which move. */
  const run = async (work: Work, signal: AbortSignal): Promise<[StepResult[][] | FoundPairs, ArrayBuffer[]]> => {
    const gpu = await current();
    const options = { signal, timeoutMs: SUBMIT_TIMEOUT_MS };
    if (work.type === 'run') {
      const results = await gpu.runImageProgram(work.sources, work.program, options);
      return [results, resultBuffers(results)];
    }
    const found = await findPairs(gpu, work.request, options);
    return [found, [found.left, found.right, found.distance].map((view) => view.buffer as ArrayBuffer)];
  };

  const connect = (port: MessagePort): void => {
    const cancels = new Map<number, AbortController>();
    const answer = async (work: Work): Promise<void> => {
      const { id } = work;
      const abort = cancels.get(id)!;
      try {
        abort.signal.throwIfAborted();
        const [result, buffers] = await run(work, abort.signal);
        port.postMessage({ type: 'result', id, result } satisfies DeviceReply, buffers);
      } catch (error) {
        port.postMessage({ type: 'failed', id, error: toWireError(error) } satisfies DeviceReply);
      } finally {
        cancels.delete(id);
      }
    };
    port.addEventListener('message', ({ data }: MessageEvent<DeviceRequest>) => {
      if (data.type === 'cancel') {
        cancels.get(data.id)?.abort(new DeviceError('cancelled'));
        return;
      }
      cancels.set(data.id, new AbortController());
      queue = queue.then(() => answer(data));
    });
    port.start();
  };

  scope.addEventListener('message', ({ data }: MessageEvent<ToDevice>) => connect(data.port));
  scope.postMessage({ type: 'ready', lock: await holdLifeLock() } satisfies FromDevice);
}
