import type { Batch, Schema, ValueOptions } from '@pixelframe/columnar';
import {
  batchToRows,
  columnNames,
  columnToValues,
  concatBatches,
  copyBatch,
  formatTable,
  PlanError,
  sliceBatch,
  tableToArrow,
} from '@pixelframe/columnar';
import type { QueryMetrics, QueryProgress, QueryResult } from '@pixelframe/engine';
import type { Expr, JoinHow, Plan, SourceSpec } from '@pixelframe/plan';
import {
  alias,
  column,
  dropNearDuplicates,
  duplicateClusters,
  explainPlan,
  filter,
  join,
  limit,
  nearDuplicates,
  optimize,
  project,
  schemaOf,
  similarTo,
  source,
} from '@pixelframe/plan';
import { Expression, nodeOf } from './expression.ts';
import type { ColumnName, Row, WithColumn } from './row-types.ts';
import type { Session } from './session.ts';
import type {
  DropNearDuplicatesOptions,
  DuplicateClustersOptions,
  IdOf,
  NearDuplicatesOptions,
  SimilarToOptions,
} from './similarity.ts';
import type { ParquetTarget } from './write-parquet.ts';
import { writeParquetTo } from './write-parquet.ts';

/** Every method that runs a query takes these. */
export interface RunOptions {
  /** Aborting rejects with CancelledError. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QueryProgress) => void;
}

export interface JoinOptions {
  /** Key columns with the same name on both sides, or key expressions valid on both. */
  readonly on?: string | Expression | readonly (string | Expression)[];
  readonly leftOn?: string | Expression | readonly (string | Expression)[];
  readonly rightOn?: string | Expression | readonly (string | Expression)[];
  /** Default 'inner'. */
  readonly how?: JoinHow;
  /** Put before right columns whose name is taken; default 'right.'. */
  readonly prefix?: string;
  readonly suffix?: string;
}

/**
 * A lazy table. Verbs build a plan and return a new DataFrame at once; methods that return promises run it.
 *
 * @example
 * const df = fromColumns({ a: [1, 2, 3] });
 * await df.where(col('a').gt(1)).toRows(); // [{ a: 2 }, { a: 3 }]
 */
export class DataFrame<R extends object = Row> {
  #plan: Plan;
  #metrics: QueryMetrics | null = null;
  #collected: { readonly spec: SourceSpec; readonly rows: number } | null = null;
  #collecting: Promise<void> | null = null;
  readonly #session: Session;
  /** Known without running, or null. */
  readonly #rows: number | null;

  /** @internal */
  constructor(plan: Plan, session: Session, rows: number | null = null) {
    this.#plan = plan;
    this.#session = session;
    this.#rows = rows;
  }

  /** @internal */
  get plan(): Plan {
    return this.#plan;
  }

  get session(): Session {
    return this.#session;
  }

