import type { Batch, Schema } from '@pixelframe/columnar';
import { CancelledError, compactBatch, describeSchema, PlanError, sameSchema, viewSize } from '@pixelframe/columnar';
import { loadFamilies } from '@pixelframe/evaluators';
import type { Plan, PlanOf } from '@pixelframe/plan';
import { joinSide, optimize, rewritePlan, schemaOf, walkPlan } from '@pixelframe/plan';
import type { Capabilities, EngineConfig } from './config.ts';
import type { GpuDecision } from './gpu-policy.ts';
import type { FoundModel, ModelRequest } from './models/model-request.ts';
import type { Operator, Pipeline } from './physical/physical-plan.ts';
import { evaluateConstant } from './physical/evaluate-constant.ts';
import { freezeClock } from './physical/freeze-clock.ts';
import { planPipelines, walkPipelines } from './physical/physical-plan.ts';
import type { QueryItem, QueryResult, QuerySpec, QueryStream, RunOptions } from './query.ts';
import { type QueryHost, QueryRun } from './query-run.ts';
import type { FileRef, SourceData } from './registration.ts';
import { MemoryBudget } from './scheduler/budget.ts';
import type { TaskExecutor } from './scheduler/executor.ts';
import { LocalExecutor } from './scheduler/local-executor.ts';
import { Retained } from './scheduler/retained.ts';
import type { WorkerPool } from './scheduler/worker-pool.ts';
import type { ThreadServices } from './services.ts';
import { createServices } from './services.ts';
import { rowsOf, specRows, type Stored, storedRows } from './stored-sources.ts';
import { TextSources } from './text-sources.ts';
import type { RegisteredUdfs } from './udf/udf-source.ts';
import type { SpawnWorker } from './worker/watched-worker.ts';

/** A footer takes some round trips: those of several files are asked for together. Below what a thread keeps open. */
const FOOTERS_AT_ONCE = 6;

/** Queries over no more than this run where they are planned: a worker would cost more than it saves. */
const SMALL_QUERY_BYTES = 1024 * 1024;
/** Nor do similarity joins over more rows than this: their work grows faster than their bytes. */
const SMALL_JOIN_ROWS = 8192;

/** Plans and runs queries, holds registered data and collected results. One per session. */
export class Engine {
  readonly #config: EngineConfig;
  readonly #spawn: SpawnWorker | null;
  readonly #budget: MemoryBudget;
  readonly #retained: Retained;
  readonly #sources = new Map<string, Stored>();
  readonly #services: ThreadServices;
  readonly #local: LocalExecutor;
  readonly #texts: TextSources;
  readonly #running = new Set<AbortController>();
  #pool: WorkerPool | null = null;
  #gpu: Promise<GpuDecision> | null = null;
  #nextTable = 0;

  /** `spawn` starts one more worker of the same script; null runs everything here, with functions `registered` here. */
  constructor(config: EngineConfig, spawn: SpawnWorker | null, registered?: RegisteredUdfs) {
    this.#config = config;
    this.#spawn = config.workers === 0 ? null : spawn;
    this.#budget = new MemoryBudget(config.memoryLimit);
    this.#retained = new Retained(this.#budget);
    this.#services = createServices(config, () => Promise.resolve(null), registered);
    this.#local = new LocalExecutor(this.#services);
    this.#texts = new TextSources(this.#sources, this.#retained, this.#services);
  }

  register(id: string, registration: SourceData): void {
    if (registration.kind === 'text') {
      this.#texts.add(id, registration);
      return;
    }
    const bytes =
      registration.kind === 'partitions'
        ? registration.batches.reduce((sum, part) => sum + viewSize(part.columns), 0)
        : 0;
    this.#retained.hold(bytes, 'registering data');
    this.#sources.set(id, { registration, bytes });
  }

  release(id: string): void {
    this.#texts.release(id);
    const stored = this.#sources.get(id);
    if (stored === undefined) return;
    this.#sources.delete(id);
    this.#retained.release(stored.bytes);
  }

