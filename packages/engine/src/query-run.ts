import type { Batch } from '@pixelframe/columnar';
import {
  batch,
  bitmapBytes,
  columnOf,
  concatBatches,
  IoError,
  orCancelled,
  sliceBatch,
  UdfError,
  viewSize,
} from '@pixelframe/columnar';
import type { FunctionFamily } from '@pixelframe/plan';
import { operatorName, schemaOf } from '@pixelframe/plan';
import type { EngineConfig } from './config.ts';
import type { GpuDecision } from './gpu-policy.ts';
import type { OperatorCounts, QueryMetrics, SimilarityMetrics, StageMetrics } from './metrics.ts';
import { WarningCounts } from './metrics.ts';
import type { Operator, Pipeline, PipelineTable } from './physical/physical-plan.ts';
import type { CallPage, QueryProgress, QuerySpec } from './query.ts';
import type { MorselOf } from './registration.ts';
import type { MemoryBudget } from './scheduler/budget.ts';
import type { TaskExecutor } from './scheduler/executor.ts';
import { cutBatch, morselSize, morselsOf, rangeMorsels, tableMorsels } from './scheduler/morsels.ts';
import { PipelineRun } from './scheduler/pipeline-run.ts';
import type { Retained } from './scheduler/retained.ts';
import type { ThreadServices } from './services.ts';
import { EDGES } from './similarity/edges.ts';
import type { KeyRows } from './similarity/key-rows.ts';
import type { SearchRequest, TableSearch } from './similarity/table-search.ts';
import type { UdfSource } from './udf/udf-source.ts';
import { rowsOf, type StoredSources } from './stored-sources.ts';

const PROGRESS_INTERVAL_MS = 100;

/** What queries share of their session's engine. */
export interface QueryHost {
  readonly config: EngineConfig;
  readonly budget: MemoryBudget;
  readonly retained: Retained;
  readonly sources: StoredSources;
  readonly services: ThreadServices;
  /** The executor of this thread. */
  readonly local: TaskExecutor;
  decideGpu(): Promise<GpuDecision>;
}

/** A pipeline, or what an operator in one thread did. */
type Stage = PipelineRun | StageMetrics;

const metricsOf = (stage: Stage): StageMetrics => (stage instanceof PipelineRun ? stage.metrics : stage);

/** One query: its pipelines, the tables of its joins, what it holds until it ends. */
export class QueryRun {
  readonly #host: QueryHost;
  readonly #executor: TaskExecutor;
  readonly #signal: AbortSignal;
  readonly #started: number;
  readonly #families: readonly FunctionFamily[];
  readonly #callPage: CallPage | undefined;
  readonly #udfs: Readonly<Record<string, UdfSource>>;
  readonly #udfKeys = new Set<number>();
  readonly #onProgress: ((progress: QueryProgress) => void) | undefined;
  readonly #warnings = new WarningCounts();
  readonly #begun: Stage[] = [];
  /** In the order in which they ended, which is that of the physical plan. */
  readonly #ended: Stage[] = [];
  /** Tables the executor was given, with how near pairs with their rows are found. */
  readonly #tables = new Map<number, TableSearch | null>();
  /** The right sides of right and outer joins, with the rows that have found a left one. */
  readonly #outer = new Map<number, { readonly rows: Batch; readonly matched: Uint8Array }>();
  readonly #similarity: SimilarityMetrics[] = [];
  #held = 0;
  #told = 0;

  constructor(
    host: QueryHost,
    options: {
      readonly executor: TaskExecutor;
      readonly signal: AbortSignal;
      readonly started: number;
      readonly families: readonly FunctionFamily[];
      readonly callPage: CallPage | undefined;
      readonly udfs: QuerySpec['udfs'];
      readonly onProgress: ((progress: QueryProgress) => void) | undefined;
    },
  ) {
    this.#host = host;
    this.#executor = options.executor;
    this.#signal = options.signal;
    this.#started = options.started;
    this.#families = options.families;
    this.#callPage = options.callPage;
    this.#udfs = options.udfs ?? {};
    this.#onProgress = options.onProgress;
  }

