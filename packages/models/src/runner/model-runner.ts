import { ModelError } from '@pixelframe/columnar';
import type { Tensor } from 'onnxruntime-web';
import { loadExternal } from '../files/onnx-files.ts';
import { defaultBatch, paddedBatch } from '../session/batch-sizes.ts';
import type { ModelSession, Tensors } from '../session/model-session.ts';
import type { OrtRuntime } from '../session/ort-runtime.ts';
import type { TokenBatch } from '../tokenizer/tokenizer.ts';
import { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Graph, OpenFiles } from './graph-key.ts';
import { sessionKey } from './graph-key.ts';
import { poolTokens } from './pool-tokens.ts';
import { gpuTensor, type PixelsOnGpu } from './pixels-on-gpu.ts';
import { agrees } from './self-check.ts';

/** Rows of numbers, one after the other. */
export interface Vectors {
  readonly data: Float32Array;
  readonly size: number;
}

interface Loaded {
  readonly session: ModelSession;
  /** The session on the GPU gave something else than this one, which is used in its place. */
  readonly onCpu: boolean;
}

export interface RunnerOptions {
  readonly runtime: OrtRuntime;
  readonly warn: (message: string) => void;
}

/** Runs the graphs of models in this thread: sessions and tokenizers are loaded once and kept until unloaded. */
export class ModelRunner {
  readonly #runtime: OrtRuntime;
  readonly #warn: (message: string) => void;
  readonly #sessions = new Map<string, Promise<Loaded>>();
  readonly #tokenizers = new Map<string, Promise<Tokenizer>>();

  constructor({ runtime, warn }: RunnerOptions) {
    this.#runtime = runtime;
    this.#warn = warn;
  }

  /** How many graphs are loaded. */
  get loaded(): number {
    return this.#sessions.size;
  }

  /** Bytes of the runtime's memory. */
  heapBytes(): number {
    return this.#runtime.heapBytes();
  }

