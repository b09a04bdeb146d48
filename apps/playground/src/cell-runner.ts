import type { Session, SessionOptions } from 'pixelframe';
import { cellApi } from './cell/cell-api.ts';
import { PageModules } from './cell/page-modules.ts';
import { CellError, runCell } from './cell/run-cell.ts';
import { type RunContext, RunSession } from './cell/run-session.ts';
import type { RunOutput } from './output/run-output.ts';

export type RunEnd = 'done' | 'stopped' | 'failed';

export interface RunRequest {
  readonly code: string;
  readonly files: readonly File[];
  readonly output: RunOutput;
  /** The line an error came from, for the editor. */
  readonly onFailedLine: (line: number) => void;
}

/** One run at a time; each has a session of its own, so that nothing of it outlives the next one. */
export class CellRunner {
  readonly #options: SessionOptions;
  #spare: RunSession | null = null;
  #abort: AbortController | null = null;
  #cleanUp: (() => void) | null = null;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
  }

  /** A session that has not been used yet; asked for its capabilities, its engine is up before the first run. */
  get spare(): Session {
    this.#spare ??= new RunSession(this.#options);
    return this.#spare;
  }

  get running(): boolean {
    return this.#abort !== null;
  }

  stop(): void {
    this.#abort?.abort();
  }

  /** Never rejects: what goes wrong is shown. */
  async run({ code, files, output, onFailedLine }: RunRequest): Promise<RunEnd> {
    this.#cleanUp?.();
    const abort = new AbortController();
    this.#abort = abort;
    const { signal } = abort;
    const context: RunContext = { signal, onQuery: () => output.query(), print: (text) => output.text(text) };
    const session = this.spare as RunSession;
    this.#spare = null;
    session.attach(context);
    const sessions = [session];
    const modules = new PageModules();
    const close = (): void => void Promise.all(sessions.map((one) => one.close()));
    this.#cleanUp = () => {
      close();
      modules.dispose();
    };
    const openSession = (options?: SessionOptions): Session => {
      const opened = new RunSession({ ...this.#options, ...options }, context);
      sessions.push(opened);
      return opened;
    };
    const onLost = (event: PromiseRejectionEvent): void => {
      // A query of the cell that nobody awaited.
      event.preventDefault();
      if (!signal.aborted) output.error(event.reason, null);
    };
    addEventListener('unhandledrejection', onLost);
    try {
      const cell = runCell({ code, files, modules, output, api: cellApi(session, openSession) });
      // A cell that waits for something else than a query does not notice that it was stopped.
      await Promise.race([cell, aborted(signal)]);
      return signal.aborted ? 'stopped' : output.failed ? 'failed' : 'done';
    } catch (error) {
      if (signal.aborted) return 'stopped';
      const { cause, line } = error instanceof CellError ? error : { cause: error, line: null };
      output.error(cause, line);
      if (line !== null) onFailedLine(line);
      return 'failed';
    } finally {
      removeEventListener('unhandledrejection', onLost);
      if (signal.aborted) {
        output.stopped();
        close();
      }
      this.#abort = null;
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
