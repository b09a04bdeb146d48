import type { Batch, ValueOptions } from '@pixelframe/columnar';
import {
  batchToRows,
  columnToValues,
  concatBatches,
  copyBatch,
  refuseObjects,
  sliceBatch,
  stringsOf,
} from '@pixelframe/columnar';
import type { QueryMetrics, QueryOutput, QueryProgress, QueryResult } from '@pixelframe/engine';
import type { Plan, SourceSpec } from '@pixelframe/plan';
import { limit, source } from '@pixelframe/plan';
import type { ColumnList } from './columns.ts';
import { Verbs } from './dataframe-verbs.ts';
import { explain } from './explain.ts';
import type { Expression } from './expression.ts';
import { pivotParts } from './pivot.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';
import type { Keys, PivotOptions } from './verb-options.ts';
import type { CsvWriteOptions } from './write-csv.ts';
import { csvOutput } from './write-csv.ts';
import type { JsonWriteOptions } from './write-json.ts';
import { jsonOutput } from './write-json.ts';
import type { WriteTarget } from './write-target.ts';
import { writeTo } from './write-target.ts';
import { formattedColumns, refuseUnwritable, type TemporalFormats } from './write-text.ts';

/** Every method that runs a query takes these. */
export interface RunOptions {
  /** Aborting rejects with CancelledError. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QueryProgress) => void;
}

/**
 * A lazy table. Verbs build a plan and return a new DataFrame at once; methods that return promises run it.
 *
 * @example
 * const df = fromColumns({ a: [1, 2, 3] });
 * await df.where(col('a').gt(1)).toRows(); // [{ a: 2 }, { a: 3 }]
 */
export class DataFrame<R extends object = Row> extends Verbs<R> {
  #plan: Plan;
  #metrics: QueryMetrics | null = null;
  #collected: { readonly spec: SourceSpec; readonly rows: number } | null = null;
  #collecting: Promise<void> | null = null;
  readonly #session: Session;
  /** Known without running, or null. */
  readonly #rows: number | null;

  /** @internal */
  constructor(plan: Plan, session: Session, rows: number | null = null) {
    super();
    this.#plan = plan;
    this.#session = session;
    this.#rows = rows;
  }

  /** @internal */
  override get plan(): Plan {
    return this.#plan;
  }

  override get session(): Session {
    return this.#session;
  }

  /** Rows `collect()` keeps; null before it. */
  get collectedRows(): number | null {
    return this.#collected?.rows ?? null;
  }

