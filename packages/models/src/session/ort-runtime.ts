import { ModelError, PixelframeError } from '@pixelframe/columnar';
import type { InferenceSession } from 'onnxruntime-web';
import { type LoadedOrt, loadOrt, type OrtBuild, type OrtModule, type ReadAsset } from './load-ort.ts';
import { ModelSession } from './model-session.ts';
import { Mutex } from './mutex.ts';

/** A run takes seconds at most, also of a large model on a slow machine; what takes longer hangs. */
const WATCHDOG_MS = 120_000;

export interface RuntimeOptions {
  readonly build: OrtBuild;
  /** The device that the rest of the thread computes on: sessions share its buffers. Null: none, WASM. */
  readonly device: GPUDevice | null;
  readonly readAsset: ReadAsset;
  readonly watchdogMs?: number;
  /** Told when something does not come back: only another worker can go on. */
  readonly onHung?: () => void;
}

export interface SessionSettings {
  /** Files of weights that the model names. */
  readonly external?: readonly { readonly path: string; readonly data: Uint8Array }[];
  /** On the CPU, although there is a device. */
  readonly onCpu?: boolean;
}

/**
 * One onnxruntime in this thread. It is not safe to create, run or release while one of these is under way, not even
 * of different sessions, so everything stands in one queue; what does not come back in time makes the runtime unusable.
 */
export class OrtRuntime {
  readonly #options: RuntimeOptions;
  readonly #queue = new Mutex();
  #loaded: Promise<LoadedOrt> | null = null;
  #heap = (): number => 0;
  #hung: string | null = null;

  constructor(options: RuntimeOptions) {
    this.#options = options;
  }

  get device(): 'wasm' | 'webgpu' {
    return this.#options.device === null ? 'wasm' : 'webgpu';
  }

  /** onnxruntime itself, for tensors; and for functions of users that run beside it. */
  async ort(): Promise<OrtModule> {
    this.#loaded ??= loadOrt(this.#options.build, this.#options.readAsset);
    // A failed download may be tried again by the next query.
    this.#loaded.catch(() => {
      this.#loaded = null;
    });
    const { ort, heapBytes } = await this.#loaded;
    this.#heap = heapBytes;
    return ort;
  }

  /** Bytes of the wasm memory. */
  heapBytes(): number {
    return this.#heap();
  }

  /**
   * Loads an ONNX graph.
   *
   * @throws ModelError for bytes that are none, for operators the build does not have, and where memory ends
   */
  async createSession(model: Uint8Array, label: string, settings: SessionSettings = {}): Promise<ModelSession> {
    const ort = await this.ort();
    const { device } = this.#options;
    const { external = [], onCpu = false } = settings;
    const options: InferenceSession.SessionOptions = {
      // Which nodes of a graph run on the CPU beside the GPU is no news.
      logSeverityLevel: 3,
      executionProviders: device === null || onCpu ? ['wasm'] : [{ name: 'webgpu', device }],
      ...(external.length === 0 ? {} : { externalData: external }),
    };
    const session = await this.#exclusive(`loading ${label}`, () => ort.InferenceSession.create(model, options));
    return new ModelSession(session, label, (what, work) => this.#exclusive(`${what} of ${label}`, work));
  }

  #exclusive<T>(what: string, work: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      if (this.#hung !== null) throw this.#hungError();
      const limit = this.#options.watchdogMs ?? WATCHDOG_MS;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          this.#hung = what;
          this.#options.onHung?.();
          reject(this.#hungError());
        }, limit);
      });
      try {
        return await Promise.race([work(), timeout]);
      } catch (error) {
        throw error instanceof PixelframeError ? error : asModelError(what, error);
      } finally {
        clearTimeout(timer);
      }
    });
  }

  #hungError(): ModelError {
    return new ModelError(`onnxruntime did not come back from ${this.#hung}.`, {
      hint: 'The worker is replaced; use a smaller batchSize or model if it happens again.',
    });
  }
}

function asModelError(what: string, error: unknown): ModelError {
  const text = error instanceof Error ? error.message : String(error);
  return new ModelError(`onnxruntime failed at ${what}: ${text}`, { cause: error, hint: hintFor(text) });
}

function hintFor(text: string): string {
  if (/protobuf|not a valid|invalid model|ModelProto/i.test(text)) {
    return 'The file is no ONNX model, or was cut off: check its address, or clear the cache.';
  }
  if (/alloc|out of memory|OOM|bad_alloc/i.test(text)) {
    return "There is no memory for it: use a smaller dtype ('q8'), batchSize or model, or fewer workers.";
  }
  if (/Invalid (?:dimension|rank|input)|Got invalid|Unexpected input|shape/i.test(text)) {
    return 'What it was given does not fit its inputs: check the size of pictures and the declared input.';
  }
  if (/not (?:implemented|supported)|No Op|opset/i.test(text)) {
    return 'The model uses an operator this onnxruntime does not have: export it with another opset, or run it on WASM.';
  }
  return 'See the cause.';
}