  /** Reads a registered source of text. */
  async loadSource(id: string): Promise<{ schema: Schema; rows: number }> {
    const schema = await this.#texts.load(id);
    return { schema, rows: storedRows(this.#sources.get(id)!.registration) };
  }

  /** Schema and row count of Parquet files, which must agree. */
  async describeParquet(files: readonly FileRef[]): Promise<{ schema: Schema; rows: number }> {
    let schema: Schema | null = null;
    let rows = 0;
    const { signal } = new AbortController();
    for (let at = 0; at < files.length; at += FOOTERS_AT_ONCE) {
      const group = files.slice(at, at + FOOTERS_AT_ONCE);
      const readers = await Promise.all(group.map((file) => this.#services.parquet(file, signal)));
      for (const [i, reader] of readers.entries()) {
        rows += reader.rows;
        schema ??= reader.schema;
        if (sameSchema(schema, reader.schema)) continue;
        const { name } = group[i]!;
        throw new PlanError(
          `readParquet: ${name} has columns ${describeSchema(reader.schema)}, but ${files[0]!.name} has ${describeSchema(schema)}.`,
          { file: name, hint: 'Read files of different schemas separately.' },
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
    let query: QueryRun | null = null;
    try {
      await loadFamilies(spec.families);
      await this.#texts.provide(spec.plan);
      const optimized = optimize(freezeClock(spec.plan, Date.now()), evaluateConstant);
      const rows = ({ source }: PlanOf<'source'>): number | null => specRows(source, this.#sources);
      const joined = rewritePlan(optimized, joinSide(rows));
      const plan = spec.families.includes('model') ? await this.#provideModels(joined, abort.signal, options) : joined;
      const gpu = usesGpu(plan) ? await this.#decideGpu() : null;
      const pipeline = planPipelines(plan, { gpu: gpu?.used ?? false, nextTable: () => this.#nextTable++ });
      const executor = await this.#executorFor(pipeline);
      query = new QueryRun(this.#host(), {
        executor,
        signal: abort.signal,
        started,
        families: spec.families,
        callPage: options.callPage,
        udfs: spec.udfs,
        onProgress: options.onProgress,
      });
      const totals = yield* this.#output(spec, schemaOf(plan), query.run(pipeline), executor !== this.#local);
      const metrics = {
        ...query.finish(),
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
      query?.end();
    }
  }

  /** Looks models up: what they take and give. Their weights stay where they are. */
  async findModels(requests: readonly ModelRequest[]): Promise<FoundModel[]> {
    const models = await this.#services.models();
    const device = (await this.#decideGpu()).used ? 'webgpu' : 'wasm';
    const { signal } = new AbortController();
    return Promise.all(requests.map((request) => models.find(request, device, signal)));
  }

  /** Releases the sessions of all models; workers whose memory they have grown are replaced when they rest. */
  async unloadModels(): Promise<void> {
    await (await this.#services.models()).unload(null);
    await this.#pool?.unloadModels();
  }

  async #provideModels(plan: Plan, signal: AbortSignal, options: RunOptions): Promise<Plan> {
    const { prepareModels } = await import('./models/prepare-models.ts');
    return prepareModels(plan, {
      models: await this.#services.models(),
      memory: { used: this.#budget.used, limit: this.#budget.limit },
      query: { id: `labels-${this.#nextTable++}`, engine: this },
      signal,
      options,
    });
  }

  #host(): QueryHost {
    return {
      config: this.#config,
      budget: this.#budget,
      retained: this.#retained,
      sources: this.#sources,
      services: this.#services,
      local: this.#local,
      decideGpu: () => this.#decideGpu(),
    };
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
      const { writeParquet } = await import('./operators/write-parquet.ts');
      const sink = writeParquet(batches, schema, this.#config, output.compression, count);
      for await (const bytes of sink) yield { kind: 'chunk', bytes };
      return totals;
    }
    if (output.kind === 'csv' || output.kind === 'json') {
      const { writeText } = await import('./operators/write-text.ts');
      for await (const bytes of writeText(batches, schema, output, count)) yield { kind: 'chunk', bytes };
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
        this.#retained.hold(viewSize(own.columns), 'Collect');
        kept.push(own);
        count(own);
      }
    } catch (error) {
      this.#retained.release(totals.bytes);
      throw error;
    }
    this.#sources.set(output.id, {
      registration: { kind: 'partitions', schema, batches: kept },
      bytes: totals.bytes,
    });
    return totals;
  }

  async #executorFor(pipeline: Pipeline): Promise<TaskExecutor> {
    if (this.#spawn === null || this.#isSmall(pipeline)) return this.#local;
    const { WorkerPool } = await import('./scheduler/worker-pool.ts');
    this.#pool ??= new WorkerPool(this.#config, this.#spawn, this.#budget);
    return this.#pool;
  }

  #isSmall(pipeline: Pipeline): boolean {
    let bytes = 0;
    let rows = 0;
    let joins = false;
    walkPipelines(pipeline, (part) => {
      const { source, operators } = part;
      // A user's function may hang or take all memory: not in the thread that has everybody's data.
      if (
        operators.some(
          (operator) =>
            ['download', 'textModel', 'udf'].includes(operator.kind) ||
            ('gpu' in operator && operator.gpu) ||
            runsModel(operator),
        )
      ) {
        bytes = Infinity;
      }
      joins ||= source.kind === 'clusters' || operators.some(({ kind }) => kind === 'similarityJoin');
      if (source.kind !== 'source') return;
      rows += rowsOf(source, this.#sources) ?? 0;
      if (source.node.source.kind === 'range') return;
      const stored = this.#sources.get(source.node.source.id);
      bytes += stored?.registration.kind === 'partitions' ? stored.bytes : Infinity;
    });
    if (joins && (rows > SMALL_JOIN_ROWS || this.#config.gpu === 'force')) return false;
    return bytes <= SMALL_QUERY_BYTES;
  }

  #decideGpu(): Promise<GpuDecision> {
    this.#gpu ??= import('./gpu-policy.ts').then(({ decideGpu }) =>
      decideGpu(this.#config.gpu, this.#spawn === null ? 0 : this.#config.workers),
    );
    // A refusal under 'force' is asked again: the next query may find the adapter.
    this.#gpu.catch(() => {
      this.#gpu = null;
    });
    return this.#gpu;
  }
}

/** A model's memory never shrinks: not in the thread that has everybody's data. */
const runsModel = (operator: Operator): boolean =>
  operator.kind === 'imageStage' && operator.node.steps.some(({ op }) => op === 'model');

function usesGpu(plan: Plan): boolean {
  let found = false;
  walkPlan(plan, (node) => {
    found ||= ['imageStage', 'textModel', 'wgsl'].includes(node.kind);
  });
  return found;
}
