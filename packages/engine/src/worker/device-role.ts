import { DeviceError, toWireError } from '@pixelframe/columnar';
import type { GpuRuntime, ImageProgram, Pixels, StepResult } from '@pixelframe/kernels';
import { requestGpu } from '@pixelframe/kernels';
import { holdLifeLock } from './liveness.ts';
import type { DeviceReply, DeviceRequest, FromDevice, ToDevice } from './messages.ts';
import type { WorkerScope } from './scope.ts';

/** A picture's worth of work is milliseconds; a submission that takes this long is a hung driver. */
const SUBMIT_TIMEOUT_MS = 60_000;

function resultBuffers(results: readonly StepResult[][]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const result of results.flat()) {
    const view = result.kind === 'pixels' ? result.pixels.data : result.data;
    buffers.add(view.buffer as ArrayBuffer);
  }
  return [...buffers];
}

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

  const run = async (sources: readonly Pixels[], program: ImageProgram, signal: AbortSignal): Promise<StepResult[][]> =>
    (await current()).runImageProgram(sources, program, { signal, timeoutMs: SUBMIT_TIMEOUT_MS });

  const connect = (port: MessagePort): void => {
    const cancels = new Map<number, AbortController>();
    const answer = async ({ id, sources, program }: Extract<DeviceRequest, { type: 'run' }>): Promise<void> => {
      const abort = cancels.get(id)!;
      try {
        abort.signal.throwIfAborted();
        const results = await run(sources, program, abort.signal);
        port.postMessage({ type: 'result', id, results } satisfies DeviceReply, resultBuffers(results));
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
