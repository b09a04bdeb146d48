import type { Column, DataType } from '@pixelframe/columnar';
import { fixedWidthColumn, isFloat, PlanError, writeDecimal } from '@pixelframe/columnar';
import type { Aggregator, AggregatorCall } from './aggregator.ts';
import {
  float64s,
  floats,
  groupCounts,
  groupSums,
  hasRows,
  numberColumn,
  numbersOf,
  presentIds,
} from './group-values.ts';

type Doubles = Float64Array<ArrayBuffer>;

const F64: DataType = { kind: 'float64' };
const TWO_32 = 2 ** 32;
/** Sums of so many 32-bit words are exact in a Float64. */
const CHUNK = 2 ** 20;

/** Words of a whole number in two's complement: 1 of a float (the number itself), 2 of an integer, 4 of a decimal. */
const lanesOf = (type: DataType | undefined): number =>
  type === undefined || isFloat(type) ? 1 : type.kind === 'decimal' ? 4 : 2;

/** Makes every word but the highest one of 0 to 2^32 - 1. */
function carry(lanes: readonly Doubles[]): void {
  for (let k = 0; k + 1 < lanes.length; k++) {
    const lane = lanes[k]!;
    const next = lanes[k + 1]!;
    for (let g = 0; g < lane.length; g++) {
      const over = Math.floor(lane[g]! / TWO_32);
      if (over === 0) continue;
      lane[g]! -= over * TWO_32;
      next[g]! += over;
    }
  }
}

function addWords(
  words: Uint32Array,
  at: number,
  stride: number,
  signed: boolean,
  ids: Int32Array,
  lane: Doubles,
  start: number,
  end: number,
): void {
  if (signed) for (let i = start; i < end; i++) lane[ids[i]!]! += words[i * stride + at]! | 0;
  else for (let i = start; i < end; i++) lane[ids[i]!]! += words[i * stride + at]!;
}

/** Exact sums of whole numbers, word by word; without BigInt. */
function wholeSums(column: Column, ids: Int32Array, groups: number, lanes: number): Doubles[] {
  const length = ids.length;
  const result = Array.from({ length: lanes }, () => new Float64Array(groups + 1));
  const { values, bound } = lanes === 2 ? numbersOf(column) : { values: null, bound: Infinity };
  if (values !== null && bound * Math.min(length, CHUNK) <= Number.MAX_SAFE_INTEGER) {
    const lane = result[0]!;
    for (let start = 0; start < length; start += CHUNK) {
      const end = Math.min(length, start + CHUNK);
      for (let i = start; i < end; i++) lane[ids[i]!]! += values[i]!;
      carry(result);
    }
  } else if (column.values !== null) {
    const { buffer, byteOffset } = column.values;
    const words = new Uint32Array(buffer, byteOffset, length * lanes);
    const signed = column.type.kind !== 'uint64';
    for (let start = 0; start < length; start += CHUNK) {
      const end = Math.min(length, start + CHUNK);
      for (let k = 0; k < lanes; k++) {
        addWords(words, k, lanes, signed && k === lanes - 1, ids, result[k]!, start, end);
      }
      carry(result);
    }
  }
  return result.map((lane) => lane.subarray(0, groups));
}

/** Counts and sums: the state of sums and means. */
const totals: Omit<Aggregator, 'finish'> = {
  state: ({ inputs }) => Array.from({ length: 1 + lanesOf(inputs[0]) }, () => F64),
  partial([column], ids, groups) {
    const own = presentIds(column!, ids, groups);
    const lanes = lanesOf(column!.type);
    const sums =
      lanes === 1 ? [groupSums(numbersOf(column!).values, own, groups)] : wholeSums(column!, own, groups, lanes);
    return [groupCounts(own, groups), ...sums].map((values) => floats(values));
  },
  merge(states, ids, groups) {
    const [counts, ...lanes] = states.map((state) => groupSums(float64s(state), ids, groups));
    carry(lanes);
    return [counts!, ...lanes].map((values) => floats(values));
  },
};

const DIGITS_38 = 10n ** 38n;

const wholeAt = (lanes: readonly Doubles[], row: number): bigint =>
  lanes.reduceRight((sum, lane) => sum * 2n ** 32n + BigInt(lane[row]!), 0n);

function decimalColumn(
  states: readonly Column[],
  groups: number,
  { type, name }: { readonly type: DataType; readonly name: string },
  value: (sum: bigint, count: bigint) => bigint,
): Column {
  const counts = float64s(states[0]!);
  const lanes = states.slice(1).map(float64s);
  const bytes = new Uint8Array(groups * 16);
  for (let g = 0; g < groups; g++) {
    if (counts[g] === 0) continue;
    const result = value(wholeAt(lanes, g), BigInt(counts[g]!));
    if (result >= DIGITS_38 || result <= -DIGITS_38) {
      throw new PlanError(`${name}: the result has more than the 38 digits of a decimal.`, {
        hint: 'Cast to Float64 first: .cast(DataType.float64()).',
      });
    }
    writeDecimal(bytes, g, result);
  }
  return { ...fixedWidthColumn(type, bytes, hasRows(counts)), length: groups };
}

export const sum: Aggregator = {
  ...totals,
  finish(states, groups, { type }) {
    const counts = float64s(states[0]!);
    const validity = hasRows(counts);
    if (isFloat(type)) return numberColumn(float64s(states[1]!), type, validity);
    if (type.kind === 'decimal') return decimalColumn(states, groups, { type, name: 'sum' }, (total) => total);
    const words = new Uint32Array(groups * 2);
    const [low, high] = states.slice(1).map(float64s) as [Doubles, Doubles];
    for (let g = 0; g < groups; g++) {
      words[2 * g] = low[g]!;
      words[2 * g + 1] = high[g]!;
    }
    const Longs = type.kind === 'uint64' ? BigUint64Array : BigInt64Array;
    return fixedWidthColumn(type, new Longs(words.buffer), validity);
  },
};

function finishMean(states: readonly Column[], groups: number, { type, inputs }: AggregatorCall): Column {
  const counts = float64s(states[0]!);
  if (type.kind === 'decimal') {
    const [input] = inputs;
    const factor = 10n ** BigInt(type.scale - (input!.kind === 'decimal' ? input!.scale : 0));
    return decimalColumn(states, groups, { type, name: 'mean' }, (total, count) => (total * factor) / count);
  }
  const [low, high] = states.slice(1).map(float64s);
  const means = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    if (counts[g]! > 0) means[g] = (high === undefined ? low![g]! : high[g]! * TWO_32 + low![g]!) / counts[g]!;
  }
  return floats(means, hasRows(counts));
}

export const mean: Aggregator = { ...totals, finish: finishMean };
export const avg = mean;
