import { MemoryLimitError } from './errors.ts';

const MAX_OFFSET = 2 ** 31 - 1;

/** `total` if Int32 offsets can address it, else a MemoryLimitError: one column's bytes or items end at 2^31 - 1. */
export function checkOffset(total: number, what: string): number {
  if (total <= MAX_OFFSET) return total;
  throw new MemoryLimitError(`A batch would hold ${total} ${what} in one column; the most is ${MAX_OFFSET}.`, {
    hint: 'Use smaller batches, for example with .intoBatches(n).',
  });
}
