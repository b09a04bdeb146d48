import { throwIfCancelled } from '@pixelframe/columnar';

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
    await nextTask();
    this.#since = performance.now();
    throwIfCancelled(this.#signal);
  }
}

/** Resolves when other events had their turn: a message comes at once, where nested timers wait for 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
