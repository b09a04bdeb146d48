import type { Column } from '@pixelframe/columnar';
import { isValid } from '@pixelframe/columnar';
import { groupRows } from '../rows/group-rows.ts';
import type { Frames } from './frames.ts';
import { nonEmptyCounts } from './frame-sums.ts';

/** How many different values each frame has, nulls left out, by place: values are counted as frames move on. */
export function frameDistinct(column: Column, frames: Frames): Column {
  const { start, end } = frames;
  const { ids, count } = groupRows([column], column.length);
  const times = new Int32Array(count);
  const counts = new Int32Array(column.length);
  let low = 0;
  let high = 0;
  let different = 0;
  for (let i = 0; i < column.length; i++) {
    const from = start[i]!;
    const to = end[i]!;
    if (to === from) continue;
    if (high < from) {
      for (; low < high; low++) times[ids[low]!] = 0;
      low = from;
      high = from;
      different = 0;
    }
    for (; high < to; high++) if (isValid(column, high) && times[ids[high]!]!++ === 0) different++;
    for (; low < from; low++) if (isValid(column, low) && --times[ids[low]!]! === 0) different--;
    counts[i] = different;
  }
  return nonEmptyCounts(counts, frames);
}
