import type { Hub } from '../hub-from-environment.ts';
import type { EnvironmentProvider } from '../provider-from-environment.ts';
import { toJson, type JsonType } from './json-lines.ts';
import { outFormat } from './out-format.ts';
import { outputStream } from './output-stream.ts';
import type { Progress } from './progress-event.ts';
import { ResultWriter } from './result-writer.ts';

/** What the command line asks of the page. */
export interface RunRequest {
  readonly args: readonly (readonly [string, string | readonly string[]])[];
  readonly format: 'table' | 'json' | 'none' | undefined;
  readonly out: string | undefined;
  readonly gpu: 'auto' | 'off' | 'force';
  readonly workers: number | undefined;
  readonly memoryLimit: number | undefined;
  /** Addresses of the runner's proxy. */
  readonly proxyUrls: readonly [string, ...string[]];
  readonly hub: Hub;
  readonly environment: EnvironmentProvider | null;
}

/** How it ended; `stack` lets the runner name the line of the user's file. */
export type RunOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly description: string; readonly stack: string | undefined };

export interface QueryOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** The part of a DataFrame that a run uses. */
export interface ResultFrame {
  schema(): { readonly fields: readonly { readonly name: string; readonly type: JsonType }[] };
  rows(options: QueryOptions): AsyncIterable<object>;
  toTableString(rows: number, options: QueryOptions): Promise<string>;
  collect(options: QueryOptions): Promise<ResultFrame>;
  writeParquet(target: WritableStream<Uint8Array>, options: QueryOptions): Promise<unknown>;
  writeCsv(target: WritableStream<Uint8Array>, options: QueryOptions): Promise<unknown>;
  writeJson(target: WritableStream<Uint8Array>, options: QueryOptions): Promise<unknown>;
}

export interface ResultSession {
  readParquet(path: string): Promise<ResultFrame>;
  close(): Promise<void>;
}

/** How paths and addresses become bytes: through the runner's server. */
export interface RunnerPaths {
  readonly kind: 'runner';
  readonly filesUrl: string;
  readonly proxyUrls: readonly [string, ...string[]];
  readonly listUrl: string;
}

/** A file that appears when it is closed, and never when it is aborted. */
export interface OutputSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

export interface SessionRequest {
  readonly gpu: 'auto' | 'off' | 'force';
  readonly workers?: number;
  readonly memoryLimit?: number;
  readonly paths: RunnerPaths;
  readonly hub: Hub;
  readonly environment?: EnvironmentProvider;
  /** Where `writeParquet(path)` of a pipeline writes. */
  readonly openSink: (path: string) => Promise<OutputSink>;
  /** Of queries that are run with no listener of their own: those inside the pipeline. */
  readonly onProgress: (progress: Progress) => void;
}

/** Pixelframe as the run sees it; page.ts fills it in, tests put something smaller in its place. */
export interface Engine {
  openSession(request: SessionRequest): ResultSession;
  isDataFrame(value: unknown): value is ResultFrame;
  describeError(error: unknown): string;
}

export interface Host {
  /** Address of the runner's server with its token, ending in a slash. */
  readonly baseUrl: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Rows of a printed result: more than a `show()`, which is only a peek. */
const tableRows = 20;

/**
 * Runs the pipeline that `load` imports and sends its result to the runner. The session is there before the pipeline's
 * module runs, so its top level may read files. Never rejects.
 */
export async function runPipeline(
  engine: Engine,
  load: () => Promise<object>,
  request: RunRequest,
  host: Host,
): Promise<RunOutcome> {
  let session: ResultSession | undefined;
  try {
    session = engine.openSession(sessionRequest(request, host));
    const pipeline = await load();
    if (!('default' in pipeline)) {
      throw new Error('The pipeline has no default export: export a DataFrame, or a function that returns one.');
    }
    let result: unknown = await pipeline.default;
    if (typeof result === 'function') {
      // A plain object would let a key named __proto__ set its prototype.
      const args: unknown = Object.assign(Object.create(null), Object.fromEntries(request.args));
      result = await (result as (context: object) => unknown)({ args, signal: host.signal, session });
    }
    if (engine.isDataFrame(result)) await sendFrame(result, session, request, host);
    else await sendValue(result, request, host);
    return { ok: true };
  } catch (error) {
    const stack = error instanceof Error ? error.stack : undefined;
    return { ok: false, description: engine.describeError(error), stack };
  } finally {
    // What went wrong above matters more than a session that does not close: the page is closed after it anyway.
    await session?.close().catch(() => undefined);
  }
}

function sessionRequest(
  { gpu, workers, memoryLimit, proxyUrls, hub, environment }: RunRequest,
  { baseUrl, onProgress }: Host,
): SessionRequest {
  return {
    gpu,
    ...(workers === undefined ? {} : { workers }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    paths: {
      kind: 'runner',
      filesUrl: `${baseUrl}files/`,
      proxyUrls,
      listUrl: `${baseUrl}list/`,
    },
    hub,
    ...(environment === null ? {} : { environment }),
    async openSink(path) {
      const writer = outputStream(baseUrl, path).getWriter();
      return {
        write: (bytes) => writer.write(bytes),
        close: () => writer.close(),
        abort: () => writer.abort(),
      };
    },
    onProgress,
  };
}

async function sendFrame(frame: ResultFrame, session: ResultSession, request: RunRequest, host: Host): Promise<void> {
  const options: QueryOptions = { signal: host.signal, onProgress: host.onProgress };
  let shown = frame;
  if (request.out !== undefined) {
    const { out } = request;
    const format = outFormat(out);
    const printed = request.format !== undefined && request.format !== 'none';
    // Running the query a second time to print it could take as long again. Parquet is read back with all its types;
    // text has lost them, so there the rows are kept.
    if (printed && format !== 'parquet') await frame.collect(options);
    const target = outputStream(host.baseUrl, out);
    if (format === 'csv') await frame.writeCsv(target, options);
    else if (format === 'json') await frame.writeJson(target, options);
    else await frame.writeParquet(target, options);
    if (!printed) return;
    if (format === 'parquet') shown = await session.readParquet(out);
  }
  const writer = new ResultWriter(host.baseUrl);
  if (request.format === 'json') {
    const type: JsonType = { kind: 'struct', fields: shown.schema().fields };
    for await (const row of shown.rows(options)) await writer.write(`${toJson(row, type)}\n`);
  } else if (request.format === 'none') {
    // Run for what it does on the way, such as an upload.
    for await (const row of shown.rows(options)) void row;
  } else {
    const table = await shown.toTableString(tableRows, options);
    await writer.write(table.endsWith('\n') ? table : `${table}\n`);
  }
  await writer.flush();
}

async function sendValue(value: unknown, request: RunRequest, host: Host): Promise<void> {
  if (request.out !== undefined) {
    throw new Error(`--out writes a DataFrame, but the pipeline gave ${value === null ? 'null' : typeof value}.`);
  }
  if (value === undefined || request.format === 'none') return;
  const writer = new ResultWriter(host.baseUrl);
  await writer.write(`${toJson(value)}\n`);
  await writer.flush();
}
