import type { Column } from '@pixelframe/columnar';
import { columnToValues, isValid } from '@pixelframe/columnar';
import { supertype } from '@pixelframe/plan';
import { castColumn } from './cast.ts';
import { comparator } from './compare.ts';
import type { Evaluator } from './evaluator.ts';
import { boolColumn } from './validity.ts';

const comparison =
  (test: (sign: number) => boolean): Evaluator =>
  (args, call) => {
    const compare = comparator(args[0]!, args[1]!);
    return boolColumn(call.length, (i) => test(compare(i, i)));
  };

export const eq = comparison((sign) => sign === 0);
export const ne = comparison((sign) => sign !== 0);
export const lt = comparison((sign) => sign < 0);
export const le = comparison((sign) => sign <= 0);
export const gt = comparison((sign) => sign > 0);
export const ge = comparison((sign) => sign >= 0);

export const eqNullSafe: Evaluator = (args, call) => {
  const [left, right] = args as [Column, Column];
  const compare = comparator(left, right);
  return boolColumn(call.length, (i) => {
    const present = isValid(left, i);
    return present === isValid(right, i) && (!present || compare(i, i) === 0);
  });
};

export const between: Evaluator = (args, call) => {
  const lower = comparator(args[0]!, args[1]!);
  const upper = comparator(args[0]!, args[2]!);
  return boolColumn(call.length, (i) => lower(i, i) >= 0 && upper(i, i) <= 0);
};

export const isIn: Evaluator = (args, call) => {
  const [input, list] = args as [Column, Column];
  const items = list.children[0]!;
  const common = supertype(input.type, items.type)!;
  const key = (value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  const wanted = new Set(columnToValues(castColumn(items, common), { int64: 'number' }).map(key));
  const values = columnToValues(castColumn(input, common), { int64: 'number' }).map(key);
  return boolColumn(call.length, (i) => values[i] !== null && wanted.has(values[i]), input.validity);
};
