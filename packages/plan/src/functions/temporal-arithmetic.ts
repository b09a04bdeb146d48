import type { DataType, Field, TimeUnit } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';

const UNITS: readonly TimeUnit[] = ['s', 'ms', 'us', 'ns'];

const finer = (a: TimeUnit, b: TimeUnit): TimeUnit => (UNITS.indexOf(a) < UNITS.indexOf(b) ? b : a);

/**
 * What a date, timestamp or duration is after it was moved by a duration: dates and timestamps keep their type, two
 * durations have the finer unit of both. Null: the types are others.
 */
function movedBy(type: DataType, duration: DataType): DataType | null {
  if (duration.kind !== 'duration') return null;
  if (type.kind === 'duration') return T.duration(finer(type.unit, duration.unit));
  return type.kind === 'date' || type.kind === 'timestamp' ? type : null;
}

/** Type of a sum with a duration in it; null: it is none. */
export function temporalSum(args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  return movedBy(left, right) ?? movedBy(right, left);
}

/** Type of a difference of dates, timestamps or durations; null: it is none, or the time zones differ. */
export function temporalDifference(args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (left.kind === 'date' && right.kind === 'date') return T.duration('s');
  if (left.kind === 'timestamp' && right.kind === 'timestamp' && left.timezone === right.timezone) {
    return T.duration(finer(left.unit, right.unit));
  }
  return movedBy(left, right);
}
