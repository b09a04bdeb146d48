import type { Batch } from '@pixelframe/columnar';
import { concatBatches, sliceBatch } from '@pixelframe/columnar';
import type { Gather } from './gather.ts';

/** Cuts and joins batches so that each has exactly the wanted rows; the last has what is left. */
export const batches: Gather<'batches'> = async function* ([input], { rows: wanted }, { schema }) {
  let waiting: Batch[] = [];
  let count = 0;
  for await (const part of input!) {
    let start = 0;
    while (part.length - start + count >= wanted) {
      const end = start + wanted - count;
      waiting.push(sliceBatch(part, start, end));
      yield concatBatches(schema, waiting);
      waiting = [];
      count = 0;
      start = end;
    }
    if (start < part.length) {
      waiting.push(sliceBatch(part, start, part.length));
      count += part.length - start;
    }
  }
  if (count > 0) yield concatBatches(schema, waiting);
};
