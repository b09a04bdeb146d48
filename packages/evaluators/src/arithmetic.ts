import type { Column, DataType, DataTypeOf } from '@pixelframe/columnar';
import {
  clearBit,
  fixedWidthColumn,
  floatToHalf,
  fullBitmap,
  isFloat,
  isInteger,
  itemsPerRow,
  takeColumn,
  valuesConstructor,
} from '@pixelframe/columnar';
import { asDecimal } from '@pixelframe/plan';
import type { Operation } from './arithmetic-loops.ts';
import { calculate } from './arithmetic-loops.ts';
import { wideArithmetic } from './arithmetic-wide.ts';
import { castColumn } from './cast.ts';
import { isBytes } from './compare.ts';
import type { DecimalOperation } from './decimal-arithmetic.ts';
import { decimalArithmetic } from './decimal-arithmetic.ts';
import type { Evaluator, EvaluatorCall } from './evaluator.ts';
import { joinRows } from './join-bytes.ts';
import { asFloat64 } from './numbers.ts';
import { addTemporal } from './temporal-arithmetic.ts';
import { commonValidity } from './validity.ts';

/** Null where the divisor is zero; a divisor of one row stands for all. */
function nullWhereZero(column: Column, divisor: Float64Array): Column {
  let validity: Uint8Array<ArrayBuffer> | null = null;
  const step = divisor.length === 1 ? 0 : 1;
  for (let i = 0; i < column.length; i++) {
    if (divisor[i * step] !== 0) continue;
    validity ??= column.validity?.slice() ?? fullBitmap(column.length);
    clearBit(validity, i);
  }
  return validity === null ? column : { ...column, validity };
}

function toStorage(numbers: Float64Array<ArrayBuffer>, type: DataType): Column {
  if (type.kind === 'float64') return fixedWidthColumn(type, numbers);
  if (type.kind === 'float16') return fixedWidthColumn(type, floatToHalf(numbers));
  // Integers wrap around, as typed arrays do.
  const Constructor = valuesConstructor(type)! as unknown as new (values: Float64Array) => Float64Array<ArrayBuffer>;
  return fixedWidthColumn(type, new Constructor(numbers));
}

/** The one vector of a literal, for every row. */
function repeatItems(items: Column, length: number): Column {
  return takeColumn(
    items,
    Int32Array.from({ length }, (_, i) => i % items.length),
  );
}

/** Vectors item by item: one long column of items, a literal's repeated. */
function vectors(op: Operation, args: readonly Column[], call: EvaluatorCall): Column {
  const { item } = call.type as { readonly item: DataType };
  const length = call.length * itemsPerRow(call.type);
  const children = args.map((arg) => {
    const items = arg.children[0]!;
    return arg.length === call.length ? items : repeatItems(items, length);
  });
  const result = arithmetic(op)(children, { ...call, length, type: item });
  const child = { ...result, validity: commonValidity([...children, result], length) };
  return { type: call.type, length: call.length, validity: null, values: null, offsets: null, children: [child] };
}

const arithmetic =
  (op: Operation): Evaluator =>
  (args, call) => {
    const { type, length } = call;
    if (type.kind === 'decimal') return decimals(op as DecimalOperation, args, call);
    if ('item' in type) return vectors(op, args, call);
    const [left, right] = args as [Column, Column];
    const divides = (op === 'mod' || op === 'floorDiv') && isInteger(type);
    if (type.kind === 'int64' || type.kind === 'uint64') {
      const [a, b] = [castColumn(left, type), castColumn(right, type)];
      const result = wideArithmetic(op, a, b, type, length);
      return divides ? nullWhereZero(result, asFloat64(b)) : result;
    }
    const [a, b] = [left, right].map((arg) => operand(arg, type)) as [Float64Array, Float64Array];
    const result = toStorage(calculate(op, a, b, length, type.kind), type);
    return divides ? nullWhereZero(result, b) : result;
  };

/** Operands as Float64: first in the result's type where that rounds. */
const operand = (column: Column, type: DataType): Float64Array =>
  asFloat64(column.type.kind === 'decimal' || isFloat(type) ? castColumn(column, type) : column);

function decimals(op: DecimalOperation, args: readonly Column[], { type, length }: EvaluatorCall): Column {
  const [left, right] = args.map((arg) =>
    arg.type.kind === 'decimal' ? arg : castColumn(arg, asDecimal(arg.type) ?? type),
  ) as [Column, Column];
  return decimalArithmetic(op, left, right, type as DataTypeOf<'decimal'>, length);
}

const isTemporal = (type: DataType): boolean => ['date', 'timestamp', 'duration'].includes(type.kind);

const numericAdd = arithmetic('add');

export const add: Evaluator = (args, call) => {
  const [left, right] = args as [Column, Column];
  if (isTemporal(call.type)) return addTemporal(left, right, call.type, call.length, 'add');
  if (call.type.kind === 'string') {
    return joinRows(castColumn(left, call.type), castColumn(right, call.type), call.type, call.length);
  }
  return isBytes(left) && isBytes(right) ? joinRows(left, right, call.type, call.length) : numericAdd(args, call);
};

const numericSub = arithmetic('sub');

export const sub: Evaluator = (args, call) =>
  isTemporal(call.type) ? addTemporal(args[0]!, args[1]!, call.type, call.length, 'sub') : numericSub(args, call);

export const mul = arithmetic('mul');
export const div = arithmetic('div');
export const mod = arithmetic('mod');
export const pow = arithmetic('pow');
export const floorDiv = arithmetic('floorDiv');

export const neg: Evaluator = ([input], call) => {
  if (isFloat(call.type)) {
    // Not 0 - x, which has no negative zero.
    const minusOne = fixedWidthColumn({ kind: 'int8' }, Int8Array.of(-1));
    return mul([input!, minusOne], call);
  }
  return numericSub([castColumn(fixedWidthColumn({ kind: 'int8' }, new Int8Array(1)), call.type), input!], call);
};
