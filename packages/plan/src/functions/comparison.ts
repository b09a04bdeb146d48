import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isNumeric } from '@pixelframe/columnar';
import { supertype } from '../supertype.ts';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, typeMismatch } from './define.ts';
import { modeNumbers } from './mode-names.ts';

const orderable = (type: DataType): boolean =>
  isNumeric(type) ||
  ['null', 'bool', 'string', 'binary', 'fixedSizeBinary', 'date', 'time', 'timestamp', 'duration'].includes(type.kind);

const bytes = (type: DataType): boolean => type.kind === 'binary' || type.kind === 'fixedSizeBinary';
const dated = (type: DataType): boolean => type.kind === 'date' || type.kind === 'timestamp';

/** The type two values are compared in: a String beside a Date or Timestamp is read as one. Null: they do not compare. */
export function comparisonType(left: DataType, right: DataType): DataType | null {
  if (bytes(left) && bytes(right)) return T.binary();
  if (dated(left) && right.kind === 'string') return left;
  if (dated(right) && left.kind === 'string') return right;
  return supertype(left, right);
}

function comparable(name: string, args: readonly Field[]): DataType {
  const [left, right] = args as [Field, Field];
  const common = comparisonType(left.type, right.type);
  if (common === null || !orderable(common)) {
    throw typeMismatch(name, args, 'two values of comparable types', 'Convert one side with .cast(type).');
  }
  return T.bool();
}

const comparison = (
  name: string,
  daft: string,
  doc: string,
  { nulls = 'propagate', prepare }: Partial<Pick<FunctionDefinition, 'nulls' | 'prepare'>> = {},
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'left', doc: 'Left side.' },
      { name: 'right', doc: 'Right side.' },
    ],
    params: [],
    nulls,
    ...(prepare === undefined ? {} : { prepare }),
    returns: 'boolean',
    infer: (args) => comparable(name, args),
    doc,
    example: `df.where(col('a').${name}(1))`,
  });

export const eq = comparison('eq', '==', 'Equal; null if either side is null. NaN equals NaN.', {
  prepare: modeNumbers,
});
export const ne = comparison('ne', '!=', 'Not equal; null if either side is null.', { prepare: modeNumbers });
export const lt = comparison('lt', '<', 'Less than; null if either side is null.');
export const le = comparison('le', '<=', 'Less than or equal; null if either side is null.');
export const gt = comparison('gt', '>', 'Greater than; null if either side is null. NaN is greater than every number.');
export const ge = comparison('ge', '>=', 'Greater than or equal; null if either side is null.');
export const eqNullSafe = comparison('eqNullSafe', 'eq_null_safe', 'Equal, where two nulls are equal; never null.', {
  nulls: 'own',
  prepare: modeNumbers,
});

export const between = defineFunction({
  name: 'between',
  daft: 'between',
  args: [
    { name: 'input', doc: 'Value to test.' },
    { name: 'lower', doc: 'Lower bound, inclusive.' },
    { name: 'upper', doc: 'Upper bound, inclusive.' },
  ],
  params: [],
  nulls: 'own',
  returns: 'boolean',
  infer(args) {
    comparable('between', [args[0]!, args[1]!]);
    return comparable('between', [args[0]!, args[2]!]);
  },
  doc: 'True where lower <= input <= upper; like two comparisons and `and`, also about nulls.',
  example: "df.where(col('a').between(1, 2))",
});

export const isIn = defineFunction({
  name: 'isIn',
  daft: 'is_in',
  args: [
    { name: 'input', doc: 'Value to look up.' },
    {
      name: 'values',
      doc: 'Array of plain values of one type; null among them makes the answer null where it would be false.',
      values: true,
    },
  ],
  params: [],
  prepare: modeNumbers,
  nulls: 'own',
  returns: 'boolean',
  infer(args) {
    const [input, values] = args as [Field, Field];
    if (values.type.kind !== 'list') throw typeMismatch('isIn', args, 'an array of values on the right');
    return comparable('isIn', [input, { name: 'values', type: values.type.item }]);
  },
  doc: 'True where the value is one of the given ones; null where it is null. Nothing is in an empty array.',
  example: "df.where(col('a').isIn([1, 3]))",
});
