import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isFloat, isInteger, isNumeric, MAX_PRECISION, PlanError, sameType } from '@pixelframe/columnar';
import { decimalResult } from '../decimal-types.ts';
import { supertype } from '../supertype.ts';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, describeCall, typeMismatch } from './define.ts';
import { temporalDifference, temporalSum } from './temporal-arithmetic.ts';

const operands = (right: string) => [
  { name: 'left', doc: 'Left operand.', single: true },
  { name: 'right', doc: right, single: true },
];

/** A decimal with an integer or another decimal by Daft's rules; a float with a decimal is one. Null: no decimals here. */
function decimal(name: string, args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (left.kind !== 'decimal' && right.kind !== 'decimal') return null;
  if (left.kind === 'null' || right.kind === 'null') return left.kind === 'null' ? right : left;
  const float = isFloat(left) ? left : isFloat(right) ? right : null;
  if (float !== null && name in FLOAT_RESULTS) {
    return name === 'mul' && float.kind === 'float32' ? T.float32() : T.float64();
  }
  const type = decimalResult(name, left, right);
  if (typeof type === 'number') {
    throw new PlanError(
      `${describeCall(name, args)}: the result needs ${type} digits, a decimal has at most ${MAX_PRECISION}.`,
      { hint: 'Cast one side to fewer digits first, or to DataType.float64().' },
    );
  }
  if (type === null) throw typeMismatch(name, args, 'numbers that have this operation', 'Cast to DataType.float64().');
  return type;
}

const FLOAT_RESULTS = { add: true, sub: true, mul: true, div: true };

/** Vectors of one type, item by item; null: these are none. */
function vector(args: readonly Field[], items: (item: DataType) => DataType = (item) => item): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (!sameType(left, right) || (left.kind !== 'embedding' && left.kind !== 'fixedSizeList')) return null;
  return isNumeric(left.item) ? Object.freeze({ ...left, item: items(left.item) }) : null;
}

function numeric(name: string, args: readonly Field[]): DataType {
  const [left, right] = args as [Field, Field];
  const exact = decimal(name, args);
  if (exact !== null) return exact;
  const type = supertype(left.type, right.type);
  if (
    type === null ||
    !(isNumeric(type) || type.kind === 'null') ||
    (name !== 'add' && args.some((arg) => arg.type.kind === 'bool'))
  ) {
    throw typeMismatch(name, args, 'two numbers', 'Convert with .cast(DataType.float64()).');
  }
  return type;
}

const textual = ({ type }: Field): boolean =>
  ['string', 'null', 'bool', 'decimal'].includes(type.kind) || isNumeric(type);

/** Bytes joined; of two fixed sizes, their sum; with a null the type of the other side, as for booleans. */
function joinedBytes(args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (left.kind === 'fixedSizeBinary' && right.kind === 'fixedSizeBinary') return T.binary(left.size + right.size);
  const bytes = ({ kind }: DataType): boolean => kind === 'binary' || kind === 'fixedSizeBinary';
  if (left.kind === 'null' || right.kind === 'null') {
    const other = left.kind === 'null' ? right : left;
    return bytes(other) || other.kind === 'bool' ? other : null;
  }
  return bytes(left) && bytes(right) ? T.binary() : null;
}

export const add = defineFunction({
  name: 'add',
  daft: '+',
  args: operands('Right operand.'),
  params: [],
  nulls: 'propagate',
  returns: 'number | string',
  infer(args) {
    if (args.some((arg) => arg.type.kind === 'string')) {
      if (!args.every(textual)) throw typeMismatch('add', args, 'strings, or values that print as strings');
      return T.string();
    }
    return temporalSum(args) ?? joinedBytes(args) ?? vector(args) ?? numeric('add', args);
  },
  doc: 'Sum of two numbers or vectors (of equal type, item by item), two strings or binaries joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration. 64-bit integers wrap around.',
  example: "df.select(col('first').add(' ').add(col('last')).alias('full_name'))",
});

const arithmetic = (name: string, daft: string, doc: string, example: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: operands('Right operand.'),
    params: [],
    nulls: 'propagate',
    returns: 'number',
    infer: (args) => (name === 'floorDiv' ? null : vector(args)) ?? numeric(name, args),
    doc,
    example,
  });

export const sub = defineFunction({
  name: 'sub',
  daft: '-',
  args: operands('Right operand.'),
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer: (args) => temporalDifference(args) ?? vector(args) ?? numeric('sub', args),
  doc: 'Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.',
  example: "df.select(col('a').sub(1))",
});

export const mul = arithmetic('mul', '*', 'Product of two numbers.', "df.select(col('a').mul(2))");
export const mod = arithmetic(
  'mod',
  '%',
  'Remainder with the sign of the dividend; null where an integer is divided by zero.',
  "df.select(col('a').mod(3))",
);
export const floorDiv = arithmetic(
  'floorDiv',
  '//',
  'Quotient rounded down; null where an integer is divided by zero.',
  "df.select(col('a').floorDiv(2))",
);

export const div = defineFunction({
  name: 'div',
  daft: '/',
  args: operands('Divisor.'),
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const type = vector(args, () => T.float64()) ?? numeric('div', args);
    return type.kind === 'decimal' || 'item' in type ? type : T.float64();
  },
  doc: 'Quotient as Float64; division by zero gives an infinity or NaN. Decimals stay exact, cut to the scale of the result; null where the divisor is zero.',
  example: "df.select(col('a').div(2))",
});

export const pow = defineFunction({
  name: 'pow',
  daft: '**',
  args: operands('Exponent.'),
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    numeric('pow', args);
    return args[0]!.type.kind === 'float32' ? T.float32() : T.float64();
  },
  doc: 'Left operand raised to the right one.',
  example: "df.select(col('a').pow(2))",
});

export const neg = defineFunction({
  name: 'neg',
  daft: '- (unary)',
  args: [{ name: 'input', doc: 'A number.' }],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const { type } = args[0]!;
    if (type.kind === 'decimal') return type;
    if (!isNumeric(type) || (isInteger(type) && type.kind.startsWith('u'))) {
      throw typeMismatch('neg', args, 'a signed number', 'Cast an unsigned column first: .cast(DataType.int64()).');
    }
    return type;
  },
  doc: 'The number with its sign changed.',
  example: "df.select(col('a').neg())",
});
