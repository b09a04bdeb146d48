import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn } from '@pixelframe/columnar';
import { asNumbers } from '../numbers.ts';
import { validityWithout } from '../validity.ts';

/** Integers of any width; those beyond 2^53 only roughly, as they are out of every range anyway. */
export const integersOf = (column: Column): ArrayLike<number> =>
  asNumbers(column) ?? Float64Array.from(column.values as BigInt64Array, Number);

/** Days since 1970, null where they do not fit 32 bits or are NaN. */
export function dateColumn(days: Float64Array, type: Column['type']): Column {
  const values = new Int32Array(days.length);
  const bad: number[] = [];
  for (let i = 0; i < values.length; i++) {
    values[i] = days[i]!;
    if (values[i] !== days[i]) bad.push(i);
  }
  const column = fixedWidthColumn(type, values);
  return { ...column, validity: validityWithout(column, bad) };
}
