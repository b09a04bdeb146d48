import type { DataType } from '@pixelframe/columnar';
import { DataType as T, isFloat, isNumeric } from '@pixelframe/columnar';
import { isOrderable } from '../comparison.ts';
import type { FunctionDefinition } from '../define.ts';
import { lowerCase, oneOf, typeMismatch } from '../define.ts';
import { listFunction } from './list-argument.ts';

export const listCount = listFunction({
  name: 'listCount',
  params: [
    {
      name: 'mode',
      type: "'valid' | 'all' | 'null'",
      doc: 'Which items count: those that are there, all, or the nulls.',
      default: 'valid',
      positional: true,
      check: oneOf('valid', 'all', 'null'),
      normalize: lowerCase,
    },
  ],
  of: () => T.uint64(),
  returns: 'number',
  doc: 'Number of items of each list that are not null (or of all, or of the nulls); null for a null list.',
  example: "df.select(col('tags').listCount())",
});

/** One value of all items that are not null; null where there is none. */
const aggregate = (
  name: string,
  accepts: (item: DataType) => boolean,
  expected: string,
  result: (item: DataType) => DataType,
  doc: string,
  column: string,
): FunctionDefinition =>
  listFunction({
    name,
    of(item, args) {
      if (!accepts(item)) throw typeMismatch(name, args, `a list of ${expected}`);
      return result(item);
    },
    returns: name.startsWith('listBool') ? 'boolean' : 'number',
    doc: `${doc} Nulls are left out; null where no item is left.`,
    example: `df.select(${column}.${name}())`,
  });

const sumType = (item: DataType): DataType =>
  isFloat(item) ? item : item.kind.startsWith('u') ? T.uint64() : T.int64();
const same = (item: DataType): DataType => item;
const numbers = "col('numbers')";
const flags = "F.toList(col('flag'), true)";
const isBool = (item: DataType): boolean => item.kind === 'bool';

export const listSum = aggregate(
  'listSum',
  isNumeric,
  'numbers',
  sumType,
  'Sum of the items of each list: Int64 or UInt64 of integers, which wraps around; floats keep their type.',
  numbers,
);
export const listMean = aggregate(
  'listMean',
  isNumeric,
  'numbers',
  () => T.float64(),
  'Mean of the items of each list.',
  numbers,
);
export const listMin = aggregate(
  'listMin',
  isOrderable,
  'values that have an order',
  same,
  'Smallest item of each list; NaN is greater than every number.',
  numbers,
);
export const listMax = aggregate(
  'listMax',
  isOrderable,
  'values that have an order',
  same,
  'Largest item of each list; NaN is greater than every number.',
  numbers,
);
export const listBoolAnd = aggregate(
  'listBoolAnd',
  isBool,
  'booleans',
  same,
  'Whether all items of each list are true.',
  flags,
);
export const listBoolOr = aggregate(
  'listBoolOr',
  isBool,
  'booleans',
  same,
  'Whether any item of each list is true.',
  flags,
);