  /** @internal */
  override derive<S extends object>(plan: Plan): DataFrame<S> {
    return new DataFrame<S>(plan, this.#session);
  }

  /**
   * Spreads the values of one column over columns: a row for each combination of the keys, a column for each value of
   * `pivotColumn`, holding the aggregate of `valueColumn`. Resolves when the names are known; at once when they are given.
   *
   * @example
   * const wide = await df.pivot('first', 'last', 'x', 'sum');
   */
  async pivot(
    groupBy: Keys<keyof R & string>,
    pivotColumn: (keyof R & string) | Expression,
    valueColumn: (keyof R & string) | Expression,
    aggregate: string,
    options: PivotOptions & RunOptions = {},
  ): Promise<DataFrame<Row>> {
    const parts = pivotParts(this.#plan, groupBy as ColumnList, pivotColumn, valueColumn, aggregate);
    const names = options.names ?? (await this.derive<Row>(parts.names).#strings(options));
    return this.derive(parts.build(names));
  }

  /** The values of the only column. */
  async #strings(options: RunOptions): Promise<string[]> {
    const { columns } = await this.#all(options);
    return stringsOf(columns[0]!).map((name) => name ?? 'null');
  }

  /** How many rows there are: runs the query and keeps nothing. */
  async countRows(options: RunOptions = {}): Promise<number> {
    if (this.#collected !== null) return this.#collected.rows;
    if (this.#rows !== null) return this.#rows;
    const counted = this.count();
    const [row] = await counted.toRows(options);
    this.#metrics = counted.#metrics;
    return Number(row!['count']);
  }

  /** The plan as text: as written, as it will run, and what each operator of the last run took. */
  explain(): string {
    return explain(this.#plan, this.#session.describeExecution(), this.#metrics, this.#session.providers);
  }

  /** Rows, bytes and suppressed errors of the last run of this DataFrame; null before one. */
  metrics(): QueryMetrics | null {
    return this.#metrics;
  }

  /** The result batch by batch, in order, never more of it in memory than asked for. */
  async *batches(options: RunOptions = {}): AsyncGenerator<Batch, void> {
    yield* this.#run((plan) => plan, options);
  }

  async *#run(derive: (plan: Plan) => Plan, options: RunOptions): AsyncGenerator<Batch, void> {
    await this.#resolve();
    const stream = this.#session.run({ plan: derive(this.#plan), output: { kind: 'batches' } }, options);
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
    await this.#resolve();
    refuseObjects(this.schema(), 'An Arrow table');
    const parts: Batch[] = [];
    for await (const part of this.batches(options)) parts.push(part);
    const { tableToArrow } = await import('@pixelframe/columnar/to-arrow');
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

  /** Models are looked up before the first run: types that only they know are known then. */
  async #resolve(): Promise<void> {
    this.#plan = await this.#session.resolve(this.#plan);
  }

  async #collect(options: RunOptions): Promise<void> {
    await this.#resolve();
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
    for await (const part of this.#run((plan) => limit(plan, n), options)) {
      parts.push(part);
      seen += part.length;
    }
    const rows = concatBatches(this.schema(), parts);
    // Fewer rows than asked for: that was all of them.
    const total = this.#collected?.rows ?? this.#rows ?? (seen < n ? seen : null);
    const { formatTable } = await import('@pixelframe/columnar/print');
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

  /** Writes a Parquet file; see {@link WriteTarget} for where. Without a target: a Blob. */
  async writeParquet(): Promise<Blob>;
  async writeParquet(target: undefined, options?: RunOptions & ParquetOptions): Promise<Blob>;
  async writeParquet(target: WriteTarget, options?: RunOptions & ParquetOptions): Promise<void>;
  async writeParquet(target?: WriteTarget, options: RunOptions & ParquetOptions = {}): Promise<Blob | void> {
    await this.#resolve();
    refuseObjects(this.schema(), 'A Parquet file');
    const { compression = 'snappy' } = options;
    const sink = { method: 'writeParquet', type: 'application/vnd.apache.parquet' };
    return this.#write(this.#plan, { kind: 'parquet', compression }, target, sink, options);
  }

  /**
   * Writes a CSV file: null as an empty field, dates and times as ISO 8601, lists, structs and maps as JSON text. See
   * {@link WriteTarget} for where; without a target: a Blob.
   */
  async writeCsv(): Promise<Blob>;
  async writeCsv(target: undefined, options?: RunOptions & CsvWriteOptions): Promise<Blob>;
  async writeCsv(target: WriteTarget, options?: RunOptions & CsvWriteOptions): Promise<void>;
  async writeCsv(target?: WriteTarget, options: RunOptions & CsvWriteOptions = {}): Promise<Blob | void> {
    await this.#resolve();
    const plan = this.#asText('CSV', options);
    return this.#write(plan, csvOutput(options), target, { method: 'writeCsv', type: 'text/csv' }, options);
  }

  /**
   * Writes JSON Lines: one object a line, with every digit of 64-bit integers; NaN and infinities are null. See
   * {@link WriteTarget} for where; without a target: a Blob.
   */
  async writeJson(): Promise<Blob>;
  async writeJson(target: undefined, options?: RunOptions & JsonWriteOptions): Promise<Blob>;
  async writeJson(target: WriteTarget, options?: RunOptions & JsonWriteOptions): Promise<void>;
  async writeJson(target?: WriteTarget, options: RunOptions & JsonWriteOptions = {}): Promise<Blob | void> {
    await this.#resolve();
    const plan = this.#asText('JSON', options);
    return this.#write(plan, jsonOutput(options), target, { method: 'writeJson', type: 'application/jsonl' }, options);
  }

  /** The plan of what a file of text gets. */
  #asText(format: 'CSV' | 'JSON', formats: TemporalFormats): Plan {
    const schema = this.schema();
    refuseUnwritable(schema, format);
    const formatted = formattedColumns(schema, formats);
    return Object.keys(formatted).length === 0 ? this.#plan : this.withColumns(formatted).plan;
  }

  async #write(
    plan: Plan,
    output: QueryOutput,
    target: WriteTarget | undefined,
    sink: { readonly method: string; readonly type: string },
    options: RunOptions,
  ): Promise<Blob | void> {
    const stream = this.#session.run({ plan, output }, options);
    const { blob, result } = await writeTo(stream, target, this.#session, sink);
    this.#metrics = result.metrics;
    return blob ?? undefined;
  }
}

export interface ParquetOptions {
  /** Default 'snappy', as Daft. Image and binary columns are never compressed again. */
  readonly compression?: 'snappy' | 'zstd' | 'gzip' | 'none';
}
