import type { Batch, Schema } from '@pixelframe/columnar';
import {
  batch,
  CancelledError,
  columnOf,
  compactBatch,
  concatBatches,
  IoError,
  MemoryLimitError,
  PlanError,
  sameSchema,
  describeSchema,
  sliceBatch,
  viewSize,
} from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { optimize, schemaOf, walkPlan } from '@pixelframe/plan';
import type { Capabilities, EngineConfig } from './config.ts';
import type { GpuDecision } from './gpu-policy.ts';
import { decideGpu } from './gpu-policy.ts';
import type { SimilarityMetrics, StageMetrics } from './metrics.ts';
import { WarningCounts } from './metrics.ts';
import { writeParquet } from './operators/write-parquet.ts';
import type { Pipeline, PipelineTable } from './physical/physical-plan.ts';
import { planPipelines, walkPipelines } from './physical/physical-plan.ts';
import type { QueryItem, QueryProgress, QueryResult, QuerySpec, QueryStream, RunOptions } from './query.ts';
import type { FileRef, MorselOf, Registration } from './registration.ts';
import { MemoryBudget } from './scheduler/budget.ts';
import type { TaskExecutor } from './scheduler/executor.ts';
import { LocalExecutor } from './scheduler/local-executor.ts';
import { cutBatch, morselSize, morselsOf, tableMorsels } from './scheduler/morsels.ts';
import { PipelineRun } from './scheduler/pipeline-run.ts';
import { WorkerPool } from './scheduler/worker-pool.ts';
import type { ThreadServices } from './services.ts';
import { createServices } from './services.ts';
import { EDGES } from './similarity/edges.ts';
import type { KeyRows } from './similarity/key-rows.ts';
import type { SearchRequest, TableSearch } from './similarity/table-search.ts';
import type { SpawnWorker } from './worker/watched-worker.ts';

/** Queries over no more than this run where they are planned: a worker would cost more than it saves. */
const SMALL_QUERY_BYTES = 1024 * 1024;
/** Nor do similarity joins over more rows than this: their work grows faster than their bytes. */
const SMALL_JOIN_ROWS = 8192;
const PROGRESS_INTERVAL_MS = 100;

interface Stored {
  readonly registration: Registration;
  readonly bytes: number;
}

interface QueryState {
  readonly executor: TaskExecutor;
  readonly signal: AbortSignal;
  readonly warnings: WarningCounts;
  readonly runs: PipelineRun[];
  /** Tables the executor was given, with how near pairs with their rows are found. */
  readonly tables: Map<number, TableSearch | null>;
  readonly similarity: SimilarityMetrics[];
  /** Bytes retained until the query ends. */
  held: number;
  /** Rarely, but always at the end. */
  readonly onProgress: (final?: boolean) => void;
}

/** Plans and runs queries, holds registered data and collected results. One per session. */
export class Engine {
  readonly #config: EngineConfig;
  readonly #spawn: SpawnWorker | null;
  readonly #budget: MemoryBudget;
  readonly #sources = new Map<string, Stored>();
  readonly #services: ThreadServices;
  readonly #local: LocalExecutor;
  readonly #running = new Set<AbortController>();
  #pool: WorkerPool | null = null;
  #gpu: Promise<GpuDecision> | null = null;
  #retained = 0;
  #nextTable = 0;

  /** `spawn` starts one more worker of the same script; null runs everything here. */
  constructor(config: EngineConfig, spawn: SpawnWorker | null) {
    this.#config = config;
    this.#spawn = config.workers === 0 ? null : spawn;
    this.#budget = new MemoryBudget(config.memoryLimit);
    this.#services = createServices(config, () => Promise.resolve(null));
    this.#local = new LocalExecutor(this.#services);
  }

  register(id: string, registration: Registration): void {
    const bytes =
      registration.kind === 'partitions'
        ? registration.batches.reduce((sum, part) => sum + viewSize(part.columns), 0)
        : 0;
    this.#retain(bytes, 'registering data');
    this.#sources.set(id, { registration, bytes });
  }

