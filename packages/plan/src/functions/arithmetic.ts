import type { Field } from '@pixelframe/columnar';
import { DataType as T, isInteger, isNumeric } from '@pixelframe/columnar';
import { supertype } from '../supertype.ts';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, typeMismatch } from './define.ts';
import { temporalDifference, temporalSum } from './temporal-arithmetic.ts';

const operands = (right: string) => [
  { name: 'left', doc: 'Left operand.' },
  { name: 'right', doc: right },
];

function numeric(name: string, args: readonly Field[]) {
  const [left, right] = args as [Field, Field];
  const type = supertype(left.type, right.type);
  if (
    type === null ||
    !(isNumeric(type) || type.kind === 'null') ||
    left.type.kind === 'bool' ||
    right.type.kind === 'bool'
  ) {
    throw typeMismatch(name, args, 'two numbers', 'Convert with .cast(DataType.float64()).');
  }
  return type;
}

const textual = ({ type }: Field): boolean => ['string', 'null', 'bool'].includes(type.kind) || isNumeric(type);

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
    return temporalSum(args) ?? numeric('add', args);
  },
  doc: 'Sum of two numbers, two strings joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration.',
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
    infer: (args) => numeric(name, args),
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
  infer: (args) => temporalDifference(args) ?? numeric('sub', args),
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
    numeric('div', args);
    return T.float64();
  },
  doc: 'Quotient as Float64; division by zero gives an infinity or NaN.',
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
    if (!isNumeric(type) || (isInteger(type) && type.kind.startsWith('u'))) {
      throw typeMismatch('neg', args, 'a signed number', 'Cast an unsigned column first: .cast(DataType.int64()).');
    }
    return type;
  },
  doc: 'The number with its sign changed.',
  example: "df.select(col('a').neg())",
});
