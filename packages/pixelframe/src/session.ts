import type { Batch, Schema } from '@pixelframe/columnar';
import { CancelledError, PlanError, typeName } from '@pixelframe/columnar';
import type {
  Capabilities,
  EngineClient,
  EngineConfig,
  GpuPolicy,
  HubConfig,
  ListingInput,
  QuerySpec,
  QueryStream,
  SourceData,
  SpawnWorker,
} from '@pixelframe/engine';
import { createEngineClient, takeDropped } from '@pixelframe/engine';
import type { Plan, SourceSpec } from '@pixelframe/plan';
import { familiesOf, needsModels } from '@pixelframe/plan';
import type { RecordBatch, Table } from 'apache-arrow';
import type { DataFrame, RunOptions } from './dataframe.ts';
import { arrowIn, columnsIn, rangeIn, rowsIn } from './from.ts';
import type { FileInput } from './input-files.ts';
import type { HuggingfaceOptions } from './read-huggingface.ts';
import type { ImageFileRow } from './read-images.ts';
import type { CsvOptions } from './read-csv.ts';
import type { JsonOptions } from './read-json.ts';
import type { ProviderChoice, ProviderSettings } from './models/choose-provider.ts';
import type { ModelProvider } from './models/provider.ts';
import type { PageFunction } from './page-functions.ts';
import type { Flat, Row, RowOf } from './row-types.ts';
import type { QueryUdfs } from './udf/query-udfs.ts';
import type { ByteSink } from './write-target.ts';

export interface SessionOptions {
  /** Compute workers; 0 runs everything in the calling thread. Default: one per core, at most 8; 0 outside a page. */
  readonly workers?: number;
  /** `auto` (default) uses a hardware adapter, `force` a software one too, `off` none. */
  readonly gpu?: GpuPolicy;
  /** Bytes the session may hold. Default: half of what the device says it has. */
  readonly memoryLimit?: number;
  /** Whether decoding turns pictures as their EXIF says. Default 'ignore', as Daft. */
  readonly orientation?: 'ignore' | 'apply';
  /** Starts one more worker of a script that calls `startWorker()`; default: the one shipped beside this module. */
  readonly worker?: () => Worker;
  /** What `udf(name, ...)` finds by name under `workers: 0`; a worker script has its own: `startWorker({ udfs })`. */
  readonly udfs?: Readonly<Record<string, unknown>>;
  /** Where the wasm files are served from, when not beside the worker script. */
  readonly assetBaseUrl?: string;
  /** Where models and datasets are looked up by their ids, and the login there. Default: huggingface.co without one. */
  readonly hub?: HubConfig;
  /** How strings become files: set by the runner and by `pixelframe/node`. */
  readonly paths?: EngineConfig['paths'];
  /** Opens a path for writing: set by the runner and by `pixelframe/node`. */
  readonly openSink?: (path: string) => Promise<ByteSink>;
  /** Hears the progress of every query that has no listener of its own. */
  readonly onProgress?: RunOptions['onProgress'];
  /** Who runs models where neither a call nor `setProvider` says so: the runner hands on PIXELFRAME_PROVIDER and PIXELFRAME_MODEL. */
  readonly environment?: ProviderChoice;
  /** What `show()` prints to. Default: the console. */
  readonly print?: (text: string) => void;
}

const MAX_WORKERS = 8;
const GIB = 2 ** 30;

const scope = globalThis as {
  readonly navigator?: { readonly hardwareConcurrency?: number; readonly deviceMemory?: number };
  readonly location?: { readonly href: string };
  readonly document?: { readonly baseURI: string };
  readonly Worker?: typeof Worker;
};

// A literal `new Worker(new URL(...))` is what every bundler looks for.
const shippedWorker: SpawnWorker = () => new Worker(new URL('./worker-entry.ts', import.meta.url), { type: 'module' });

function checkedCount(name: string, value: number, minimum: number): number {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new PlanError(`createSession: ${name} must be an integer of at least ${minimum}, got ${String(value)}.`);
  }
  return value;
}

function engineConfig(options: SessionOptions): EngineConfig {
  const inBrowser = scope.Worker !== undefined && scope.location !== undefined;
  const cores = inBrowser ? Math.min(scope.navigator?.hardwareConcurrency ?? 2, MAX_WORKERS) : 0;
  const workers = checkedCount('workers', options.workers ?? cores, 0);
  if (workers > 0 && !inBrowser && options.worker === undefined) {
    throw new PlanError('createSession: there are no Web Workers here.', { hint: 'Use workers: 0 in Node.' });
  }
  const { gpu = 'auto', orientation = 'ignore' } = options;
  if (!['auto', 'off', 'force'].includes(gpu)) {
    throw new PlanError(`createSession: gpu must be one of 'auto', 'off', 'force', got '${String(gpu)}'.`);
  }
  return {
    workers,
    gpu,
    memoryLimit: checkedCount(
      'memoryLimit',
      options.memoryLimit ?? ((scope.navigator?.deviceMemory ?? 4) / 2) * GIB,
      1,
    ),
    orientation,
    paths: options.paths ?? { kind: 'page', baseUrl: scope.document?.baseURI ?? scope.location?.href ?? 'about:blank' },
    assetBaseUrl: options.assetBaseUrl ?? null,
    hub: options.hub ?? {},
  };
}

