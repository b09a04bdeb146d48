import type { DataType, DataTypeOf, Field } from '@pixelframe/columnar';
import { DataType as T, isNumeric, MAX_PRECISION, sameType, storageType } from '@pixelframe/columnar';
import { supertype } from '../supertype.ts';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, typeMismatch } from './define.ts';
import { modeNumbers } from './mode-names.ts';

const SCALARS = [
  'null',
  'bool',
  'string',
  'binary',
  'fixedSizeBinary',
  'date',
  'time',
  'timestamp',
  'duration',
  'decimal',
];

/** Whether values of the type have an order by which rows can be sorted. */
export const isOrderable = (type: DataType): boolean => isNumeric(type) || SCALARS.includes(type.kind);

/** Whether two values of the type compare: lists item by item, structs field by field. */
function isComparable(type: DataType): boolean {
  const storage = storageType(type);
  switch (storage.kind) {
    case 'list':
    case 'fixedSizeList':
      return isComparable(storage.item);
    case 'struct':
      return type.kind !== 'image' && storage.fields.every((field) => isComparable(field.type));
    default:
      return isOrderable(storage);
  }
}

const bytes = (type: DataType): boolean => type.kind === 'binary' || type.kind === 'fixedSizeBinary';
const dated = (type: DataType): boolean => type.kind === 'date' || type.kind === 'timestamp';

/** Text beside decimals of this type is read with as many decimals as the whole digits leave room for. */
function textualDecimal({ precision, scale }: DataTypeOf<'decimal'>): DataType {
  return T.decimal128(MAX_PRECISION, Math.max(scale, Math.min(MAX_PRECISION - (precision - scale), MAX_PRECISION / 2)));
}

/**
 * The type two values are compared in: a String beside a Date, Timestamp or Decimal is read as one, and beside a Bool
 * that is written. Lists and structs compare with their own type only. Null: they do not compare.
 */
export function comparisonType(left: DataType, right: DataType): DataType | null {
  if (bytes(left) && bytes(right)) return T.binary();
  if (dated(left) && right.kind === 'string') return left;
  if (dated(right) && left.kind === 'string') return right;
  if (left.kind === 'string' || right.kind === 'string') {
    const other = left.kind === 'string' ? right : left;
    if (other.kind === 'decimal') return textualDecimal(other);
    if (other.kind === 'bool') return T.string();
  }
  const common = supertype(left, right);
  const nested = common !== null && storageType(common).kind !== common.kind;
  return (nested || common?.kind === 'list' || common?.kind === 'struct') && !comparesAsIs(left, right) ? null : common;
}

const comparesAsIs = (left: DataType, right: DataType): boolean =>
  sameType(left, right) || left.kind === 'null' || right.kind === 'null';

function comparable(name: string, args: readonly Field[]): DataType {
  const [left, right] = args as [Field, Field];
  const common = comparisonType(left.type, right.type);
  if (common === null || !isComparable(common)) {
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
      { name: 'left', doc: 'Left side.', single: true },
      { name: 'right', doc: 'Right side.', single: true },
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
    { name: 'input', doc: 'Value to test.', single: true },
    { name: 'lower', doc: 'Lower bound, inclusive.', single: true },
    { name: 'upper', doc: 'Upper bound, inclusive.', single: true },
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
