import type { Column } from '@pixelframe/columnar';
import { groupRows } from '../rows/group-rows.ts';
import type { Aggregator } from './aggregator.ts';
import { max, min } from './extremes.ts';
import { int32s, itemIds, listColumn } from './group-lists.ts';
import { float64s, floats, groupCounts, groupSums, hasRows, numbersOf, presentIds } from './group-values.ts';

/*
 * DDSketch (Masson, Rim, Lee: "DDSketch", VLDB 2019) with the parameters of Daft's: values within 1 %, 2048 bins, below
 * 1e-9 all is 0. A bin holds the values from gamma^(key - 1) to gamma^key and is known by a code that sorts like its values:
 * the key moved above 0, negative for negative values, 0 for 0.
 */
const ACCURACY = 0.01;
const GAMMA = 1 + (2 * ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log1p((2 * ACCURACY) / (1 - ACCURACY));
const SMALLEST = 1e-9;
const MOST_BINS = 2048;
const ABOVE_ZERO = 2000;

/** Of infinities, which have a bin of their own. */
const INFINITE = 2 ** 30;

function codeOf(value: number): number {
  const size = Math.abs(value);
  if (!(size > SMALLEST)) return 0;
  const key = size === Infinity ? INFINITE : Math.ceil(Math.log(size) / LOG_GAMMA) + ABOVE_ZERO;
  return value < 0 ? -key : key;
}

const valueOf = (code: number): number =>
  code === 0
    ? 0
    : Math.sign(code) *
      (Math.abs(code) === INFINITE ? Infinity : GAMMA ** (Math.abs(code) - ABOVE_ZERO) * (2 / (1 + GAMMA)));

/** Codes and how many values each stands for, as lists of each group. */
function sketch(
  codes: Int32Array<ArrayBuffer>,
  weights: Float64Array | null,
  ids: Int32Array,
  groups: number,
): Column[] {
  const bins = groupRows([int32s(ids as Int32Array<ArrayBuffer>), int32s(codes)], ids.length);
  const counts = weights === null ? groupCounts(bins.ids, bins.count) : groupSums(weights, bins.ids, bins.count);
  const own = bins.first.map((row) => ids[row]!);
  const firstCodes = bins.first.map((row) => codes[row]!);
  return [listColumn(int32s(firstCodes), own, groups), listColumn(floats(counts), own, groups)];
}

/** The bins of one group: codes ascending, and the values up to and with each. */
interface Bins {
  readonly codes: Float64Array;
  readonly upTo: Float64Array;
}

const isFinite = (code: number): boolean => Math.abs(code) !== INFINITE;

/** Bins more than 2047 below the highest one of their sign are taken for the lowest that is kept. */
function binsOf(codes: Int32Array, counts: Float64Array): Bins {
  let lowestPositive = 1;
  let lowestNegative = 1;
  for (const code of codes) {
    if (!isFinite(code)) continue;
    lowestPositive = Math.max(lowestPositive, code - MOST_BINS + 1);
    lowestNegative = Math.max(lowestNegative, -code - MOST_BINS + 1);
  }
  const kept = Float64Array.from(codes, (code) =>
    code > 0 ? Math.max(code, lowestPositive) : code < 0 ? Math.min(code, -lowestNegative) : 0,
  );
  const order = Array.from(kept.keys()).sort((a, b) => kept[a]! - kept[b]!);
  let total = 0;
  return {
    codes: Float64Array.from(order, (i) => kept[i]!),
    upTo: Float64Array.from(order, (i) => (total += counts[i]!)),
  };
}

function quantile({ codes, upTo }: Bins, share: number, low: number, high: number): number {
  if (share === 0) return low;
  if (share === 1) return high;
  const rank = Math.floor(share * (upTo.at(-1)! - 1));
  return valueOf(codes[upTo.findIndex((count) => count > rank)]!);
}

export const approxPercentiles: Aggregator = {
  state: () => [
    { kind: 'list', item: { kind: 'int32' } },
    { kind: 'list', item: { kind: 'float64' } },
    { kind: 'float64' },
    { kind: 'float64' },
  ],
  partial([column], ids, groups, call) {
    const own = presentIds(column!, ids, groups);
    const numbers = numbersOf(column!).values.subarray(0, ids.length);
    const codes = new Int32Array(numbers.length);
    for (let i = 0; i < codes.length; i++) codes[i] = codeOf(numbers[i]!);
    const extremes = { ...call, type: { kind: 'float64' } as const };
    const ranked = floats(numbers.map((value) => (Number.isNaN(value) ? 0 : value)));
    return [
      ...sketch(codes, null, own, groups),
      ...min.partial([ranked], own, groups, extremes),
      ...max.partial([ranked], own, groups, extremes),
    ];
  },
  merge([codes, counts, lows, highs], ids, groups, call) {
    const extremes = { ...call, type: { kind: 'float64' } as const };
    const own = itemIds(codes!.offsets!, ids);
    return [
      ...sketch(codes!.children[0]!.values as Int32Array<ArrayBuffer>, float64s(counts!.children[0]!), own, groups),
      ...min.merge([lows!], ids, groups, extremes),
      ...max.merge([highs!], ids, groups, extremes),
    ];
  },
  finish([codes, counts, lows, highs], groups, { type, options }) {
    const wanted = options['percentiles'] as number | readonly number[];
    const shares = typeof wanted === 'number' ? [wanted] : wanted;
    const { offsets } = codes!;
    const results = new Float64Array(groups * shares.length);
    for (let g = 0; g < groups; g++) {
      const start = offsets![g]!;
      const end = offsets![g + 1]!;
      if (start === end) continue;
      const bins = binsOf(
        (codes!.children[0]!.values as Int32Array).subarray(start, end),
        float64s(counts!.children[0]!).subarray(start, end),
      );
      shares.forEach((share, k) => {
        const value = quantile(bins, share, float64s(lows!)[g]!, float64s(highs!)[g]!);
        results[g * shares.length + k] = value;
      });
    }
    const validity = hasRows(Float64Array.from({ length: groups }, (_, g) => offsets![g + 1]! - offsets![g]!));
    if (typeof wanted === 'number') return floats(results, validity);
    return { type, length: groups, validity, values: null, offsets: null, children: [floats(results)] };
  },
};
