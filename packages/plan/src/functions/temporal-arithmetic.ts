import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, sameType } from '@pixelframe/columnar';

/** What a duration may be added to: any date; a timestamp or a duration of the same unit. */
function movedBy(type: DataType, duration: DataType): boolean {
  if (duration.kind !== 'duration') return false;
  return (
    type.kind === 'date' || ((type.kind === 'timestamp' || type.kind === 'duration') && type.unit === duration.unit)
  );
}

/** Type of a sum with a duration in it; null: it is none, or the units differ. */
export function temporalSum(args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (movedBy(left, right)) return left;
  return movedBy(right, left) ? right : null;
}

/** Type of a difference of dates, timestamps or durations; null: it is none, or the units or time zones differ. */
export function temporalDifference(args: readonly Field[]): DataType | null {
  const [left, right] = args.map((arg) => arg.type) as [DataType, DataType];
  if (movedBy(left, right)) return left;
  if (!sameType(left, right)) return null;
  if (left.kind === 'date') return T.duration('s');
  return left.kind === 'timestamp' ? T.duration(left.unit) : null;
}
