import type { DataType, Field } from '@pixelframe/columnar';
import { branchType } from '../../supertype.ts';
import { defineFunction, typeMismatch } from '../define.ts';

/** The type of one of several values: their common one, or text where one of them is and the others print. */
function commonType(name: string, args: readonly Field[]): DataType {
  const [first, ...rest] = args.map(({ type }) => type);
  if (first === undefined) throw typeMismatch(name, args, 'at least one value');
  return rest.reduce((left, right) => {
    const common = branchType(left, right);
    if (common === null) throw typeMismatch(name, args, 'values of types that have one in common');
    return common;
  }, first);
}

export const coalesce = defineFunction({
  name: 'coalesce',
  daft: 'coalesce',
  args: [{ name: 'values', doc: 'Expressions, tried in order.', variadic: true }],
  params: [],
  nulls: 'own',
  returns: 'unknown',
  infer: (args) => commonType('coalesce', args),
  doc: 'The first of the values that is not null, in their common type; null where all are.',
  example: "df.select(F.coalesce(col('x'), col('a'), 0))",
});

export const fillNull = defineFunction({
  name: 'fillNull',
  daft: 'fill_null',
  args: [
    { name: 'input', doc: 'Any value.' },
    { name: 'fillValue', doc: 'What stands for null.' },
  ],
  params: [],
  nulls: 'own',
  returns: 'unknown',
  infer: (args) => commonType('fillNull', args),
  doc: 'The value, or the fill value where it is null, in their common type. NaN is no null: see `fillNan`.',
  example: "df.select(col('x').fillNull(0))",
});
