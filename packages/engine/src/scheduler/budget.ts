import { Listeners } from './listeners.ts';

/**
 * The session's bytes. Everything that holds data reserves here: running morsels (estimates), batches in flight,
 * collected partitions, wasm heaps. `force` may pass the limit: the lowest-numbered morsel of every query is always
 * admitted, so nothing waits for memory that only it could free.
 */
export class MemoryBudget {
  readonly limit: number;
  #used = 0;
  #peak = 0;
  readonly #onFree = new Listeners();

  constructor(limit: number) {
    this.limit = limit;
  }

  get used(): number {
    return this.#used;
  }

  get peak(): number {
    return this.#peak;
  }

  fits(bytes: number): boolean {
    return this.#used + bytes <= this.limit;
  }

  tryReserve(bytes: number): boolean {
    if (!this.fits(bytes)) return false;
    this.force(bytes);
    return true;
  }

  force(bytes: number): void {
    this.#used += bytes;
    this.#peak = Math.max(this.#peak, this.#used);
  }

  release(bytes: number): void {
    this.#used -= bytes;
    this.#onFree.call();
  }

  /** Calls `listener` whenever bytes come back; returns how to stop. */
  onFree(listener: () => void): () => void {
    return this.#onFree.add(listener);
  }
}
