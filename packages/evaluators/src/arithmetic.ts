import type { Column, DataType } from '@pixelframe/columnar';
import {
  clearBit,
  fixedWidthColumn,
  fullBitmap,
  isFloat,
  stringColumn,
  stringsOf,
  valuesConstructor,
} from '@pixelframe/columnar';
import { castColumn } from './cast.ts';
import type { Evaluator, EvaluatorCall } from './evaluator.ts';
import { asBigInts, asNumbers, writeSafeIntegers } from './numbers.ts';
import { addTemporal } from './temporal-arithmetic.ts';

interface Arithmetic {
  readonly number: (a: number, b: number) => number;
  readonly bigint: (a: bigint, b: bigint) => bigint;
  /** Integer division by zero has no value. */
  readonly divides?: boolean;
}

function nullWhereZero(column: Column, divisor: ArrayLike<number | bigint>): Column {
  let validity: Uint8Array<ArrayBuffer> | null = null;
  for (let i = 0; i < column.length; i++) {
    if (Number(divisor[i]) !== 0) continue;
    validity ??= column.validity?.slice() ?? fullBitmap(column.length);
    clearBit(validity, i);
  }
  return validity === null ? column : { ...column, validity };
}

function integers64(left: Column, right: Column, op: Arithmetic, call: EvaluatorCall): Column {
  const target = new (call.type.kind === 'uint64' ? BigUint64Array : BigInt64Array)(call.length);
  const a = asNumbers(left);
  const b = asNumbers(right);
  if (a !== null && b !== null) {
    const result = new Float64Array(call.length);
    for (let i = 0; i < result.length; i++) {
      const value = op.divides === true && b[i] === 0 ? 0 : op.number(a[i]!, b[i]!);
      result[i] = value === 0 ? 0 : value;
    }
    if (writeSafeIntegers(result, target)) return fixedWidthColumn(call.type, target);
  }
  const x = asBigInts(left);
  const y = asBigInts(right);
  for (let i = 0; i < target.length; i++) {
    target[i] = op.divides === true && y[i] === 0n ? 0n : op.bigint(x[i]!, y[i]!);
  }
  return fixedWidthColumn(call.type, target);
}

const arithmetic =
  (op: Arithmetic): Evaluator =>
  (args, call) => {
    const [left, right] = args.map((arg) => castColumn(arg, call.type)) as [Column, Column];
    let result: Column;
    if (call.type.kind === 'int64' || call.type.kind === 'uint64') {
      result = integers64(left, right, op, call);
    } else {
      const a = left.values as Float64Array;
      const b = right.values as Float64Array;
      const Constructor = valuesConstructor(call.type)!;
      const values = new Constructor(call.length) as Float64Array<ArrayBuffer>;
      for (let i = 0; i < call.length; i++) values[i] = op.number(a[i]!, b[i]!);
      result = fixedWidthColumn(call.type, values);
    }
    return op.divides === true && !isFloat(call.type) ? nullWhereZero(result, right.values as Float64Array) : result;
  };

const isTemporal = (type: DataType): boolean => ['date', 'timestamp', 'duration'].includes(type.kind);

const numericAdd = arithmetic({ number: (a, b) => a + b, bigint: (a, b) => a + b });

export const add: Evaluator = (args, call) => {
  if (isTemporal(call.type)) return addTemporal(args[0]!, args[1]!, call.type, 1);
  if (call.type.kind !== 'string') return numericAdd(args, call);
  const [left, right] = args.map((arg) => stringsOf(castColumn(arg, call.type)));
  return stringColumn(Array.from({ length: call.length }, (_, i) => (left![i] ?? '') + (right![i] ?? '')));
};

const numericSub = arithmetic({ number: (a, b) => a - b, bigint: (a, b) => a - b });

export const sub: Evaluator = (args, call) =>
  isTemporal(call.type) ? addTemporal(args[0]!, args[1]!, call.type, -1) : numericSub(args, call);

const floatMul = arithmetic({ number: (a, b) => a * b, bigint: (a, b) => a * b });
// A product of two 32-bit integers may need more bits than a number has.
const mul32 = arithmetic({ number: Math.imul, bigint: (a, b) => a * b });

export const mul: Evaluator = (args, call) =>
  call.type.kind === 'int32' || call.type.kind === 'uint32' ? mul32(args, call) : floatMul(args, call);

export const div = arithmetic({ number: (a, b) => a / b, bigint: (a, b) => a / b });
export const mod = arithmetic({ number: (a, b) => a % b, bigint: (a, b) => a % b, divides: true });
export const pow = arithmetic({ number: (a, b) => a ** b, bigint: (a, b) => a ** b });
export const floorDiv = arithmetic({
  number: (a, b) => Math.floor(a / b),
  bigint: (a, b) => {
    const quotient = a / b;
    return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
  },
  divides: true,
});

export const neg: Evaluator = (args, call) => {
  const zero = castColumn(fixedWidthColumn({ kind: 'int8' }, new Int8Array(call.length)), call.type);
  if (!isFloat(call.type)) return numericSub([zero, args[0]!], call);
  const source = args[0]!.values as Float64Array;
  const values = new (valuesConstructor(call.type)!)(call.length) as Float64Array<ArrayBuffer>;
  for (let i = 0; i < values.length; i++) values[i] = -source[i]!;
  return fixedWidthColumn(call.type, values);
};
