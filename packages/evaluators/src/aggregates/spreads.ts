import type { Column } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from './aggregator.ts';
import { float64s, floats, groupCounts, groupSums, hasRows, numbersOf, presentIds } from './group-values.ts';

type Doubles = Float64Array<ArrayBuffer>;

/** Count, mean and sums of powers of the distances from it, of each group. */
interface Moments {
  readonly counts: Doubles;
  readonly means: Doubles;
  readonly squares: Doubles;
  readonly cubes: Doubles;
}

function momentsOf(column: Column, ids: Int32Array, groups: number): Moments {
  const own = presentIds(column, ids, groups);
  const { values } = numbersOf(column);
  const counts = groupCounts(own, groups);
  const means = new Float64Array(groups + 1);
  means.set(groupSums(values, own, groups));
  for (let g = 0; g < groups; g++) if (counts[g]! > 0) means[g]! /= counts[g]!;
  const squares = new Float64Array(groups + 1);
  const cubes = new Float64Array(groups + 1);
  for (let i = 0; i < own.length; i++) {
    const g = own[i]!;
    const distance = values[i]! - means[g]!;
    const square = distance * distance;
    squares[g]! += square;
    cubes[g]! += square * distance;
  }
  return {
    counts,
    means: means.subarray(0, groups),
    squares: squares.subarray(0, groups),
    cubes: cubes.subarray(0, groups),
  };
}

/** One after the other, as Pébay's formulas (SAND2008-6212) join two sets of moments. */
function joinMoments(states: readonly Column[], ids: Int32Array, groups: number): Moments {
  const [counts, means, squares, cubes] = states.map(float64s) as [Doubles, Doubles, Doubles, Doubles];
  const all: Moments = {
    counts: new Float64Array(groups),
    means: new Float64Array(groups),
    squares: new Float64Array(groups),
    cubes: new Float64Array(groups),
  };
  for (let i = 0; i < ids.length; i++) {
    const g = ids[i]!;
    const a = all.counts[g]!;
    const b = counts[i]!;
    if (b === 0) continue;
    const n = a + b;
    const apart = a === 0 ? 0 : means[i]! - all.means[g]!;
    const share = (apart * apart * a * b) / n;
    all.cubes[g]! +=
      cubes[i]! + (share * apart * (a - b)) / n + (3 * apart * (a * squares[i]! - b * all.squares[g]!)) / n;
    all.squares[g]! += squares[i]! + share;
    all.means[g] = a === 0 ? means[i]! : all.means[g]! + (apart * b) / n;
    all.counts[g] = n;
  }
  return all;
}

const columnsOf = ({ counts, means, squares, cubes }: Moments): Column[] =>
  [counts, means, squares, cubes].map((values) => floats(values));

const moments = (
  finish: (count: number, squares: number, cubes: number, call: AggregatorCall) => number | null,
): Aggregator => ({
  state: () => [{ kind: 'float64' }, { kind: 'float64' }, { kind: 'float64' }, { kind: 'float64' }],
  partial: ([column], ids, groups) => columnsOf(momentsOf(column!, ids, groups)),
  merge: (states, ids, groups) => columnsOf(joinMoments(states, ids, groups)),
  finish(states, groups, call) {
    const [counts, , squares, cubes] = states.map(float64s) as [Doubles, Doubles, Doubles, Doubles];
    const results = new Float64Array(groups);
    const known = new Float64Array(groups);
    for (let g = 0; g < groups; g++) {
      const result = counts[g] === 0 ? null : finish(counts[g]!, squares[g]!, cubes[g]!, call);
      if (result === null) continue;
      results[g] = result;
      known[g] = 1;
    }
    return floats(results, hasRows(known));
  },
});

const variance = (count: number, squares: number, { options }: AggregatorCall): number | null => {
  const free = count - (options['ddof'] as number);
  return free <= 0 ? null : squares / free;
};

const varianceOf = moments((count, squares, _, call) => variance(count, squares, call));
export { varianceOf as var };

export const stddev = moments((count, squares, _, call) => {
  const result = variance(count, squares, call);
  return result === null ? null : Math.sqrt(result);
});

export const skew = moments((count, squares, cubes) => (Math.sqrt(count) * cubes) / squares ** 1.5);
