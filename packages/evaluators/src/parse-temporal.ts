import type { TimeUnit } from '@pixelframe/columnar';

const DAY_MS = 86_400_000;
const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n };

const CLOCK = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9})\d*)?)?(Z|[+-]\d{2}:?\d{2})?`;
const DATE = new RegExp(String.raw`^([+-]?\d{4,6})-(\d{1,2})-(\d{1,2})(?:[ T]${CLOCK})?$`);
const TIMESTAMP = new RegExp(String.raw`^([+-]?\d{4,6})-(\d{2})-(\d{2})(?:[ T]${CLOCK})?$`);

function daysOf(year: string, month: string, day: string): number | null {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // 31 April would be 1 May.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return Math.round(date.getTime() / DAY_MS);
}

/** Days since 1970-01-01 of `2022-01-08`, `2022-1-8` or the date of an ISO 8601 timestamp; null for other text. */
export function parseDate(text: string): number | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return year === undefined ? null : daysOf(year, month!, day!);
}

/** Count of `unit` since 1970 of an ISO 8601 date or timestamp, UTC unless it has an offset; null for other text. */
export function parseTimestamp(text: string, unit: TimeUnit): bigint | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    TIMESTAMP.exec(text) ?? [];
  const days = year === undefined ? null : daysOf(year, month!, day!);
  if (days === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  let seconds = days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (zone !== 'Z') {
    const offset = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60;
    seconds -= zone.startsWith('-') ? -offset : offset;
  }
  const perSecond = PER_SECOND[unit];
  return BigInt(seconds) * perSecond + BigInt(fraction.padEnd(9, '0')) / (1_000_000_000n / perSecond);
}
