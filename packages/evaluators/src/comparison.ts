import type { Column, DataType } from '@pixelframe/columnar';
import { columnToValues, getBit, isValid, nullColumn } from '@pixelframe/columnar';
import { comparisonType } from '@pixelframe/plan';
import { and } from './boolean.ts';
import { castColumn } from './cast.ts';
import { comparator } from './compare.ts';
import type { Evaluator, EvaluatorCall } from './evaluator.ts';
import { boolColumn, commonValidity } from './validity.ts';

/** Strings beside dates become dates; what is no date has no answer. */
function aligned(left: Column, right: Column): [Column, Column] {
  const common = comparisonType(left.type, right.type)!;
  const dated = (column: Column): Column =>
    column.type.kind === 'string' && common.kind !== 'string' ? castColumn(column, common) : column;
  return [dated(left), dated(right)];
}

/** Null where either side is. */
function compared(first: Column, second: Column, length: number, test: (sign: number) => boolean): Column {
  const [left, right] = aligned(first, second);
  const compare = comparator(left, right);
  return boolColumn(length, (i) => test(compare(i, i)), commonValidity([left, right], length));
}

const comparison =
  (test: (sign: number) => boolean): Evaluator =>
  (args, call) =>
    compared(args[0]!, args[1]!, call.length, test);

export const eq = comparison((sign) => sign === 0);
export const ne = comparison((sign) => sign !== 0);
export const lt = comparison((sign) => sign < 0);
export const le = comparison((sign) => sign <= 0);
export const gt = comparison((sign) => sign > 0);
export const ge = comparison((sign) => sign >= 0);

export const eqNullSafe: Evaluator = (args, call) => {
  const [left, right] = aligned(args[0]!, args[1]!);
  const compare = comparator(left, right);
  return boolColumn(call.length, (i) => {
    const present = isValid(left, i);
    return present === isValid(right, i) && (!present || compare(i, i) === 0);
  });
};

export const between: Evaluator = (args, call) => {
  const [input, lower, upper] = args as [Column, Column, Column];
  return and([ge([input, lower], call), le([input, upper], call)], call);
};

/** Values as they are found in a Set: dates by their count, bytes by their text. */
function keysOf(column: Column, type: DataType): unknown[] {
  return columnToValues(castColumn(column, type), { temporal: 'bigint' }).map((value) =>
    value instanceof Uint8Array ? value.join() : typeof value === 'bigint' ? String(value) : value,
  );
}

export const isIn: Evaluator = (args, call: EvaluatorCall) => {
  const [input, list] = args as [Column, Column];
  const items = list.children[0]!;
  if (items.length === 0) return boolColumn(call.length, () => false);
  const common = comparisonType(input.type, items.type)!;
  if (common.kind === 'null') return nullColumn(call.type, call.length);
  const wanted = new Set(keysOf(items, common));
  const nullListed = wanted.delete(null);
  const values = keysOf(input, common);
  const found = boolColumn(call.length, (i) => values[i] !== null && wanted.has(values[i]));
  const known = boolColumn(
    call.length,
    (i) => values[i] !== null && (!nullListed || getBit(found.values as Uint8Array, i)),
  );
  return { ...found, validity: known.values as Uint8Array<ArrayBuffer> };
};
