import { CancelledError, ModelError } from '@pixelframe/columnar';
import type { ByteSource } from '@pixelframe/io';
import type { Graph, ModelCache, ModelFiles, ModelProgress, PixelsOnGpu, Vectors } from '@pixelframe/models';
import { loadExternal, ModelRunner, openModelCache, type OrtModule, OrtRuntime, webgpuBuild } from '@pixelframe/models';
import type { ModelPart, ModelSource } from '@pixelframe/plan';
import { readAsset } from '../assets.ts';
import type { EngineConfig } from '../config.ts';
import type { FoundModel, ModelRequest } from './model-request.ts';
import { findModel } from './find-model.ts';
import { isRemote, openSource } from './open-source.ts';

/** What a run of a model on texts takes. */
export interface TextRun {
  readonly texts: readonly string[];
  /** What each text is compared with. */
  readonly pairs?: readonly string[];
  readonly batchSize: number | null;
}

/** What a run on pictures that the CPU made ready takes. */
export interface PictureRun {
  readonly tensors: readonly Float32Array[];
  readonly shape: readonly number[];
  readonly batchSize: number | null;
}

export interface ThreadModelsOptions {
  readonly config: EngineConfig;
  readonly open: (location: string) => ByteSource;
  /** The device that the sessions compute on; null: WASM. */
  readonly device: GPUDevice | null;
  /** Told when the runtime hangs. */
  readonly onHung?: () => void;
}

export const sourceKey = (source: ModelSource): string =>
  source.kind === 'files' ? `files:${source.key}` : source.reference;

const graphOf = (part: ModelPart): Graph => ({ ...part, key: sourceKey(part.source) });

/** The models of one thread: their files, and their sessions in this thread's onnxruntime. */
export class ThreadModels {
  readonly #options: ThreadModelsOptions;
  readonly #runner: ModelRunner;
  readonly #runtime: OrtRuntime;
  readonly #found = new Map<string, Promise<FoundModel>>();
  readonly #fetched = new Set<string>();
  readonly #warnings: string[] = [];
  #cache: Promise<ModelCache> | null = null;

  constructor(options: ThreadModelsOptions) {
    this.#options = options;
    const { device, config } = options;
    this.#runtime = new OrtRuntime({
      build: device === null ? 'wasm' : webgpuBuild(),
      device,
      readAsset: (url) => readAsset(url, config.assetBaseUrl),
      ...(options.onHung === undefined ? {} : { onHung: options.onHung }),
    });
    this.#runner = new ModelRunner({ runtime: this.#runtime, warn: (message) => this.#warnings.push(message) });
  }

  /** What there is to say since it was last asked: a model that fell back to WASM, a file that could not be kept. */
  takeWarnings(): string[] {
    return this.#warnings.splice(0);
  }

  /** onnxruntime itself, for functions of users. */
  ort(): Promise<OrtModule> {
    return this.#runtime.ort();
  }

  /** Looks a model up for a task. */
  find(request: ModelRequest, device: 'wasm' | 'webgpu', signal: AbortSignal): Promise<FoundModel> {
    const key = JSON.stringify([request, device]);
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#open(request.source, signal).then((files) => findModel(request, files, device));
      this.#found.set(key, found);
      // What was not there may be by the next query.
      found.catch(() => this.#found.delete(key));
    }
    return found;
  }

  texts(part: ModelPart, run: TextRun, signal: AbortSignal): Promise<Vectors> {
    const { texts, ...options } = run;
    return this.#named(part, signal, () =>
      this.#runner.texts(graphOf(part), this.#opener(part, signal), texts, { ...options, signal }),
    );
  }

  pictures(part: ModelPart, { tensors, shape, batchSize }: PictureRun, signal: AbortSignal): Promise<Vectors> {
    return this.#named(part, signal, () =>
      this.#runner.images(graphOf(part), this.#opener(part, signal), tensors, shape, { batchSize, signal }),
    );
  }

  pixelsOnGpu(part: ModelPart, pixels: PixelsOnGpu, signal: AbortSignal): Promise<Vectors> {
    return this.#named(part, signal, () => this.#runner.imagesOnGpu(graphOf(part), this.#opener(part, signal), pixels));
  }

  /** Rows a buffer of `rows` pictures should have room for. */
  paddedRows(part: ModelPart, rows: number, batchSize: number | null, signal: AbortSignal): Promise<number> {
    return this.#runner.paddedRows(graphOf(part), this.#opener(part, signal), rows, batchSize);
  }

  /** Downloads the weights of a graph into the cache, so that no worker has to; once. */
  async fetch(part: ModelPart, signal: AbortSignal, onProgress: (progress: ModelProgress) => void): Promise<void> {
    const key = `${sourceKey(part.source)}\n${part.file}`;
    if (this.#fetched.has(key) || !isRemote(part.source, this.#options.config)) return;
    const files = await this.#open(part.source, signal, onProgress);
    await loadExternal(files, part.file, await files.bytes(part.file));
    this.#fetched.add(key);
  }

  /** Sessions that are loaded. */
  get loaded(): number {
    return this.#runner.loaded;
  }

  heapBytes(): number {
    return this.#runner.heapBytes();
  }

  /** Releases the sessions of a model, or of all. */
  async unload(key: string | null): Promise<void> {
    await this.#runner.unload(key);
  }

  #opener(part: ModelPart, signal: AbortSignal): () => Promise<ModelFiles> {
    return () => this.#open(part.source, signal);
  }

  #open(
    source: ModelSource,
    signal: AbortSignal,
    onProgress: (progress: ModelProgress) => void = () => {},
  ): Promise<ModelFiles> {
    this.#cache ??= openModelCache();
    const { config, open } = this.#options;
    const onWarning = (message: string): void => void this.#warnings.push(message);
    return openSource(source, { config, cache: this.#cache, open, onProgress, onWarning }, signal);
  }

  /** Errors say which model they are about. */
  async #named<T>(part: ModelPart, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Another query had begun to load it, and was cancelled.
      if (error instanceof CancelledError && !signal.aborted) return work();
      if (!(error instanceof ModelError) || error.message.includes(part.model)) throw error;
      throw new ModelError(`${part.model}: ${error.message}`, {
        cause: error,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
      });
    }
  }
}
