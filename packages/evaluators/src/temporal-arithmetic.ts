import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import { DataType as T, fixedWidthColumn, floorDiv, retype, unitsPerSecond } from '@pixelframe/columnar';
import { wideArithmetic } from './arithmetic-wide.ts';
import { fromNumbers } from './cast-numbers.ts';
import { asFloat64, mapIntegers } from './numbers.ts';

const DAY: Readonly<Record<TimeUnit, number>> = {
  s: 86_400,
  ms: 86_400_000,
  us: 86_400_000_000,
  ns: 86_400_000_000_000,
};

/** Whole days of a duration, rounded towards zero; other columns as they are. */
function daysOf(column: Column): Float64Array {
  if (column.type.kind !== 'duration') return asFloat64(column);
  const perDay = DAY[column.type.unit];
  const days = mapIntegers(
    column,
    (value) => Math.trunc(value / perDay),
    (value) => value / BigInt(perDay),
  );
  return asFloat64({ ...column, values: days });
}

/** A timestamp or duration as the integers it would be in another unit; what a coarser one cannot hold is rounded. */
function countsIn(column: Column, unit: TimeUnit, round: 'down' | 'up'): Column {
  const { type } = column;
  const integers = retype(column, T.int64());
  if (!('unit' in type) || type.unit === unit) return integers;
  const [from, to] = [unitsPerSecond(type.unit), unitsPerSecond(unit)];
  const [times, over] = from < to ? [to / from, 1n] : [1n, from / to];
  const sign = round === 'down' ? 1 : -1;
  const [fastTimes, fastOver, bigSign] = [sign * Number(times), Number(over), BigInt(sign)];
  const values = mapIntegers(
    column,
    (value) => sign * Math.floor((value * fastTimes) / fastOver),
    (value) => bigSign * floorDiv(bigSign * value * times, over),
  );
  return { ...integers, values };
}

/**
 * Dates, timestamps and durations added or subtracted, in the unit of the result; sums are rounded down. A column of one
 * row stands for all.
 */
export function addTemporal(left: Column, right: Column, type: DataType, length: number, op: 'add' | 'sub'): Column {
  if (type.kind !== 'date' && left.type.kind !== 'date') {
    const { unit } = type as { readonly unit: TimeUnit };
    const a = countsIn(left, unit, 'down');
    const b = countsIn(right, unit, op === 'add' ? 'down' : 'up');
    return retype(wideArithmetic(op, a, b, T.int64(), length), type);
  }
  const [a, b] = [daysOf(left), daysOf(right)];
  const sign = op === 'add' ? 1 : -1;
  const p = a.length === 1 ? 0 : 1;
  const q = b.length === 1 ? 0 : 1;
  if (type.kind === 'date') {
    const days = new Int32Array(length);
    for (let i = 0; i < length; i++) days[i] = a[i * p]! + sign * b[i * q]!;
    return fixedWidthColumn(type, days);
  }
  const seconds = new Float64Array(length);
  for (let i = 0; i < length; i++) seconds[i] = (a[i * p]! - b[i * q]!) * DAY.s;
  return fromNumbers(seconds, fixedWidthColumn(T.float64(), seconds), type);
}
