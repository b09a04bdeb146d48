/** The length of an interval: a whole number of seconds and nanoseconds, or of calendar months. */
export interface TruncationInterval {
  readonly months: number;
  readonly seconds: number;
  /** Below a second. */
  readonly nanos: number;
}

const SECONDS: Readonly<Record<string, number>> = { week: 604_800, day: 86_400, hour: 3600, minute: 60, second: 1 };
const NANOS: Readonly<Record<string, number>> = { millisecond: 1_000_000, microsecond: 1000, nanosecond: 1 };
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Reads `15 minutes`: a positive count and a unit, in the singular or plural. Null for anything else. */
export function parseTruncationInterval(text: string): TruncationInterval | null {
  const [, digits, unit] = /^(\d+) ([a-z]+?)s?$/.exec(text) ?? [];
  const count = Number(digits);
  if (unit === undefined || !Number.isSafeInteger(count) || count === 0) return null;
  if (MONTHS[unit] !== undefined) return { months: count * MONTHS[unit], seconds: 0, nanos: 0 };
  if (SECONDS[unit] !== undefined) return { months: 0, seconds: count * SECONDS[unit], nanos: 0 };
  if (NANOS[unit] === undefined) return null;
  const seconds = Math.floor(count / (1_000_000_000 / NANOS[unit]));
  return { months: 0, seconds, nanos: (count - seconds * (1_000_000_000 / NANOS[unit])) * NANOS[unit] };
}
