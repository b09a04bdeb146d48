import type { TimeUnit } from '../data-type.ts';

export const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };

const WIDE: Readonly<Record<TimeUnit, bigint>> = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n };

export const unitsPerSecond = (unit: TimeUnit): bigint => WIDE[unit];

export const MS_PER_DAY = 86_400_000;

/** Division rounded down, as for times before 1970. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** Milliseconds since 1970 (a safe integer) as a count of `unit`, rounded down. */
export function millisTo(unit: TimeUnit, millis: number): bigint {
  return floorDiv(BigInt(millis) * WIDE[unit], 1000n);
}

/** A count of `unit` since 1970 as milliseconds; below a millisecond the fraction is kept as far as a Date can. */
export function toMillis(unit: TimeUnit, value: bigint): number {
  return Number(floorDiv(value * 1000n, WIDE[unit]));
}
