import { DataType, PlanError } from '@pixelframe/columnar';
import { literal } from '@pixelframe/plan';
import { Expression } from './expression.ts';

/** Parts of an interval: integers, which are added up. A day has 24 hours. */
export interface IntervalParts {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly millis?: number;
  readonly micros?: number;
  readonly nanos?: number;
}

const NANOS: Readonly<Record<keyof IntervalParts, bigint>> = {
  days: 86_400_000_000_000n,
  hours: 3_600_000_000_000n,
  minutes: 60_000_000_000n,
  seconds: 1_000_000_000n,
  millis: 1_000_000n,
  micros: 1000n,
  nanos: 1n,
};

/**
 * A length of time, to be added to dates, timestamps and durations or taken from them: a Duration in microseconds, or
 * in nanoseconds where it has such. A timestamp keeps its unit, a date moves by whole days.
 *
 * @example
 * df.withColumn('due', col('at').add(interval({ days: 14, hours: 12 })))
 */
export function interval(parts: IntervalParts): Expression<bigint> {
  let nanos = 0n;
  for (const [name, value] of Object.entries(parts) as [string, unknown][]) {
    if (name === 'months' || name === 'years') {
      throw new PlanError(`interval: ${name} have no fixed length.`, {
        hint: `Use .addMonths(${name === 'months' ? String(value) : `12 * ${String(value)}`}), which gives a Date.`,
      });
    }
    if (!Object.hasOwn(NANOS, name)) {
      throw new PlanError(`interval has no part "${name}". Available: ${Object.keys(NANOS).join(', ')}.`);
    }
    if (!Number.isSafeInteger(value)) {
      throw new PlanError(`interval: ${name} must be an integer, got ${String(value)}.`);
    }
    nanos += BigInt(value as number) * NANOS[name as keyof IntervalParts];
  }
  const fine = nanos % 1000n !== 0n;
  const count = fine ? nanos : nanos / 1000n;
  if (BigInt.asIntN(64, count) !== count) {
    throw new PlanError(`interval: more than 64 bits of ${fine ? 'nanoseconds' : 'microseconds'}.`);
  }
  return Expression.of(literal(count, DataType.duration(fine ? 'ns' : 'us')));
}