  /**
   * The graph's output for pictures that are tensors already, all of one shape.
   *
   * @param tensors one for each picture
   * @param shape of each: `[channels, height, width]`, or as the graph wants it
   */
  async images(
    graph: Graph,
    open: OpenFiles,
    tensors: readonly Float32Array[],
    shape: readonly number[],
    options: { readonly batchSize: number | null; readonly signal: AbortSignal },
  ): Promise<Vectors> {
    const { session } = await this.#load(graph, open);
    const name = session.nameOf('input', graph.input);
    const fixed = session.input(name).shape[0];
    const wanted = options.batchSize ?? defaultBatch(this.#runtime.device);
    const batch = typeof fixed === 'number' ? fixed : wanted;
    const { Tensor } = await this.#runtime.ort();
    const per = shape.reduce((product, side) => product * side, 1);
    return this.#inBatches(tensors.length, batch, options.signal, async (start, end) => {
      const rows = this.#rowsOf(end - start, batch, typeof fixed === 'number');
      const data = new Float32Array(rows * per);
      for (let i = start; i < end; i++) data.set(tensors[i]!, (i - start) * per);
      return this.#run(session, graph, { [name]: new Tensor('float32', data, [rows, ...shape]) }, end - start, null);
    });
  }

  /** The same for pictures that are in a buffer of the runtime's device; they never leave it. */
  async imagesOnGpu(graph: Graph, open: OpenFiles, pixels: PixelsOnGpu): Promise<Vectors> {
    const { session, onCpu } = await this.#load(graph, open);
    const name = session.nameOf('input', graph.input);
    const ort = await this.#runtime.ort();
    const tensor = await gpuTensor(ort, pixels, onCpu);
    try {
      return await this.#run(session, graph, { [name]: tensor }, pixels.rows, null);
    } finally {
      tensor.dispose();
    }
  }

  /** Rows a buffer of pictures should have room for, so that few shapes are seen. */
  async paddedRows(graph: Graph, open: OpenFiles, rows: number, batchSize: number | null): Promise<number> {
    const { session } = await this.#load(graph, open);
    const fixed = session.input(session.nameOf('input', graph.input)).shape[0];
    if (typeof fixed === 'number') return fixed;
    return paddedBatch(rows, batchSize ?? defaultBatch(this.#runtime.device));
  }

  /** The graph's output for texts, or pairs of them. */
  async texts(
    graph: Graph,
    open: OpenFiles,
    texts: readonly string[],
    options: {
      readonly pairs?: readonly string[];
      readonly batchSize: number | null;
      readonly signal: AbortSignal;
    },
  ): Promise<Vectors> {
    const [{ session }, tokenizer] = await Promise.all([this.#load(graph, open), this.#tokenizer(graph, open)]);
    const name = session.nameOf('input', graph.input);
    const batch = options.batchSize ?? 2 * defaultBatch(this.#runtime.device);
    const padTo = graph.padToMax ? (graph.maxTokens ?? tokenizer.maxTokens) : null;
    return this.#inBatches(texts.length, batch, options.signal, async (start, end) => {
      const tokens = tokenizer.encode(texts.slice(start, end), {
        ...(options.pairs === undefined ? {} : { pairs: options.pairs.slice(start, end) }),
        maxTokens: graph.maxTokens,
        padTo,
      });
      return this.#run(session, graph, await this.#textFeeds(session, name, tokens), end - start, tokens.mask);
    });
  }

  /** Releases the sessions of a model, or all; the memory is free for the next ones. */
  async unload(key: string | null): Promise<void> {
    const gone = [...this.#sessions].filter(([of]) => key === null || of.startsWith(`${key}\n`));
    for (const [of, loading] of gone) {
      this.#sessions.delete(of);
      const loaded = await loading.catch(() => null);
      await loaded?.session.release();
    }
    for (const of of this.#tokenizers.keys()) if (key === null || of === key) this.#tokenizers.delete(of);
  }

  async #inBatches(
    rows: number,
    batch: number,
    signal: AbortSignal,
    run: (start: number, end: number) => Promise<Vectors>,
  ): Promise<Vectors> {
    const parts: Vectors[] = [];
    for (let start = 0; start < rows; start += batch) {
      signal.throwIfAborted();
      parts.push(await run(start, Math.min(start + batch, rows)));
    }
    const [first] = parts;
    if (parts.length === 1) return first!;
    const size = first?.size ?? 0;
    const data = new Float32Array(rows * size);
    parts.forEach((part, i) => data.set(part.data, i * batch * size));
    return { data, size };
  }

  /** A GPU plans for each shape it sees; on the CPU any number of rows costs what it costs. */
  #rowsOf(rows: number, batch: number, fixed: boolean): number {
    if (fixed) return batch;
    return this.#runtime.device === 'webgpu' ? paddedBatch(rows, batch) : rows;
  }

  async #textFeeds(session: ModelSession, input: string, tokens: TokenBatch): Promise<Tensors> {
    const { Tensor } = await this.#runtime.ort();
    const shape = [tokens.rows, tokens.length];
    const others = { attention_mask: tokens.mask, token_type_ids: tokens.types };
    const tensorOf = (name: string, data: BigInt64Array): Tensor =>
      session.input(name).type === 'int32'
        ? new Tensor('int32', Int32Array.from(data, Number), shape)
        : new Tensor('int64', data, shape);
    const feeds: Record<string, Tensor> = { [input]: tensorOf(input, tokens.ids) };
    for (const name of session.inputNames) {
      if (name === input) continue;
      if (!Object.hasOwn(others, name)) {
        throw new ModelError(`A model of texts has an input "${name}" that nothing is known of.`, {
          hint: 'Export it with input_ids, attention_mask and token_type_ids alone.',
        });
      }
      feeds[name] = tensorOf(name, others[name as keyof typeof others]);
    }
    return feeds;
  }

  async #run(
    session: ModelSession,
    graph: Graph,
    feeds: Tensors,
    rows: number,
    mask: BigInt64Array | null,
  ): Promise<Vectors> {
    const output = await session.run(feeds, session.nameOf('output', graph.output));
    try {
      const data = (await output.getData()) as Float32Array;
      if (!(data instanceof Float32Array)) {
        throw new ModelError(`The output "${graph.output}" of ${graph.file} is ${output.type}, expected float32.`);
      }
      return poolTokens({ data, dims: output.dims }, rows, graph.pooling, mask, graph.file);
    } finally {
      output.dispose();
    }
  }

  #tokenizer(graph: Graph, open: OpenFiles): Promise<Tokenizer> {
    return kept(this.#tokenizers, graph.key, async () => {
      const files = await open();
      const [tokenizer, config] = await Promise.all([
        files.json('tokenizer.json'),
        files.json('tokenizer_config.json'),
      ]);
      return new Tokenizer(tokenizer, config, files.label);
    });
  }

  #load(graph: Graph, open: OpenFiles): Promise<Loaded> {
    return kept(this.#sessions, sessionKey(graph), async () => {
      const files = await open();
      const bytes = await files.bytes(graph.file);
      const external = await loadExternal(files, graph.file, bytes);
      const label = `${files.label} (${graph.file})`;
      const session = await this.#runtime.createSession(bytes, label, { external });
      if (this.#runtime.device === 'wasm') return { session, onCpu: false };
      const reference = await this.#runtime.createSession(bytes, label, { external, onCpu: true });
      if (await agrees(await this.#runtime.ort(), session, reference, graph)) {
        await reference.release();
        return { session, onCpu: false };
      }
      await session.release();
      this.#warn(`${label}: WebGPU gives other numbers than WASM, so it runs on WASM`);
      return { session: reference, onCpu: true };
    });
  }
}

/** What is loaded already, or is being loaded; a failure is tried again by the next who asks. */
function kept<T>(map: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  let found = map.get(key);
  if (found === undefined) {
    found = load();
    map.set(key, found);
    found.catch(() => map.delete(key));
  }
  return found;
}
