import type { Time } from '../time.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until everything waits for it, and then goes to the next timer. */
export class FakeTime implements Time {
  /** 2026-01-01. */
  readonly start = Date.UTC(2026, 0, 1);
  #now = this.start;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  /** Milliseconds that have gone by. */
  get elapsed(): number {
    return this.#now - this.start;
  }

  /** Timers that nobody called off. */
  get pending(): number {
    return this.#timers.size;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** In the middle: waits are neither longer nor shorter than usual. */
  random(): number {
    return 0.5;
  }

  /** What the promise gives, with as many timers as that takes. */
  async run<T>(promise: Promise<T>): Promise<T> {
    const state = { isSettled: false };
    const settle = (): void => {
      state.isSettled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      // All that can go on without the clock goes on: promises, and modules that are loaded.
      for (let i = 0; i < 20 && !state.isSettled; i++) await new Promise((resolve) => setTimeout(resolve, 1));
      if (state.isSettled) return promise;
      this.#next();
    }
  }

  #next(): void {
    const [timer] = [...this.#timers].toSorted((a, b) => a.at - b.at);
    if (timer === undefined) return;
    this.#timers.delete(timer);
    this.#now = timer.at;
    timer.run();
  }
}
