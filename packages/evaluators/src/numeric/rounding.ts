import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isFloat, isValid, valuesConstructor } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import { comparator } from '../compare.ts';
import type { Evaluator } from '../evaluator.ts';
import { validityWithout } from '../validity.ts';
import { mapFloats } from './floats-of.ts';
import { inFloat32 } from './half.ts';
import { halvesOf, rowsWhereZero } from './halves.ts';

type Numbers = Float64Array<ArrayBuffer>;
type Long = BigInt64Array<ArrayBuffer>;

const isLong = (column: Column): boolean => column.type.kind === 'int64' || column.type.kind === 'uint64';

/** Numbers of one type: `narrow` computes those of up to 32 bits and floats, `wide` a 64-bit integer's halves in place. */
const inType = (narrow: (x: number) => number, wide: (halves: Int32Array, at: number) => void): Evaluator =>
  inFloat32(([input], { length }) => {
    const column = input!;
    const source = column.values as Numbers;
    if (isLong(column)) {
      const values = (column.values as Long).slice();
      const halves = halvesOf({ values });
      for (let at = 0; at < halves.length; at += 2) wide(halves, at);
      return fixedWidthColumn(column.type, values, column.validity);
    }
    const values = new (valuesConstructor(column.type)!)(length) as Numbers;
    for (let i = 0; i < length; i++) values[i] = narrow(source[i]!);
    return fixedWidthColumn(column.type, values, column.validity);
  });

/** -x is ~x + 1: the carry reaches the high half only where the low one is 0. */
function negateHalves(halves: Int32Array, at: number): void {
  halves[at + 1] = halves[at] === 0 ? -halves[at + 1]! : ~halves[at + 1]!;
  halves[at] = -halves[at]!;
}

const signedAbs = inType(Math.abs, (halves, at) => {
  if (halves[at + 1]! < 0) negateHalves(halves, at);
});
const signedSign = inType(Math.sign, (halves, at) => {
  const [low, high] = [halves[at]!, halves[at + 1]!];
  halves[at + 1] = high < 0 ? -1 : 0;
  halves[at] = high < 0 ? -1 : Number(low !== 0 || high !== 0);
});
const signedNegate = inType((x) => -x, negateHalves);
const unsignedSign = inType(Math.sign, (halves, at) => {
  halves[at] = Number(halves[at] !== 0 || halves[at + 1] !== 0);
  halves[at + 1] = 0;
});

const isUnsigned = (column: Column): boolean => column.type.kind.startsWith('u');

export const abs: Evaluator = (args, call) => (isUnsigned(args[0]!) ? args[0]! : signedAbs(args, call));
export const sign: Evaluator = (args, call) => (isUnsigned(args[0]!) ? unsignedSign : signedSign)(args, call);

/** An unsigned integer has no opposite but 0. */
const negateUnsigned = (column: Column): Column => ({
  ...column,
  validity: validityWithout(column, rowsWhereZero(column, false)),
});

export const negate: Evaluator = (args, call) =>
  isUnsigned(args[0]!) ? negateUnsigned(args[0]!) : signedNegate(args, call);

const whole =
  (compute: (x: number) => number): Evaluator =>
  (args, call) =>
    isFloat(args[0]!.type) ? mapFloats(compute)(args, call) : args[0]!;

export const ceil = whole(Math.ceil);
export const floor = whole(Math.floor);

/** Halves away from zero, unlike Math.round; -0 stays. */
function halfAway(x: number): number {
  const integer = Math.trunc(x);
  return Math.abs(x - integer) >= 0.5 ? integer + Math.sign(x) : integer;
}

export const round: Evaluator = (args, call) => {
  const decimals = call.options['decimals'] as number;
  const scale = 10 ** decimals;
  if (decimals === 0) return mapFloats(halfAway)(args, call);
  return mapFloats((x) => {
    const scaled = x * scale;
    // A number too large to be scaled has no decimals to lose.
    return Number.isFinite(scaled) ? halfAway(scaled) / scale : x;
  })(args, call);
};

/** Whether one row is beyond a row of a bound; NaN neither is nor makes anything so. */
function beyond(input: Column, bound: Column, side: 1 | -1): (row: number) => boolean {
  if (!isFloat(input.type)) {
    const compare = comparator(input, bound);
    return (row) => isValid(bound, row) && compare(row, row) * side > 0;
  }
  const values = input.values as Numbers;
  const bounds = bound.values as Numbers;
  return (row) => isValid(bound, row) && (side === 1 ? values[row]! > bounds[row]! : values[row]! < bounds[row]!);
}

/** A bound of null is none; the lower one comes first where they cross. */
export const clip = inFloat32((args, { length, type }) => {
  if (type.kind === 'null') return args[0]!;
  const [input, min, max] = args.map((arg) => castColumn(arg, type)) as [Column, Column, Column];
  const values = (input.values as Numbers).slice();
  const low = min.values as Numbers;
  const high = max.values as Numbers;
  const below = beyond(input, min, -1);
  const above = beyond(input, max, 1);
  for (let i = 0; i < length; i++) {
    if (below(i)) values[i] = low[i]!;
    else if (above(i)) values[i] = high[i]!;
  }
  return fixedWidthColumn(type, values, input.validity);
});
