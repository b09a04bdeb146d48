import type { Column } from '@pixelframe/columnar';
import { isValid } from '@pixelframe/columnar';
import type { Frames } from './frames.ts';

/** For each place, the nearest place with a value: itself or an earlier one (-1: none), or itself or a later one. */
function nearest(column: Column, backwards: boolean): Int32Array {
  const { length } = column;
  const found = new Int32Array(length);
  let last = backwards ? -1 : length;
  for (let k = 0; k < length; k++) {
    const i = backwards ? k : length - 1 - k;
    if (isValid(column, i)) last = i;
    found[i] = last;
  }
  return found;
}

/** The first (or last) place of each frame, of those with a value when `ignoreNulls`; -1 where there is none. */
export function frameEdges(column: Column, { start, end }: Frames, last: boolean, ignoreNulls: boolean): Int32Array {
  const near = ignoreNulls ? nearest(column, last) : null;
  return start.map((from, i) => {
    const to = end[i]!;
    if (to === from) return -1;
    const edge = last ? to - 1 : from;
    const place = near === null ? edge : near[edge]!;
    return place >= from && place < to ? place : -1;
  });
}
