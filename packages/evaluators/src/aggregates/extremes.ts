import type { Column, DataType } from '@pixelframe/columnar';
import { nullColumn, takeColumn, valuesConstructor } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from './aggregator.ts';
import { groupCounts, hasRows, numberColumn, numbersOf, presentIds } from './group-values.ts';
import { rowsBefore } from './order-rows.ts';

function smallest(values: Float64Array, ids: Int32Array, groups: number): Float64Array<ArrayBuffer> {
  const best = new Float64Array(groups + 1).fill(Number.NaN);
  for (let i = 0; i < ids.length; i++) {
    const g = ids[i]!;
    const value = values[i]!;
    const known = best[g]!;
    if (value < known || known !== known) best[g] = value;
  }
  return best.subarray(0, groups);
}

function largest(values: Float64Array, ids: Int32Array, groups: number): Float64Array<ArrayBuffer> {
  const best = new Float64Array(groups + 1).fill(-Infinity);
  for (let i = 0; i < ids.length; i++) {
    const g = ids[i]!;
    const value = values[i]!;
    if (value > best[g]! || value !== value) best[g] = value;
  }
  return best.subarray(0, groups);
}

/** The first row of each group that no other comes before (or after); -1 where there are no values. */
function extremeRows(column: Column, ids: Int32Array, groups: number, wantMax: boolean): Int32Array<ArrayBuffer> {
  const best = new Int32Array(groups + 1).fill(-1);
  const before = rowsBefore(column);
  for (let i = 0; i < ids.length; i++) {
    const g = ids[i]!;
    const known = best[g]!;
    if (known === -1 || (wantMax ? before(known, i) : before(i, known))) best[g] = i;
  }
  return best.subarray(0, groups);
}

const hasNumbers = (type: DataType): boolean => valuesConstructor(type) !== undefined && type.kind !== 'float16';

const extreme = (wantMax: boolean): Aggregator => {
  const find = ([column]: readonly Column[], ids: Int32Array, groups: number, { type }: AggregatorCall): Column[] => {
    if (column!.type.kind === 'null') return [nullColumn(type, groups)];
    const own = presentIds(column!, ids, groups);
    const numbers = hasNumbers(type) ? numbersOf(column!) : null;
    if (numbers === null || !numbers.exact) {
      return [takeColumn(column!, extremeRows(column!, own, groups, wantMax))];
    }
    const best = (wantMax ? largest : smallest)(numbers.values, own, groups);
    const validity = hasRows(groupCounts(own, groups));
    // Groups without a value have an infinity or NaN, which is no integer.
    if (validity !== null) for (let g = 0; g < groups; g++) if (!((validity[g >> 3]! >> (g & 7)) & 1)) best[g] = 0;
    return [numberColumn(best, type, validity)];
  };
  return { state: ({ type }) => [type], partial: find, merge: find, finish: ([state]) => state! };
};

export const min = extreme(false);
export const max = extreme(true);
export const boolAnd = min;
export const boolOr = max;
