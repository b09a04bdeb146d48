import type { Gather } from './gather.ts';

/** One input after the other; the next is not started before the last has ended. */
export const concat: Gather<'concat'> = async function* (inputs) {
  for (const input of inputs) yield* input;
};
