import type { QueryProgress, RunOptions } from 'pixelframe';
import { CancelledError } from 'pixelframe';

/** How far an element is with the query it runs for itself. */
export type RunState = 'empty' | 'loading' | 'ready' | 'stopped' | 'failed';

/** What the element is told, the last run's only. */
export interface RunEvents<T> {
  progress(progress: QueryProgress): void;
  /** `result` is null unless it is ready, `error` unless it failed. */
  end(state: 'ready' | 'stopped' | 'failed', result: T | null, error: unknown): void;
}

/** The query an element runs: one at a time, a new one cancels the one before. */
export class FrameRun<T> {
  readonly #events: RunEvents<T>;
  #abort: AbortController | null = null;

  constructor(events: RunEvents<T>) {
    this.#events = events;
  }

  /** Cancels the run before, if any, which ends unheard. */
  start(load: (options: RunOptions) => Promise<T>): void {
    this.drop();
    void this.#run(load);
  }

  /** Cancels what runs. */
  stop(): void {
    this.#abort?.abort();
  }

  /** Cancels what runs, and hears no more of it. */
  drop(): void {
    this.stop();
    this.#abort = null;
  }

  async #run(load: (options: RunOptions) => Promise<T>): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const current = (): boolean => this.#abort === abort;
    const end = (...event: Parameters<RunEvents<T>['end']>): void => {
      if (!current()) return;
      this.#abort = null;
      this.#events.end(...event);
    };
    try {
      const result = await load({
        signal: abort.signal,
        onProgress: (progress) => {
          if (current()) this.#events.progress(progress);
        },
      });
      end('ready', result, null);
    } catch (error) {
      if (error instanceof CancelledError) end('stopped', null, null);
      else end('failed', null, error);
    }
  }
}
