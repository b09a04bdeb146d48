import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, takeColumn } from '@pixelframe/columnar';
import type { Aggregator } from './aggregator.ts';
import { presentIds } from './group-values.ts';

/** The value of the first row of each group, and whether there was a row. */
function firstValues(column: Column, ids: Int32Array, groups: number): Column[] {
  const rows = new Int32Array(groups + 1).fill(-1);
  for (let i = ids.length - 1; i >= 0; i--) rows[ids[i]!] = i;
  const first = rows.subarray(0, groups);
  const seen = Uint8Array.from(first, (row) => Number(row !== -1));
  return [takeColumn(column, first), fixedWidthColumn({ kind: 'uint8' }, seen)];
}

export const anyValue: Aggregator = {
  state: ({ type }) => [type, { kind: 'uint8' }],
  partial: ([column], ids, groups, { options }) =>
    firstValues(column!, options['ignoreNulls'] === true ? presentIds(column!, ids, groups) : ids, groups),
  merge([values, seen], ids, groups) {
    const own = ids.map((id, row) => (seen!.values![row] === 1 ? id : groups));
    return firstValues(values!, own, groups);
  },
  finish: ([values]) => values!,
};
