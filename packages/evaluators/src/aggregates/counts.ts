import type { Column } from '@pixelframe/columnar';
import type { Aggregator } from './aggregator.ts';
import { float64s, floats, groupCounts, groupSums, presentIds, uint64Column } from './group-values.ts';

function countsOf(
  column: Column | undefined,
  mode: unknown,
  ids: Int32Array,
  groups: number,
): Float64Array<ArrayBuffer> {
  if (column === undefined) return mode === 'null' ? new Float64Array(groups) : groupCounts(ids, groups);
  if (mode === 'all') return groupCounts(ids, groups);
  const valid = groupCounts(presentIds(column, ids, groups), groups);
  return mode === 'null' ? groupCounts(ids, groups).map((all, g) => all - valid[g]!) : valid;
}

export const count: Aggregator = {
  state: () => [{ kind: 'float64' }],
  partial: ([column], ids, groups, { options }) => [floats(countsOf(column, options['mode'], ids, groups))],
  merge: ([counts], ids, groups) => [floats(groupSums(float64s(counts!), ids, groups))],
  finish: ([counts]) => uint64Column(float64s(counts!)),
};
