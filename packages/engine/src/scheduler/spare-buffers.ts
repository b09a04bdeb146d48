import type { MemoryBudget } from './budget.ts';

/** Below this a fresh buffer costs nothing to speak of. */
const LARGE = 256 * 1024;
/** Most bytes that wait to be used again. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Large buffers that came back from workers, for the next rows sent to them: memory fresh from the system costs more
 * than the copy that goes into it.
 */
export class SpareBuffers {
  readonly #budget: MemoryBudget;
  readonly #spare: ArrayBuffer[] = [];
  #bytes = 0;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** A buffer of at least `bytes`, its content whatever it was; the smallest that waits, or a fresh one of that size. */
  readonly take = (bytes: number): ArrayBuffer => {
    let best = -1;
    if (bytes >= LARGE) {
      this.#spare.forEach(({ byteLength }, i) => {
        const fits = byteLength >= bytes && byteLength <= 2 * bytes;
        if (fits && (best === -1 || byteLength < this.#spare[best]!.byteLength)) best = i;
      });
    }
    if (best === -1) return new ArrayBuffer(bytes);
    const [buffer] = this.#spare.splice(best, 1);
    const { byteLength } = buffer!;
    this.#bytes -= byteLength;
    // Whoever waits for room would otherwise start in the middle of the start that takes this.
    queueMicrotask(() => this.#budget.release(byteLength));
    return buffer!;
  };

  give(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) {
      const { byteLength } = buffer;
      if (this.#bytes + byteLength > MOST_BYTES || !this.#budget.tryReserve(byteLength)) continue;
      this.#spare.push(buffer);
      this.#bytes += byteLength;
    }
  }

  clear(): void {
    const bytes = this.#bytes;
    this.#spare.length = 0;
    this.#bytes = 0;
    this.#budget.release(bytes);
  }
}

/** Of the buffers a worker was sent, those worth sending back; what moved on with a result is not here any more. */
export const worthReturning = (buffers: readonly ArrayBuffer[]): ArrayBuffer[] =>
  buffers.filter(({ byteLength }) => byteLength >= LARGE);
