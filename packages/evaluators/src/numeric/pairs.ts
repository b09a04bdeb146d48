import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isFloat, valuesConstructor } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { asBigInts, asNumbers, writeSafeIntegers } from '../numbers.ts';
import { validityWithout } from '../validity.ts';
import { mapPairs } from './floats-of.ts';
import { inFloat32 } from './half.ts';
import { hypot as length } from './hypot.ts';
import { rowsWhereZero } from './halves.ts';

export const arctan2 = mapPairs(Math.atan2);
export const hypot = mapPairs(length);

/** The column without a value where the divisor is 0. */
const withoutZeros = (column: Column, divisor: Column): Column => ({
  ...column,
  validity: validityWithout(column, rowsWhereZero(divisor, true)),
});

const quotient = mapPairs((a, b) => a / b);

export const tryDivide: Evaluator = (args, call) => withoutZeros(quotient(args, call), castColumn(args[1]!, call.type));

function positiveRest(a: number, b: number): number {
  const rest = a % b;
  return rest >= 0 ? rest : (rest + b) % b;
}

function bigRest(a: bigint, b: bigint): bigint {
  if (b === 0n) return 0n;
  const rest = a % b;
  return rest >= 0n ? rest : (rest + b) % b;
}

function integerRests(left: Column, right: Column, type: Column['type']): Column {
  const target = new (type.kind === 'uint64' ? BigUint64Array : BigInt64Array)(left.length);
  const a = asNumbers(left);
  const b = asNumbers(right);
  if (a !== null && b !== null) {
    const rests = new Float64Array(left.length);
    for (let i = 0; i < rests.length; i++) rests[i] = b[i] === 0 ? 0 : positiveRest(a[i]!, b[i]!);
    if (writeSafeIntegers(rests, target)) return fixedWidthColumn(type, target);
  }
  const x = asBigInts(left);
  const y = asBigInts(right);
  for (let i = 0; i < target.length; i++) target[i] = bigRest(x[i]!, y[i]!);
  return fixedWidthColumn(type, target);
}

const float32Rest = (a: number, b: number): number => {
  const rest = a % b;
  return rest >= 0 ? rest : Math.fround(rest + b) % b;
};

export const pmod = inFloat32((args, { length, type }) => {
  const [left, right] = args.map((arg) => castColumn(arg, type)) as [Column, Column];
  if (!isFloat(type)) return withoutZeros(integerRests(left, right, type), right);
  const values = new (valuesConstructor(type)!)(length) as Float64Array<ArrayBuffer>;
  const [a, b] = [left.values as Float64Array, right.values as Float64Array];
  const rest = type.kind === 'float32' ? float32Rest : positiveRest;
  for (let i = 0; i < length; i++) values[i] = rest(a[i]!, b[i]!);
  return withoutZeros(fixedWidthColumn(type, values), right);
});