  /** Names and types, known without running anything. */
  schema(): Schema {
    return schemaOf(this.#plan);
  }

  /** Rows `collect()` keeps; null before it. */
  get collectedRows(): number | null {
    return this.#collected?.rows ?? null;
  }

  get columns(): string[] {
    return columnNames(this.schema());
  }

  #derive<S extends object>(plan: Plan): DataFrame<S> {
    return new DataFrame<S>(plan, this.#session);
  }

  /** Exactly these columns, in this order: names, or expressions that compute new ones. */
  select<K extends ColumnName<R>>(...columns: readonly K[]): DataFrame<Pick<R, K>>;
  select(...columns: readonly (ColumnName<R> | Expression)[]): DataFrame;
  select(...columns: readonly (string | Expression)[]): DataFrame {
    if (columns.length === 0) throw new PlanError('select: name at least one column.');
    return this.#derive(project(this.#plan, columns.map(toColumn)));
  }

  /** Adds a column, or replaces the one of that name in its place. */
  withColumn<N extends string, T>(name: N, expression: Expression<T>): DataFrame<WithColumn<R, N, T>> {
    return this.#derive(this.#withColumns({ [name]: expression }));
  }

  /** Adds or replaces several columns; all expressions see the columns as they were. */
  withColumns<N extends string>(columns: Readonly<Record<N, Expression>>): DataFrame<WithColumn<R, N, unknown>> {
    return this.#derive(this.#withColumns(columns));
  }

  #withColumns(columns: Readonly<Record<string, Expression>>): Plan {
    const added = new Map<string, Expr>();
    for (const [name, expression] of Object.entries(columns)) {
      if (!(expression instanceof Expression)) {
        throw new PlanError(`withColumn: "${name}" must be an Expression.`, {
          column: name,
          hint: 'Use lit(value) for a constant.',
        });
      }
      added.set(name, alias(nodeOf(expression), name));
    }
    const kept = this.columns.map((name) => {
      const replacement = added.get(name);
      added.delete(name);
      return replacement ?? column(name);
    });
    return project(this.#plan, [...kept, ...added.values()]);
  }

  /** All columns but these. */
  exclude<K extends ColumnName<R>>(...names: readonly K[]): DataFrame<Omit<R, K>> {
    const known = this.columns;
    for (const name of names) {
      if (!known.includes(name)) {
        throw new PlanError(`exclude: column "${name}" not found. Available: ${known.join(', ')}.`, { column: name });
      }
    }
    const kept = known.filter((name) => !(names as readonly string[]).includes(name));
    return this.#derive(project(this.#plan, kept.map(column)));
  }

  /** Rows for which the predicate is true; null counts as false. */
  where(predicate: Expression): DataFrame<R> {
    if (!(predicate instanceof Expression)) {
      throw new PlanError('where: expected an Expression.', { hint: "Write where(col('a').gt(1))." });
    }
    return this.#derive(filter(this.#plan, nodeOf(predicate)));
  }

  /** The first `n` rows. */
  limit(n: number): DataFrame<R> {
    return this.#derive(limit(this.#plan, n));
  }

  /**
   * Joins on equal keys; null keys never match. Columns: common keys, then the left's, then the right's. `how: 'cross'`
   * pairs every row with every row; filtered by `hammingDistance(...).le(k)` it runs as a similarity join.
   */
  join<S extends object>(other: DataFrame<S>, options: JoinOptions = {}): DataFrame<R & Omit<S, keyof R> & Row> {
    if (!(other instanceof DataFrame)) throw new PlanError('join: expected a DataFrame.');
    if (other.#session !== this.#session) {
      throw new PlanError('join: the two DataFrames belong to different sessions.', {
        hint: 'Read both through the same session.',
      });
    }
    const { on, leftOn, rightOn, how = 'inner', prefix, suffix } = options;
    if (!['inner', 'left', 'cross'].includes(how)) {
      throw new PlanError(`join: how must be one of 'inner', 'left', 'cross', got '${String(how)}'.`);
    }
    if (on !== undefined && (leftOn !== undefined || rightOn !== undefined)) {
      throw new PlanError('join: give either on, or leftOn and rightOn.');
    }
    const naming = { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
    return this.#derive(join(this.#plan, other.#plan, how, keysOf(leftOn ?? on), keysOf(rightOn ?? on), naming));
  }

  /**
   * Pairs of rows whose hashes (or vectors) are near: `id_a`, `id_b`, `distance`. Each pair once, the earlier row as
   * `id_a`, in the order of the rows. Rows without a key are near nothing.
   *
   * @example
   * await photos.nearDuplicates('hash', { id: 'path', maxDistance: 10 }).show();
   */
  nearDuplicates<Id extends ColumnName<R> | Expression | undefined = undefined>(
    key: ColumnName<R> | Expression,
    options: NearDuplicatesOptions<Id>,
  ): DataFrame<{ id_a: IdOf<R, Id>; id_b: IdOf<R, Id>; distance: number }> {
    const { id } = checkedOptions('nearDuplicates', options);
    return this.#derive(nearDuplicates(this.#plan, toColumn(key), id === undefined ? null : toColumn(id), options));
  }

  /**
   * Adds the number of each row's cluster, counted by first appearance: rows that a chain of near pairs connects are in
   * one cluster, a row like no other is in one of its own, a row without a key in none (null).
   */
  duplicateClusters<N extends string = 'cluster'>(
    key: ColumnName<R> | Expression,
    options: DuplicateClustersOptions<N>,
  ): DataFrame<WithColumn<R, N, number>> {
    const { name = 'cluster' } = checkedOptions('duplicateClusters', options);
    return this.#derive(duplicateClusters(this.#plan, toColumn(key), name, options));
  }

  /**
   * Keeps one row of each cluster (see {@link duplicateClusters}): the one with the largest `keep`, where that is equal
   * or missing the first. Rows without a key stay. The order stays.
   */
  dropNearDuplicates(key: ColumnName<R> | Expression, options: DropNearDuplicatesOptions<R>): DataFrame<R> {
    const { keep } = checkedOptions('dropNearDuplicates', options);
    return this.#derive(
      dropNearDuplicates(this.#plan, toColumn(key), keep === undefined ? null : toColumn(keep), options),
    );
  }

  /**
   * The `k` rows whose vectors (or hashes) are nearest to the given one, nearest first, with their distance; equally
   * near rows in their order. Rows without a distance (null, NaN, of zeros under 'cosine') are left out. Vectors, the
   * given one included, are compared as Float32.
   *
   * @example
   * await photos.similarTo('embedding', vector, { k: 5 }).show();
   */
  similarTo<N extends string = 'distance'>(
    key: ColumnName<R> | Expression,
    vector: ArrayLike<number>,
    options: SimilarToOptions<N> = {},
  ): DataFrame<WithColumn<R, N, number>> {
    return this.#derive(similarTo(this.#plan, toColumn(key), vector, options));
  }

  /** The plan as text: as written, and as it will run. */
  explain(): string {
    const optimized = optimize(this.#plan);
    return [
      '== Unoptimized Logical Plan ==',
      '',
      explainPlan(this.#plan),
      '',
      '== Optimized Logical Plan ==',
      '',
      explainPlan(optimized),
      '',
      '== Execution ==',
      '',
      this.#session.describeExecution(),
      ...(this.#metrics?.similarity ?? []).map(
        ({ operator, method, reason }) => `${operator} ran by ${method}: ${reason}`,
      ),
      '',
    ].join('\n');
  }

  /** Rows, bytes and suppressed errors of the last run of this DataFrame; null before one. */
  metrics(): QueryMetrics | null {
    return this.#metrics;
  }

  /** The result batch by batch, in order, never more of it in memory than asked for. */
  async *batches(options: RunOptions = {}): AsyncGenerator<Batch, void> {
    yield* this.#run(this.#plan, options);
  }

  async *#run(plan: Plan, options: RunOptions): AsyncGenerator<Batch, void> {
    const stream = this.#session.run({ plan, output: { kind: 'batches' } }, options);
    try {
      for (;;) {
        const next = await stream.next();
        if (next.done === true) {
          // Looking at a collected result must not hide what collecting it took.
          if (this.#collected === null) this.#metrics = next.value.metrics;
          return;
        }
        if (next.value.kind !== 'batch') continue;
        const { batch, owned } = next.value;
        // In this thread, columns that were only passed on are still the engine's: writing into them would change it.
        yield owned || !this.#session.inThread ? batch : copyBatch(batch);
      }
    } finally {
      await stream.return(undefined as unknown as QueryResult);
    }
  }

  /** The result row by row. */
  async *rows(options: RunOptions & ValueOptions = {}): AsyncGenerator<R, void> {
    for await (const part of this.batches(options)) yield* batchToRows(part, options) as R[];
  }

  async #all(options: RunOptions): Promise<Batch> {
    const parts: Batch[] = [];
    for await (const part of this.batches(options)) parts.push(part);
    return concatBatches(this.schema(), parts);
  }

  /** All rows as plain objects. */
  async toRows(options: RunOptions & ValueOptions = {}): Promise<R[]> {
    return batchToRows(await this.#all(options), options) as R[];
  }

  /** All values, column by column. */
  async toColumns(options: RunOptions & ValueOptions = {}): Promise<{ [K in keyof R]: R[K][] }> {
    const all = await this.#all(options);
    const entries = all.schema.fields.map(({ name }, i) => [name, columnToValues(all.columns[i]!, options)] as const);
    return Object.fromEntries(entries) as { [K in keyof R]: R[K][] };
  }

  /** An apache-arrow Table; images, tensors and embeddings keep their types as extension metadata. */
  async toArrow(options: RunOptions = {}): Promise<import('apache-arrow').Table> {
    const parts: Batch[] = [];
    for await (const part of this.batches(options)) parts.push(part);
    return tableToArrow(this.schema(), parts);
  }

  /** Runs the plan and keeps the result in the engine: this DataFrame reads from there from now on. */
  async collect(options: RunOptions = {}): Promise<this> {
    if (this.#collected !== null) return this;
    this.#collecting ??= this.#collect(options).finally(() => {
      this.#collecting = null;
    });
    await this.#collecting;
    return this;
  }

  async #collect(options: RunOptions): Promise<void> {
    const schema = this.schema();
    const spec = this.#session.newSource('partitions', 'collected');
    const stream = this.#session.run({ plan: this.#plan, output: { kind: 'collect', id: spec.id } }, options);
    const next = await stream.next();
    const result = next.value as QueryResult;
    this.#metrics = result.metrics;
    this.#collected = { spec, rows: result.rows };
    this.#plan = source(spec, schema);
  }

  /** Frees what `collect()` keeps. DataFrames made from it can no longer run. */
  release(): void {
    if (this.#collected === null) return;
    this.#session.releaseSource(this.#collected.spec);
    this.#collected = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.release();
  }

  /** The first `n` rows as Daft prints them. */
  async toTableString(n = 8, options: RunOptions = {}): Promise<string> {
    const parts: Batch[] = [];
    let seen = 0;
    for await (const part of this.#run(limit(this.#plan, n), options)) {
      parts.push(part);
      seen += part.length;
    }
    const rows = concatBatches(this.schema(), parts);
    // Fewer rows than asked for: that was all of them.
    const total = this.#collected?.rows ?? this.#rows ?? (seen < n ? seen : null);
    return formatTable(this.schema(), sliceBatch(rows, 0, Math.min(n, rows.length)), {
      shown: Math.min(n, seen),
      total,
      materialized: true,
    });
  }

  /** Prints the first `n` rows: to the console in a page, the cell in the notebook, stderr under the runner. */
  async show(n = 8, options: RunOptions = {}): Promise<void> {
    this.#session.print(await this.toTableString(n, options));
  }

  /** Writes a Parquet file; see {@link ParquetTarget} for where. Without a target: a Blob. */
  async writeParquet(): Promise<Blob>;
  async writeParquet(target: undefined, options?: RunOptions & ParquetOptions): Promise<Blob>;
  async writeParquet(target: ParquetTarget, options?: RunOptions & ParquetOptions): Promise<void>;
  async writeParquet(target?: ParquetTarget, options: RunOptions & ParquetOptions = {}): Promise<Blob | void> {
    const { compression = 'snappy' } = options;
    const stream = this.#session.run({ plan: this.#plan, output: { kind: 'parquet', compression } }, options);
    const { blob, result } = await writeParquetTo(stream, target, this.#session);
    this.#metrics = result.metrics;
    return blob ?? undefined;
  }
}

export interface ParquetOptions {
  /** Default 'snappy', as Daft. Image and binary columns are never compressed again. */
  readonly compression?: 'snappy' | 'zstd' | 'gzip' | 'none';
}

function checkedOptions<O extends object>(verb: string, options: O): O {
  if (typeof options === 'object' && options !== null) return options;
  throw new PlanError(`${verb}: options with maxDistance are missing.`, { hint: 'Write { maxDistance: 10 }.' });
}

function toColumn(item: string | Expression): Expr {
  if (typeof item === 'string') return column(item);
  if (item instanceof Expression) return nodeOf(item);
  throw new PlanError('Expected a column name or an Expression.');
}

function keysOf(keys: JoinOptions['on']): Expr[] {
  if (keys === undefined) return [];
  return (Array.isArray(keys) ? (keys as readonly (string | Expression)[]) : [keys as string | Expression]).map(
    toColumn,
  );
}
