import { MemoryLimitError } from '@pixelframe/columnar';
import type { MemoryBudget } from './budget.ts';

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** The bytes that stay for long: registered data, collected results, tables of joins. They cannot wait for room. */
export class Retained {
  readonly #budget: MemoryBudget;
  #bytes = 0;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  /** What may still be held. */
  get room(): number {
    return Math.max(0, this.#budget.limit - this.#bytes);
  }

  /** Throws a MemoryLimitError naming `operator` where the session's limit does not allow that many more. */
  hold(bytes: number, operator: string): void {
    const { limit } = this.#budget;
    if (this.#bytes + bytes > limit) {
      throw new MemoryLimitError(
        `${operator} holds ${megabytes(this.#bytes)} and needs ${megabytes(bytes)} more; the session's limit is ${megabytes(limit)}.`,
        { operator, hint: 'Raise memoryLimit, release() what is no longer needed, or select fewer columns.' },
      );
    }
    this.#bytes += bytes;
    this.#budget.force(bytes);
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
    this.#budget.release(bytes);
  }
}
