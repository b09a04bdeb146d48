import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import { fixedWidthColumn } from '@pixelframe/columnar';

const DAY: Readonly<Record<TimeUnit, bigint>> = {
  s: 86_400n,
  ms: 86_400_000n,
  us: 86_400_000_000n,
  ns: 86_400_000_000_000n,
};

/** Whole days of a duration, rounded towards zero; other columns as they are. */
function daysOf(column: Column): ArrayLike<number> {
  if (column.type.kind !== 'duration') return column.values as Int32Array;
  const perDay = DAY[column.type.unit];
  return Float64Array.from(column.values as BigInt64Array, (value) => Number(value / perDay));
}

/** Dates, timestamps and durations added or subtracted; the definitions have made their units equal. */
export function addTemporal(left: Column, right: Column, type: DataType, sign: 1 | -1): Column {
  if (type.kind === 'date') {
    const [a, b] = [daysOf(left), daysOf(right)];
    return fixedWidthColumn(
      type,
      Int32Array.from(a, (days, i) => days + sign * b[i]!),
    );
  }
  const factor = left.type.kind === 'date' ? DAY.s : 1n;
  const [a, b] = [left, right].map((column) => column.values as BigInt64Array | Int32Array);
  const values = new BigInt64Array(left.length);
  for (let i = 0; i < values.length; i++) values[i] = (BigInt(a![i]!) + BigInt(sign) * BigInt(b![i]!)) * factor;
  return fixedWidthColumn(type, values);
}