  /** What was counted; progress is told a last time. */
  finish(): Omit<QueryMetrics, 'elapsedMs' | 'gpu'> {
    this.#tell(true);
    const rest = this.#begun.filter((stage) => !this.#ended.includes(stage));
    return {
      stages: [...this.#ended, ...rest].map(metricsOf),
      similarity: this.#similarity,
      suppressed: this.#warnings.list(),
    };
  }

  /** Gives back what the query held, whether it finished or not. */
  end(): void {
    for (const id of this.#tables.keys()) this.#executor.dropTable(id);
    for (const key of this.#udfKeys) this.#executor.dropUdf(key);
    this.#host.retained.release(this.#held);
    this.#held = 0;
  }

  /** In the order in which they began, which stays as it is while the query runs. */
  #stages(): StageMetrics[] {
    return this.#begun.map(metricsOf);
  }

  /** Rarely, but always at the end. */
  #tell(always: boolean): void {
    const now = performance.now();
    if (this.#onProgress === undefined || (!always && now - this.#told < PROGRESS_INTERVAL_MS)) return;
    this.#told = now;
    const { used, limit } = this.#host.budget;
    this.#onProgress({ stages: this.#stages(), elapsedMs: now - this.#started, memory: { used, limit } });
  }

  /** The batches of a pipeline, after the tables it needs. */
  async *run(pipeline: Pipeline): AsyncGenerator<Batch> {
    const leftRows = this.#sourceRows(pipeline);
    for (const table of pipeline.tables) await this.#collectTable(table, leftRows);
    for (const operator of pipeline.operators) if (operator.kind === 'udf') this.#addUdf(operator);
    // Nothing is left to do to these rows: they need not go through a task.
    if (pipeline.source.kind === 'unmatched' && pipeline.operators.length === 0) {
      yield* this.#unmatched(pipeline.source);
      return;
    }
    const run = new PipelineRun({
      pipeline,
      source: this.#morsels(pipeline),
      sourceRows: this.#sourceRows(pipeline),
      executor: this.#executor,
      budget: this.#host.budget,
      signal: this.#signal,
      warnings: this.#warnings,
      families: this.#families,
      onProgress: () => this.#tell(false),
      onMatched: ({ table, bits }) => this.#addMatched(table, bits),
    });
    this.#begun.push(run);
    // Whoever watches sees at once what will run.
    if (this.#begun.length === 1) this.#tell(true);
    try {
      yield* run.batches();
    } finally {
      this.#ended.push(run);
    }
  }

  #addUdf({ udf, node }: Extract<Operator, { kind: 'udf' }>): void {
    if (this.#udfKeys.has(udf)) return;
    const { id, name } = node.options;
    const source = this.#udfs[id];
    if (source === undefined) throw new UdfError(`The function ${name} did not come with the plan.`);
    this.#executor.addUdf(udf, source);
    this.#udfKeys.add(udf);
  }

  /** A join's right side: collected whole, then sent to every worker that probes it. */
  async #collectTable(
    { id, pipeline, operator, search, outer }: PipelineTable,
    leftRows: number | null,
  ): Promise<void> {
    const parts: Batch[] = [];
    this.#tables.set(id, null);
    for await (const rows of this.run(pipeline)) {
      this.#hold(viewSize(rows.columns), operator);
      parts.push(rows);
    }
    const batch = concatBatches(pipeline.schema, parts);
    if (search === null) {
      this.#executor.addTable(id, { batch, search: null });
      if (outer) this.#outer.set(id, { rows: batch, matched: new Uint8Array(bitmapBytes(batch.length)) });
      return;
    }
    const { rightKey, metric, maxDistance } = search;
    const { keyRows } = await import('./similarity/key-rows.ts');
    const keys = keyRows(columnOf(batch, rightKey), rightKey);
    await this.#addSearch(id, batch, { keys, metric, maxDistance, leftRows }, operator);
  }

  /** Makes a table known with the way to find near pairs with its rows. */
  async #addSearch(
    id: number,
    batch: Batch,
    what: Pick<SearchRequest, 'keys' | 'metric' | 'maxDistance' | 'leftRows'>,
    operator: string,
  ): Promise<void> {
    const executor = this.#executor;
    const { gpu } = this.#host.config;
    const copies = Math.max(1, executor.copies);
    const { createTableSearch } = await import('./similarity/table-search.ts');
    const search = await createTableSearch({
      ...what,
      maxBytes: this.#host.retained.room / (2 * copies),
      gpu:
        gpu === 'off' || executor === this.#host.local ? null : { policy: gpu, decide: () => this.#host.decideGpu() },
    });
    const shared = executor.copies === 0 ? 0 : viewSize(batch.columns);
    this.#hold((search.bytes + shared) * copies, operator);
    this.#tables.set(id, search);
    this.#similarity.push({ operator, method: search.method, reason: search.reason });
    executor.addTable(id, { batch, search });
  }

  #morsels(pipeline: Pipeline): AsyncGenerator<MorselOf> {
    const { source } = pipeline;
    const size = morselSize(pipeline.operators);
    switch (source.kind) {
      case 'stream':
        return this.#streamMorsels(source, size);
      case 'table':
        return tableMorsels(this.#tables.get(source.table)!);
      case 'clusters':
        return cutAll(this.#clusters(source), size);
      case 'nearest':
        return cutAll(this.#nearest(source), size);
      case 'gather':
        return cutAll(this.#gather(source), size);
      case 'unmatched':
        return cutAll(this.#unmatched(source), size);
      case 'source':
        return this.#sourceMorsels(source, size);
    }
  }

  #sourceMorsels(
    source: Extract<Pipeline['source'], { kind: 'source' }>,
    size: ReturnType<typeof morselSize>,
  ): AsyncGenerator<MorselOf> {
    const { node, offset, limit } = source;
    if (node.source.kind === 'range') return rangeMorsels(node.source, size, offset, limit);
    const stored = this.#host.sources.get(node.source.id);
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
      open: (file) => this.#host.services.parquet(file, this.#signal),
      mayMatch: (reader, rowGroup) => reader.mayMatch(rowGroup, node.predicates),
    });
  }

  /** The rows of another pipeline, up to the limit; the other one is stopped there. */
  async *#streamMorsels(
    source: Extract<Pipeline['source'], { kind: 'stream' }>,
    size: ReturnType<typeof morselSize>,
  ): AsyncGenerator<MorselOf> {
    let skip = source.offset;
    let left = source.limit;
    if (left === 0) return;
    let row = source.firstRow;
    for await (const rows of this.run(source.pipeline)) {
      const start = Math.min(skip, rows.length);
      const end = Math.min(rows.length, start + left);
      skip -= start;
      left -= end - start;
      if (end > start) yield* cutBatch(sliceBatch(rows, start, end), size, row);
      if (row !== null) row += rows.length;
      if (left === 0) return;
    }
  }

  async *#gather({
    pipelines,
    node,
    schema,
    firstRow,
  }: Extract<Pipeline['source'], { kind: 'gather' }>): AsyncGenerator<Batch> {
    const { runGather } = await import('./operators/gather/run-gather.ts');
    const operator = operatorName(node);
    const input = { name: 'Input', rows: 0, bytes: 0, ms: 0 };
    const output = { name: operator, rows: 0, bytes: 0, ms: 0 };
    const inputs = pipelines.map((pipeline) => counted(this.run(pipeline), input));
    const context = {
      schema,
      signal: this.#signal,
      hold: (bytes: number) => this.#hold(bytes, operator),
      callPage: this.#pageFunction,
      firstRow,
      warn: (reason: string, file: string | null, count?: number) => this.#warnings.add(reason, file, count),
    };
    const label = `Input > ${operator}`;
    const stage: StageMetrics = { label, operators: [input, output], morsels: 1, morselsDone: 1, sourceRows: null };
    this.#begun.push(stage);
    yield* counted(runGather(inputs, node, context), output);
    output.ms -= input.ms;
    this.#ended.push(stage);
  }

  /** A right or outer join: what its tasks give, then the right rows that none of them has found. */
  async *#unmatched({
    pipeline,
    table,
    output,
    schema,
  }: Extract<Pipeline['source'], { kind: 'unmatched' }>): AsyncGenerator<Batch> {
    yield* this.run(pipeline);
    const { unmatchedRows } = await import('./operators/join/unmatched-rows.ts');
    const { rows, matched } = this.#outer.get(table)!;
    yield* unmatchedRows(rows, matched, output, schema);
  }

  #addMatched(table: number, bits: Uint8Array): void {
    const { matched } = this.#outer.get(table)!;
    for (let i = 0; i < bits.length; i++) matched[i]! |= bits[i]!;
  }

  async *#clusters({
    pipeline,
    node,
    table,
    schema,
  }: Extract<Pipeline['source'], { kind: 'clusters' }>): AsyncGenerator<Batch> {
    const { clusterBatches } = await import('./similarity/cluster-batches.ts');
    yield* clusterBatches({
      input: this.run(pipeline),
      node,
      schema,
      hold: (bytes) => this.#hold(bytes, 'Clusters'),
      edges: (keys) => this.#edges(node, table, keys),
    });
  }

  /** Pairs of near keys, as a pipeline over a table that holds nothing else. */
  async *#edges(
    { metric, maxDistance }: Pick<SearchRequest, 'metric' | 'maxDistance'>,
    table: number,
    keys: KeyRows,
  ): AsyncGenerator<Batch> {
    const none = batch({ fields: [] }, [], keys.count);
    await this.#addSearch(table, none, { keys, metric, maxDistance, leftRows: null }, 'Clusters');
    yield* this.run({
      source: { kind: 'table', table },
      operators: [{ kind: 'clusterEdges', table }],
      tables: [],
      schema: EDGES,
    });
  }

  async *#nearest({ pipeline, node }: Extract<Pipeline['source'], { kind: 'nearest' }>): AsyncGenerator<Batch> {
    let kept = 0;
    const { mergeNearest } = await import('./similarity/merge-nearest.ts');
    const best = await mergeNearest(this.run(pipeline), node, ({ columns }) => {
      const bytes = viewSize(columns);
      if (bytes > kept) this.#hold(bytes - kept, 'Nearest');
      kept = Math.max(kept, bytes);
    });
    if (best !== null) yield best;
  }

  #sourceRows({ source }: Pipeline): number | null {
    if (source.kind === 'table') return this.#tables.get(source.table)?.keys.count ?? null;
    return source.kind === 'source' ? rowsOf(source, this.#host.sources) : null;
  }

  readonly #pageFunction: CallPage = (fn, rows, udf) => {
    if (this.#callPage === undefined) throw new UdfError(`There is no function "${fn}" here.`);
    return orCancelled(this.#callPage(fn, rows, udf), this.#signal);
  };

  /** Counts bytes until the query ends; what still runs of one that has ended stops here. */
  #hold(bytes: number, operator: string): void {
    this.#signal.throwIfAborted();
    this.#host.retained.hold(bytes, operator);
    this.#held += bytes;
  }
}

/** Counts what passes and how long it was waited for. */
async function* counted(batches: AsyncGenerator<Batch>, counts: OperatorCounts): AsyncGenerator<Batch> {
  let asked = performance.now();
  for await (const rows of batches) {
    counts.ms += performance.now() - asked;
    counts.rows += rows.length;
    counts.bytes += viewSize(rows.columns);
    yield rows;
    asked = performance.now();
  }
  counts.ms += performance.now() - asked;
}

async function* cutAll(batches: AsyncGenerator<Batch>, size: ReturnType<typeof morselSize>): AsyncGenerator<MorselOf> {
  for await (const rows of batches) yield* cutBatch(rows, size, null);
}
