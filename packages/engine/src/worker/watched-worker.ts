import { DeviceError } from '@pixelframe/columnar';
import { watchLifeLock } from './liveness.ts';
import type { ReadyMessage, RoleMessage } from './messages.ts';

/** A worker that has not answered by then never will: its script hangs, or it died before it held its lock. */
const START_TIMEOUT_MS = 120_000;

export type SpawnWorker = () => Worker;

/**
 * A worker whose death is noticed. `onDeath` runs once, never after {@link terminate}; `started` is false where the
 * script never came up, which trying again would not change.
 */
export class WatchedWorker {
  readonly #worker: Worker;
  readonly #onDeath: (error: Error, started: boolean) => void;
  readonly #startTimer: ReturnType<typeof setTimeout>;
  #stopWatching: () => void = () => {};
  #over = false;
  /** Held back until the worker's role is loaded; null from then on. */
  #held: { message: unknown; transfer: Transferable[] }[] | null = [];

  constructor(
    spawn: SpawnWorker,
    role: RoleMessage,
    handlers: { onMessage: (message: never) => void; onDeath: (error: Error, started: boolean) => void },
  ) {
    this.#worker = spawn();
    this.#startTimer = setTimeout(() => this.#die(`no answer within ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    this.#onDeath = handlers.onDeath;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ReadyMessage>) => {
      if (this.#over) return;
      if (data.type !== 'ready') {
        handlers.onMessage(data as never);
        return;
      }
      if (data.lock !== null) this.#stopWatching = watchLifeLock(data.lock, () => this.#die('terminated'));
      clearTimeout(this.#startTimer);
      const held = this.#held ?? [];
      this.#held = null;
      for (const { message, transfer: buffers } of held) this.post(message, buffers);
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#die(event.message === '' || event.message === undefined ? 'its script could not be loaded' : event.message);
    });
    this.#worker.addEventListener('messageerror', () => this.#die('a message could not be read'));
    this.#worker.postMessage(role);
  }

  post(message: unknown, transfer: Transferable[] = []): void {
    if (this.#over) return;
    if (this.#held === null) this.#worker.postMessage(message, transfer);
    else this.#held.push({ message, transfer });
  }

  /** Ends the worker on purpose: nobody is told. */
  terminate(): void {
    this.#over = true;
    clearTimeout(this.#startTimer);
    this.#stopWatching();
    this.#worker.terminate();
  }

  /** Ends the worker behind everybody's back, as a crash would. For tests. */
  kill(): void {
    this.#worker.terminate();
  }

  #die(reason: string): void {
    if (this.#over) return;
    const started = this.#held === null;
    this.terminate();
    const error = started
      ? new DeviceError(`A worker died: ${reason}.`)
      : new DeviceError(`A worker could not start: ${reason}.`, {
          hint: 'Check that the worker script and the chunks beside it are served, and that the CSP allows them (worker-src, script-src).',
        });
    this.#onDeath(error, started);
  }
}
