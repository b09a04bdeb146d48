import { CancelledError, DeviceError, fromWireError } from '@pixelframe/columnar';
import type { ModelVectors, StageModel, StageRun } from '@pixelframe/evaluators';
import type { ImageProgram, ProgramSource, WgslArray } from '@pixelframe/kernels';
import type { ModelPart } from '@pixelframe/plan';
import type { TextRun } from '../models/thread-models.ts';
import type { DevicePairs, DeviceService, DeviceWgsl } from '../operators/task-context.ts';
import type { UdfRequest } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';
import type { DeviceColumn } from './run-udf.ts';
import type { DeviceReply, DeviceRequest, DeviceResult } from '../worker/messages.ts';

type Work = Exclude<DeviceRequest, { type: 'cancel' | 'dropUdf' }>;

interface Pending {
  readonly resolve: (result: DeviceResult) => void;
  readonly reject: (error: Error) => void;
}

/** How long a compute worker waits to hear whether there is a device before it goes on without. */
const CONNECT_TIMEOUT_MS = 30_000;

/** A compute worker's end of the line to the device worker. */
export class DeviceClient implements DeviceService {
  readonly #pending = new Map<number, Pending>();
  /** Functions the device worker has. */
  readonly #udfs = new Set<number>();
  readonly #warnings: string[] = [];
  #port: MessagePort | null = null;
  #nextId = 0;
  #connected = Promise.withResolvers<boolean>();

  /** A new line, or null when there is no device any more. What was under way on the old one fails. */
  connect(port: MessagePort | null): void {
    this.#port?.close();
    this.#port = port;
    for (const { reject } of this.#pending.values()) reject(new DeviceError('The GPU worker died.'));
    this.#pending.clear();
    this.#udfs.clear();
    if (port !== null) {
      port.addEventListener('message', ({ data }: MessageEvent<DeviceReply>) => this.#settle(data));
      port.start();
    }
    this.#connected.resolve(port !== null);
    this.#connected = Promise.withResolvers();
    this.#connected.resolve(port !== null);
  }

  /** This device once it is known, or null where there is none. */
  async ready(): Promise<DeviceService | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), CONNECT_TIMEOUT_MS);
    });
    const connected = await Promise.race([this.#connected.promise, timeout]);
    clearTimeout(timer);
    return connected ? this : null;
  }

  run(
    sources: readonly ProgramSource[],
    program: ImageProgram,
    models: readonly StageModel[],
    signal: AbortSignal,
  ): Promise<StageRun> {
    return this.#ask((id) => ({ type: 'run', id, sources, program, models }), signal);
  }

  takeWarnings(): string[] {
    return this.#warnings.splice(0);
  }

  texts(part: ModelPart, run: TextRun, signal: AbortSignal): Promise<ModelVectors> {
    return this.#ask((id) => ({ type: 'texts', id, part, run }), signal);
  }

  udf(key: number, source: UdfSource, request: UdfRequest, signal: AbortSignal): Promise<DeviceColumn> {
    const known = this.#udfs.has(key);
    this.#udfs.add(key);
    return this.#ask((id) => ({ type: 'udf', id, call: { key, source: known ? null : source, request } }), signal);
  }

  dropUdf(key: number): void {
    if (this.#udfs.delete(key)) this.#port?.postMessage({ type: 'dropUdf', key } satisfies DeviceRequest);
  }

  pairs(request: DevicePairs, signal: AbortSignal): Promise<FoundPairs> {
    return this.#ask((id) => ({ type: 'pairs', id, request }), signal);
  }

  wgsl(request: DeviceWgsl, signal: AbortSignal): Promise<WgslArray> {
    return this.#ask((id) => ({ type: 'wgsl', id, request }), signal);
  }

  #ask<R extends DeviceResult>(work: (id: number) => Work, signal: AbortSignal): Promise<R> {
    const port = this.#port;
    if (port === null) return Promise.reject(new DeviceError('There is no GPU worker.'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#pending.delete(id);
        port.postMessage({ type: 'cancel', id } satisfies DeviceRequest);
        reject(new CancelledError());
      };
      const settled = (): void => signal.removeEventListener('abort', onAbort);
      signal.addEventListener('abort', onAbort);
      this.#pending.set(id, {
        resolve(result) {
          settled();
          resolve(result as R);
        },
        reject(error) {
          settled();
          reject(error);
        },
      });
      // Copied, not moved: a lost device costs a retry, and what is sent may be views of a column.
      port.postMessage(work(id));
    });
  }

  #settle(reply: DeviceReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.type === 'result') {
      this.#warnings.push(...reply.warnings);
      pending?.resolve(reply.result);
      return;
    }
    pending?.reject(fromWireError(reply.error));
  }
}
