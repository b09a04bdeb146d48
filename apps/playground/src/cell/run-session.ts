import { CancelledError, type QueryProgress, type QueryStream, Session, type SessionOptions } from 'pixelframe';
import type { QueryMetrics } from 'pixelframe';

/** Told what becomes of one query. */
export interface QueryListener {
  progress(progress: QueryProgress): void;
  end(state: 'done' | 'cancelled' | 'failed', metrics: QueryMetrics | null): void;
}

/** What a run of the cell does with the queries that start in it. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly onQuery: () => QueryListener;
  /** Where `df.show()` prints. */
  readonly print: (text: string) => void;
}

/** A session whose queries all stop with the run they belong to, and show their progress there. */
export class RunSession extends Session {
  #context: RunContext | null = null;

  constructor(options: SessionOptions, context: RunContext | null = null) {
    super(options);
    this.#context = context;
  }

  /** From now on queries belong to this run. */
  attach(context: RunContext): void {
    this.#context = context;
  }

  override print(text: string): void {
    if (this.#context === null) super.print(text);
    else this.#context.print(text);
  }

  override async *run(...[spec, options]: Parameters<Session['run']>): QueryStream {
    const context = this.#context;
    if (context === null) return yield* super.run(spec, options);
    const listener = context.onQuery();
    let state: Parameters<QueryListener['end']>[0] = 'done';
    let metrics: QueryMetrics | null = null;
    try {
      const result = yield* super.run(spec, {
        signal: options.signal === undefined ? context.signal : AbortSignal.any([options.signal, context.signal]),
        onProgress(progress) {
          listener.progress(progress);
          options.onProgress?.(progress);
        },
      });
      metrics = result.metrics;
      return result;
    } catch (error) {
      state = error instanceof CancelledError ? 'cancelled' : 'failed';
      throw error;
    } finally {
      // Also where the reader had enough and left: nothing went wrong then.
      listener.end(state, metrics);
    }
  }
}