  release(id: string): void {
    const stored = this.#sources.get(id);
    if (stored === undefined) return;
    this.#sources.delete(id);
    this.#retained -= stored.bytes;
    this.#budget.release(stored.bytes);
  }

  /** Schema and row count of Parquet files, which must agree. */
  async describeParquet(files: readonly FileRef[]): Promise<{ schema: Schema; rows: number }> {
    let schema: Schema | null = null;
    let rows = 0;
    for (const file of files) {
      const reader = await this.#services.parquet(file, new AbortController().signal);
      rows += reader.rows;
      schema ??= reader.schema;
      if (!sameSchema(schema, reader.schema)) {
        throw new PlanError(
          `readParquet: ${file.name} has columns ${describeSchema(reader.schema)}, but ${files[0]!.name} has ${describeSchema(schema)}.`,
          { file: file.name, hint: 'Read files of different schemas separately.' },
        );
      }
    }
    if (schema === null) throw new PlanError('readParquet: no files given.');
    return { schema, rows };
  }

  async capabilities(): Promise<Capabilities> {
    const { used, reason, adapter } = await this.#decideGpu();
    return {
      workers: this.#spawn === null ? 0 : this.#config.workers,
      gpu: { used, reason, adapter },
      crossOriginIsolated: (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true,
      memoryLimit: this.#config.memoryLimit,
    };
  }

  memory(): { used: number; peak: number; limit: number } {
    return { used: this.#budget.used, peak: this.#budget.peak, limit: this.#budget.limit };
  }

  /** Ends a worker as a crash would; false when there is none. For tests. */
  killWorker(role: 'compute' | 'device', index: number): boolean {
    return this.#pool?.kill(role, index) ?? false;
  }

  close(): void {
    for (const abort of this.#running) abort.abort(new CancelledError('The session was closed.'));
    this.#pool?.close();
    this.#sources.clear();
  }

  async *run(spec: QuerySpec, options: RunOptions): QueryStream {
    const started = performance.now();
    const abort = new AbortController();
    const onAbort = (): void => abort.abort(new CancelledError());
    if (options.signal.aborted) onAbort();
    options.signal.addEventListener('abort', onAbort);
    this.#running.add(abort);
    let state: QueryState | null = null;
    try {
      const plan = optimize(spec.plan);
      const gpu = usesImages(plan) ? await this.#decideGpu() : null;
      const pipeline = planPipelines(plan, { gpu: gpu?.used ?? false, nextTable: () => this.#nextTable++ });
      state = this.#newState(pipeline, abort.signal, started, options);
      const batches = this.#runPipeline(pipeline, state);
      const totals = yield* this.#output(spec, schemaOf(plan), batches, state.executor !== this.#local);
      state.onProgress(true);
      const metrics = {
        stages: metricsOf(state),
        similarity: state.similarity,
        suppressed: state.warnings.list(),
        elapsedMs: performance.now() - started,
        gpu: gpu === null ? null : { used: gpu.used, reason: gpu.reason },
      };
      return { ...totals, metrics };
    } catch (error) {
      throw abort.signal.aborted ? abort.signal.reason : error;
    } finally {
      options.signal.removeEventListener('abort', onAbort);
      this.#running.delete(abort);
      if (this.#running.size === 0) this.#pool?.rest();
      abort.abort(new CancelledError());
      if (state !== null) {
        for (const id of state.tables.keys()) state.executor.dropTable(id);
        this.#retained -= state.held;
        this.#budget.release(state.held);
      }
    }
  }

  async *#output(
    spec: QuerySpec,
    schema: Schema,
    batches: AsyncGenerator<Batch>,
    owned: boolean,
  ): AsyncGenerator<QueryItem, Omit<QueryResult, 'metrics'>> {
    const { output } = spec;
    const totals = { rows: 0, bytes: 0 };
    const count = (rows: Batch): void => {
      totals.rows += rows.length;
      totals.bytes += viewSize(rows.columns);
    };
    if (output.kind === 'parquet') {
      const sink = writeParquet(batches, schema, this.#config, output.compression, count);
      for await (const bytes of sink) yield { kind: 'chunk', bytes };
      return totals;
    }
    if (output.kind === 'batches') {
      for await (const rows of batches) {
        count(rows);
        yield { kind: 'batch', batch: rows, owned };
      }
      return totals;
    }
    const kept: Batch[] = [];
    try {
      for await (const rows of batches) {
        // A view would keep all of a larger buffer alive.
        const own = compactBatch(rows);
        this.#retain(viewSize(own.columns), 'Collect');
        kept.push(own);
        count(own);
      }
    } catch (error) {
      this.#retained -= totals.bytes;
      this.#budget.release(totals.bytes);
      throw error;
    }
    this.#sources.set(output.id, {
      registration: { kind: 'partitions', schema, batches: kept },
      bytes: totals.bytes,
    });
    return totals;
  }

  #newState(pipeline: Pipeline, signal: AbortSignal, started: number, options: RunOptions): QueryState {
    let last = 0;
    const state: QueryState = {
      executor: this.#executorFor(pipeline),
      signal,
      warnings: new WarningCounts(),
      runs: [],
      tables: new Map(),
      similarity: [],
      held: 0,
      onProgress: (final = false) => {
        const now = performance.now();
        if (options.onProgress === undefined || (!final && now - last < PROGRESS_INTERVAL_MS)) return;
        last = now;
        const { used, limit } = this.#budget;
        const progress: QueryProgress = { stages: metricsOf(state), elapsedMs: now - started, memory: { used, limit } };
        options.onProgress(progress);
      },
    };
    return state;
  }

  #executorFor(pipeline: Pipeline): TaskExecutor {
    if (this.#spawn === null || this.#isSmall(pipeline)) return this.#local;
    this.#pool ??= new WorkerPool(this.#config, this.#spawn, this.#budget);
    return this.#pool;
  }

  #isSmall(pipeline: Pipeline): boolean {
    let bytes = 0;
    let rows = 0;
    let joins = false;
    walkPipelines(pipeline, (part) => {
      const { source, operators } = part;
      if (
        operators.some((operator) => operator.kind === 'download' || (operator.kind === 'imageStage' && operator.gpu))
      ) {
        bytes = Infinity;
      }
      joins ||= source.kind === 'clusters' || operators.some(({ kind }) => kind === 'similarityJoin');
      if (source.kind !== 'source') return;
      const stored = this.#sources.get(source.node.source.id);
      bytes += stored?.registration.kind === 'partitions' ? stored.bytes : Infinity;
      rows += this.#sourceRows(part) ?? 0;
    });
    if (joins && (rows > SMALL_JOIN_ROWS || this.#config.gpu === 'force')) return false;
    return bytes <= SMALL_QUERY_BYTES;
  }

  async *#runPipeline(pipeline: Pipeline, state: QueryState): AsyncGenerator<Batch> {
    const leftRows = this.#sourceRows(pipeline);
    for (const table of pipeline.tables) await this.#collectTable(table, leftRows, state);
    const run = new PipelineRun({
      pipeline,
      source: this.#morsels(pipeline, state),
      sourceRows: this.#sourceRows(pipeline, state),
      executor: state.executor,
      budget: this.#budget,
      signal: state.signal,
      warnings: state.warnings,
      onProgress: state.onProgress,
    });
    state.runs.push(run);
    // Whoever watches sees at once what will run.
    if (state.runs.length === 1) state.onProgress(true);
    yield* run.batches();
  }

  /** A join's right side: collected whole, then sent to every worker that probes it. */
  async #collectTable(
    { id, pipeline, operator, search }: PipelineTable,
    leftRows: number | null,
    state: QueryState,
  ): Promise<void> {
    const parts: Batch[] = [];
    state.tables.set(id, null);
    for await (const rows of this.#runPipeline(pipeline, state)) {
      this.#hold(viewSize(rows.columns), operator, state);
      parts.push(rows);
    }
    const batch = concatBatches(pipeline.schema, parts);
    if (search === null) {
      state.executor.addTable(id, { batch, search: null });
      return;
    }
    const { rightKey, metric, maxDistance } = search;
    const { keyRows } = await import('./similarity/key-rows.ts');
    const keys = keyRows(columnOf(batch, rightKey), rightKey);
    await this.#addSearch(id, batch, { keys, metric, maxDistance, leftRows }, operator, state);
  }

  /** Makes a table known with the way to find near pairs with its rows. */
  async #addSearch(
    id: number,
    batch: Batch,
    what: Pick<SearchRequest, 'keys' | 'metric' | 'maxDistance' | 'leftRows'>,
    operator: string,
    state: QueryState,
  ): Promise<void> {
    const { executor } = state;
    const { gpu } = this.#config;
    const copies = Math.max(1, executor.copies);
    const { createTableSearch } = await import('./similarity/table-search.ts');
    const search = await createTableSearch({
      ...what,
      maxBytes: Math.max(0, this.#budget.limit - this.#retained) / (2 * copies),
      gpu: gpu === 'off' || executor === this.#local ? null : { policy: gpu, decide: () => this.#decideGpu() },
    });
    const shared = executor.copies === 0 ? 0 : viewSize(batch.columns);
    this.#hold((search.bytes + shared) * copies, operator, state);
    state.tables.set(id, search);
    state.similarity.push({ operator, method: search.method, reason: search.reason });
    executor.addTable(id, { batch, search });
  }

  #morsels(pipeline: Pipeline, state: QueryState): AsyncGenerator<MorselOf> {
    const { source } = pipeline;
    const size = morselSize(pipeline.operators);
    switch (source.kind) {
      case 'stream':
        return this.#streamMorsels(source, size, state);
      case 'table':
        return tableMorsels(state.tables.get(source.table)!);
      case 'clusters':
        return cutAll(this.#clusters(source, state), size);
      case 'nearest':
        return cutAll(this.#nearest(source, state), size);
      case 'source':
        return this.#sourceMorsels(source, size, state);
    }
  }

  #sourceMorsels(
    source: Extract<Pipeline['source'], { kind: 'source' }>,
    size: ReturnType<typeof morselSize>,
    state: QueryState,
  ): AsyncGenerator<MorselOf> {
    const { node, offset, limit } = source;
    const stored = this.#sources.get(node.source.id);
    if (stored === undefined) {
      throw new IoError(`The data of "${node.source.label}" is gone: it was released, or lost with its worker.`, {
        hint: 'Collect or read it again.',
      });
    }
    return morselsOf({
      registration: stored.registration,
      schema: schemaOf(node),
      size,
      offset,
      limit,
      open: (file) => this.#services.parquet(file, state.signal),
      mayMatch: (reader, rowGroup) => reader.mayMatch(rowGroup, node.predicates),
    });
  }

  /** The rows of another pipeline, up to the limit; the other one is stopped there. */
  async *#streamMorsels(
    source: Extract<Pipeline['source'], { kind: 'stream' }>,
    size: ReturnType<typeof morselSize>,
    state: QueryState,
  ): AsyncGenerator<MorselOf> {
    let skip = source.offset;
    let left = source.limit;
    if (left === 0) return;
    for await (const rows of this.#runPipeline(source.pipeline, state)) {
      const start = Math.min(skip, rows.length);
      const end = Math.min(rows.length, start + left);
      skip -= start;
      left -= end - start;
      if (end > start) yield* cutBatch(sliceBatch(rows, start, end), size, null);
      if (left === 0) return;
    }
  }

  async *#clusters(
    { pipeline, node, table, schema }: Extract<Pipeline['source'], { kind: 'clusters' }>,
    state: QueryState,
  ): AsyncGenerator<Batch> {
    const edges = async function* (engine: Engine, keys: KeyRows): AsyncGenerator<Batch> {
      const { metric, maxDistance } = node;
      const none = batch({ fields: [] }, [], keys.count);
      await engine.#addSearch(table, none, { keys, metric, maxDistance, leftRows: null }, 'Clusters', state);
      yield* engine.#runPipeline(
        {
          source: { kind: 'table', table },
          operators: [{ kind: 'clusterEdges', table }],
          tables: [],
          schema: EDGES,
        },
        state,
      );
    };
    const { clusterBatches } = await import('./similarity/cluster-batches.ts');
    yield* clusterBatches({
      input: this.#runPipeline(pipeline, state),
      node,
      schema,
      hold: (bytes) => this.#hold(bytes, 'Clusters', state),
      edges: (keys) => edges(this, keys),
    });
  }

  async *#nearest(
    { pipeline, node }: Extract<Pipeline['source'], { kind: 'nearest' }>,
    state: QueryState,
  ): AsyncGenerator<Batch> {
    let kept = 0;
    const { mergeNearest } = await import('./similarity/merge-nearest.ts');
    const best = await mergeNearest(this.#runPipeline(pipeline, state), node, ({ columns }) => {
      const bytes = viewSize(columns);
      if (bytes > kept) this.#hold(bytes - kept, 'Nearest', state);
      kept = Math.max(kept, bytes);
    });
    if (best !== null) yield best;
  }

  #sourceRows({ source }: Pipeline, state: QueryState | null = null): number | null {
    if (source.kind === 'table') return state?.tables.get(source.table)?.keys.count ?? null;
    if (source.kind !== 'source') return null;
    const registration = this.#sources.get(source.node.source.id)?.registration;
    if (registration === undefined) return null;
    const rows =
      registration.kind === 'partitions'
        ? registration.batches.reduce((sum, part) => sum + part.length, 0)
        : registration.kind === 'files'
          ? registration.listing.length
          : registration.rows;
    return Math.min(source.limit, Math.max(0, rows - source.offset));
  }

  #decideGpu(): Promise<GpuDecision> {
    this.#gpu ??= decideGpu(this.#config.gpu, this.#spawn === null ? 0 : this.#config.workers);
    // A refusal under 'force' is asked again: the next query may find the adapter.
    this.#gpu.catch(() => {
      this.#gpu = null;
    });
    return this.#gpu;
  }

  /** Counts bytes until the query ends; what still runs of one that has ended stops here. */
  #hold(bytes: number, operator: string, state: QueryState): void {
    state.signal.throwIfAborted();
    this.#retain(bytes, operator);
    state.held += bytes;
  }

  #retain(bytes: number, operator: string): void {
    if (this.#retained + bytes > this.#budget.limit) {
      const megabytes = (n: number): string => `${(n / 2 ** 20).toFixed(1)} MiB`;
      throw new MemoryLimitError(
        `${operator} holds ${megabytes(this.#retained)} and needs ${megabytes(bytes)} more; the session's limit is ${megabytes(this.#budget.limit)}.`,
        { operator, hint: 'Raise memoryLimit, release() what is no longer needed, or select fewer columns.' },
      );
    }
    this.#retained += bytes;
    this.#budget.force(bytes);
  }
}

async function* cutAll(batches: AsyncGenerator<Batch>, size: ReturnType<typeof morselSize>): AsyncGenerator<MorselOf> {
  for await (const rows of batches) yield* cutBatch(rows, size, null);
}

const metricsOf = (state: QueryState): StageMetrics[] => state.runs.map((run) => run.metrics);

function usesImages(plan: Plan): boolean {
  let found = false;
  walkPlan(plan, (node) => {
    found ||= node.kind === 'imageStage';
  });
  return found;
}