const forgotten = new FinalizationRegistry<{ session: WeakRef<Session>; id: string }>(({ session, id }) => {
  session.deref()?.client.release(id);
});

/** Kinds of sources with data behind them. */
type StoredKind = Exclude<SourceSpec['kind'], 'range'>;

/**
 * An engine with its workers, memory and settings. DataFrames belong to the session they were read through; queries of
 * one session run side by side, share its budget and fail alone.
 */
export class Session {
  /** @internal */
  readonly client: EngineClient;
  readonly #config: EngineConfig;
  readonly #options: SessionOptions;
  readonly #running = new Set<AbortController>();
  /** Where image stages run and why, once the engine has decided. */
  #imagePath: string | null = null;
  #ids = 0;
  #provider: ProviderChoice | null = null;
  readonly #functions = new Map<string, PageFunction>();
  #closed = false;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
    this.#config = engineConfig(options);
    this.client = createEngineClient(
      this.#config,
      this.#config.workers === 0 ? null : (options.worker ?? shippedWorker),
      options.udfs,
    );
  }

  /** @internal The engine runs in the calling thread and shares its memory. */
  get inThread(): boolean {
    return this.#config.workers === 0;
  }

  /** @internal */
  get paths(): EngineConfig['paths'] {
    return this.#config.paths;
  }

  /** @internal */
  get hub(): HubConfig {
    return this.#config.hub;
  }

  /** @internal Makes data a source of plans; freed when the last plan that reads it is gone. */
  addSource(kind: StoredKind, label: string, registration: SourceData): SourceSpec {
    this.#assertOpen();
    const spec = this.newSource(kind, label);
    this.client.register(spec.id, registration);
    return spec;
  }

  /** @internal A source whose data the engine has, or will have. */
  newSource(kind: StoredKind, label: string): SourceSpec {
    const spec: SourceSpec = Object.freeze({ kind, id: `${kind}-${++this.#ids}`, label });
    // Every plan over the source holds this very object, however it was rewritten.
    forgotten.register(spec, { session: new WeakRef(this), id: spec.id }, spec);
    return spec;
  }

  /** @internal */
  releaseSource(spec: SourceSpec): void {
    forgotten.unregister(spec);
    this.client.release(spec.id);
  }

  /** @internal Keeps a function of the page for plans that call it. */
  addFunction(fn: PageFunction): string {
    const id = `fn-${this.#ids++}`;
    this.#functions.set(id, fn);
    return id;
  }

  async #callPage(id: string, rows: Batch): Promise<Batch> {
    const { runPageFunction } = await import('./page-functions.ts');
    return runPageFunction(this.#functions.get(id)!, rows);
  }

  /**
   * Who runs models from now on, where a call does not say: a provider, or its name; and which model.
   *
   * @example
   * session.setProvider(openai({ apiKey, model: 'text-embedding-3-large' }));
   */
  setProvider(
    provider: string | ModelProvider | null,
    { model = null }: { readonly model?: string | null } = {},
  ): void {
    this.#provider = provider === null ? null : { provider, model };
  }

  /** Releases what models hold in the workers and on the GPU. */
  unloadModels(): Promise<void> {
    this.#assertOpen();
    return this.client.unloadModels();
  }

  /** @internal */
  get providers(): ProviderSettings {
    return { session: this.#provider, environment: this.#options.environment ?? null };
  }

  /** @internal The plan with its models looked up. */
  async resolve(plan: Plan): Promise<Plan> {
    if (!needsModels(plan)) return plan;
    const { resolvePlan } = await import('./models/resolve-plan.ts');
    return resolvePlan(plan, this);
  }

  /** @internal */
  async *run(spec: Omit<QuerySpec, 'families'>, options: RunOptions): QueryStream {
    this.#assertOpen();
    const abort = new AbortController();
    const onAbort = (): void => abort.abort();
    if (options.signal?.aborted === true) throw new CancelledError();
    options.signal?.addEventListener('abort', onAbort);
    this.#running.add(abort);
    const onProgress = options.onProgress ?? this.#options.onProgress;
    let udfs: QueryUdfs | null = null;
    try {
      const families = familiesOf(spec.plan);
      if (families.includes('udf')) {
        const { queryUdfs } = await import('./udf/query-udfs.ts');
        udfs = await queryUdfs(spec.plan, abort.signal);
      }
      const result = yield* this.client.run(
        { ...spec, families, ...(udfs === null ? {} : { udfs: udfs.sources }) },
        {
          signal: abort.signal,
          callPage: (fn, rows, udf) => (udf === undefined ? this.#callPage(fn, rows) : udfs!.page.call(rows, udf)),
          ...(onProgress === undefined ? {} : { onProgress }),
        },
      );
      const { gpu } = result.metrics;
      if (gpu !== null) this.#imagePath = `image stages on the ${gpu.used ? 'GPU' : 'CPU'}: ${gpu.reason}`;
      return result;
    } finally {
      udfs?.page.end();
      options.signal?.removeEventListener('abort', onAbort);
      this.#running.delete(abort);
    }
  }

  /** `readParquet` through this session. */
  async readParquet(input: FileInput): Promise<DataFrame<Row>> {
    const { parquetIn } = await import('./read-parquet.ts');
    return parquetIn(this, input);
  }

  /** `readCsv` through this session. */
  async readCsv(input: FileInput, options: CsvOptions = {}): Promise<DataFrame<Row>> {
    this.#assertOpen();
    const { csvIn } = await import('./read-csv.ts');
    return csvIn(this, input, options);
  }

  /** `readJson` through this session. */
  async readJson(input: FileInput, options: JsonOptions = {}): Promise<DataFrame<Row>> {
    this.#assertOpen();
    const { jsonIn } = await import('./read-json.ts');
    return jsonIn(this, input, options);
  }

  /** `readHuggingface` through this session. */
  async readHuggingface(repository: string, options: HuggingfaceOptions = {}): Promise<DataFrame<Row>> {
    this.#assertOpen();
    const { huggingfaceIn } = await import('./read-huggingface.ts');
    return huggingfaceIn(this, repository, options);
  }

  /** `readImages` through this session. */
  async readImages(input: ListingInput, signal?: AbortSignal): Promise<DataFrame<ImageFileRow>> {
    // Before anything is awaited: what was dropped is gone when its event is over.
    const taken = takeDropped(input);
    const { imagesIn } = await import('./read-images.ts');
    return imagesIn(this, taken, signal);
  }

  /** `fromColumns` through this session. */
  fromColumns<C extends Readonly<Record<string, ArrayLike<unknown>>>>(
    columns: C,
    schema?: Schema,
  ): DataFrame<Flat<RowOf<C>>> {
    return columnsIn(this, columns, schema);
  }

  /** `fromRows` through this session. */
  fromRows<R extends object>(rows: readonly R[], schema?: Schema): DataFrame<R> {
    return rowsIn(this, rows, schema);
  }

  /** @internal Names and types as a table. */
  describeColumns(schema: Schema): DataFrame<{ column_name: string; type: string }> {
    return this.fromColumns({
      column_name: schema.fields.map((field) => field.name),
      type: schema.fields.map((field) => typeName(field.type)),
    });
  }

  /** `range` through this session. */
  range(start: number, end: number, step: number): DataFrame<{ id: number }> {
    this.#assertOpen();
    return rangeIn(this, start, end, step);
  }

  /** `fromArrow` through this session. */
  fromArrow(table: Table | RecordBatch): DataFrame<Row> {
    return arrowIn(this, table);
  }

  /** Workers, memory, and which path image stages take and why. Starts the engine. */
  async capabilities(): Promise<Capabilities> {
    this.#assertOpen();
    const capabilities = await this.client.capabilities();
    const { used, reason } = capabilities.gpu;
    this.#imagePath = `image stages on the ${used ? 'GPU' : 'CPU'}: ${reason}`;
    return capabilities;
  }

  /** Bytes the engine counts now, at most, and its limit. */
  memory(): Promise<{ used: number; peak: number; limit: number }> {
    this.#assertOpen();
    return this.client.memory();
  }

  /** @internal The last part of `explain()`. */
  describeExecution(): string {
    const { workers, gpu, memoryLimit } = this.#config;
    const where = workers === 0 ? 'in the calling thread' : `${workers} compute worker${workers === 1 ? '' : 's'}`;
    const device = this.#imagePath ?? `gpu: '${gpu}', decided when the engine starts (see session.capabilities())`;
    return `${where}; ${device}; memory limit ${Math.round(memoryLimit / 2 ** 20)} MiB`;
  }

  /** @internal */
  openSink(path: string): Promise<ByteSink> {
    if (this.#options.openSink === undefined) {
      throw new PlanError(`A page cannot write to the path "${path}".`, {
        hint: 'Pass a FileSystemFileHandle or a WritableStream, or write without a target for a Blob.',
      });
    }
    return this.#options.openSink(path);
  }

  /** @internal */
  print(text: string): void {
    (this.#options.print ?? console.log)(text);
  }

  /** Ends a worker as a crash would; for tests of what an application does then. */
  killWorker(role: 'engine' | 'compute' | 'device', index = 0): Promise<boolean> {
    return this.client.killWorker(role, index);
  }

  /** Cancels what runs and ends all workers. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const abort of this.#running) abort.abort();
    await this.client.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #assertOpen(): void {
    if (this.#closed)
      throw new CancelledError('The session is closed.', { hint: 'Create another with createSession().' });
  }
}
