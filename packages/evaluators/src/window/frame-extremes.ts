import type { Column } from '@pixelframe/columnar';
import { isValid } from '@pixelframe/columnar';
import { sortRows } from '../rows/sort-rows.ts';
import type { Frames } from './frames.ts';

/**
 * The place of the smallest (or largest) value of each frame, -1 where there is none, in one pass: the candidates stand
 * in a queue in which each is better than all before it (the monotone deque). Frames move on within a partition, never
 * back. `column` is arranged by place; values of any type with an order, NaN being the largest number.
 */
export function frameExtremes(column: Column, { start, end }: Frames, largest: boolean): Int32Array {
  const { length } = column;
  const order = sortRows([column], [largest], [false], length);
  const rank = new Int32Array(length);
  for (let i = 0; i < length; i++) rank[order[i]!] = i;
  const best = new Int32Array(length).fill(-1);
  const queue = new Int32Array(length);
  let head = 0;
  let tail = 0;
  let seen = 0;
  for (let i = 0; i < length; i++) {
    const from = start[i]!;
    const to = end[i]!;
    if (to === from) continue;
    if (seen < from) seen = from;
    for (; seen < to; seen++) {
      if (!isValid(column, seen)) continue;
      while (tail > head && rank[queue[tail - 1]!]! > rank[seen]!) tail--;
      queue[tail++] = seen;
    }
    while (head < tail && queue[head]! < from) head++;
    if (head < tail) best[i] = queue[head]!;
  }
  return best;
}
