import type { Column } from '@pixelframe/columnar';
import type { Aggregator } from './aggregator.ts';
import { joinLists, listColumn } from './group-lists.ts';
import { float64s, floats, hasRows, numbersOf, presentIds } from './group-values.ts';

/** Between the two values around the place; `sorted` has NaN last. */
function percentileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const value = sorted[low]!;
  return place === low ? value : value + (sorted[low + 1]! - value) * (place - low);
}

const exact = (share: (options: { readonly [name: string]: unknown }) => number): Aggregator => ({
  state: () => [{ kind: 'list', item: { kind: 'float64' } }],
  partial([column], ids, groups) {
    const own = presentIds(column!, ids, groups);
    return [listColumn(floats(numbersOf(column!).values.subarray(0, ids.length)), own, groups)];
  },
  merge: ([lists], ids, groups) => [joinLists(lists!, ids, groups)],
  finish([lists], groups, { options }): Column {
    const wanted = share(options);
    const { offsets, children } = lists!;
    const values = float64s(children[0]!);
    const results = new Float64Array(groups);
    const counts = new Float64Array(groups);
    for (let g = 0; g < groups; g++) {
      counts[g] = offsets![g + 1]! - offsets![g]!;
      if (counts[g]! > 0) results[g] = percentileOf(values.slice(offsets![g], offsets![g + 1]).sort(), wanted);
    }
    return floats(results, hasRows(counts));
  },
});

export const median = exact(() => 0.5);
export const percentile = exact((options) => options['percentage'] as number);
