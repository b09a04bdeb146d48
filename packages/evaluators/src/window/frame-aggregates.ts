import type { Column } from '@pixelframe/columnar';
import { concatColumns, nullColumn, takeColumn, valuesConstructor } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from '../aggregates/aggregator.ts';
import type { Frames } from './frames.ts';
import { aggregateByTree, LEAF } from './frame-state-tree.ts';

/** Rows of frames that are laid out one after the other at a time. */
const AT_ONCE = 1 << 20;

/** Any aggregate over each frame, by place: the frames' rows are laid out and aggregated like groups. */
async function aggregateEach(
  aggregator: Aggregator,
  args: readonly Column[],
  { start, end }: Frames,
  call: AggregatorCall,
  pause: () => Promise<void>,
): Promise<Column> {
  const { length } = start;
  const parts: Column[] = [];
  const which = new Int32Array(length).fill(-1);
  let made = 0;
  for (let from = 0; from < length;) {
    let rows = 0;
    let to = from;
    for (; to < length && (to === from || rows + end[to]! - start[to]! <= AT_ONCE); to++) rows += end[to]! - start[to]!;
    const places = new Int32Array(rows);
    const ids = new Int32Array(rows);
    let at = 0;
    let groups = 0;
    for (let i = from; i < to; i++) {
      if (end[i] === start[i]) continue;
      for (let place = start[i]!; place < end[i]!; place++) {
        places[at] = place;
        ids[at++] = groups;
      }
      which[i] = made + groups++;
    }
    if (groups > 0) {
      const taken = args.map((arg) => takeColumn(arg, places));
      parts.push(aggregator.finish(aggregator.partial(taken, ids, groups, call), groups, call));
      made += groups;
    }
    from = to;
    await pause();
  }
  return parts.length === 0 ? nullColumn(call.type, length) : takeColumn(concatColumns(parts), which);
}

/** Frames of fewer rows than this on average are laid out. */
const NARROW = 4 * LEAF;

/** Any aggregate over each frame, by place; null where the frame is empty. `args` are arranged by place. */
export async function frameAggregates(
  aggregator: Aggregator,
  args: readonly Column[],
  frames: Frames,
  call: AggregatorCall,
  pause: () => Promise<void>,
): Promise<Column> {
  let rows = 0;
  for (let i = 0; i < frames.start.length; i++) rows += frames.end[i]! - frames.start[i]!;
  // States of lists or bytes are large, or grow with their rows: a tree of them would hold all values many times.
  const small = aggregator
    .state(call)
    .every((type) => type.kind === 'bool' || type.kind === 'decimal' || valuesConstructor(type) !== undefined);
  const wide = rows > NARROW * frames.start.length;
  return wide && small
    ? aggregateByTree(aggregator, args, frames, call, pause)
    : aggregateEach(aggregator, args, frames, call, pause);
}
