import { throwIfCancelled } from '../sources/cancellation.ts';

/** Longer than this without a pause, and a page that computes in its own thread feels stuck. */
const MAX_MS = 12;

/** Lets other events through between pieces of long work, and stops it when its signal says so. */
export class Breather {
  readonly #signal: AbortSignal;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  async pause(): Promise<void> {
    throwIfCancelled(this.#signal);
    if (performance.now() - this.#since < MAX_MS) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.#since = performance.now();
    throwIfCancelled(this.#signal);
  }
}
