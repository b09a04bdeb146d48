import type { TimeUnit } from '@pixelframe/columnar';
import { daysOfDate, localToUtc, REPEATED, unitsPerSecond, zoneOf } from '@pixelframe/columnar';

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9})\d*)?)?(?: ?([AP]M))?$/i;
const WHOLE = /^[+-]?\d{1,19}$/;

const CLOCK = String.raw`(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9})\d*)?)?(Z|[+-]\d{2}:?\d{2})?`;
const DATE = new RegExp(String.raw`^([+-]?\d{4,6})-(\d{1,2})-(\d{1,2})(?:[ T]${CLOCK})?$`);
const TIMESTAMP = new RegExp(String.raw`^([+-]?\d{4,6})-(\d{2})-(\d{2})(?:[ T]${CLOCK})?$`);

/** Days since 1970-01-01 of `2022-01-08`, `2022-1-8` or the date of an ISO 8601 timestamp; null for other text. */
export function parseDate(text: string): number | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return year === undefined ? null : daysOfDate(Number(year), Number(month), Number(day));
}

const NANOS = 1_000_000_000n;

/** Decimals of a second as a count of `unit`, cut off. */
const fractionOf = (fraction: string, unit: TimeUnit): bigint =>
  BigInt(fraction.padEnd(9, '0')) / (NANOS / unitsPerSecond(unit));

/**
 * Count of `unit` since midnight of `01:02`, `01:02:03.5`, `1:02 PM` (60 is a leap second), or a count written as a
 * number; null for other text.
 */
export function parseTime(text: string, unit: TimeUnit): bigint | null {
  if (WHOLE.test(text)) return parseDuration(text);
  const [, hours, minute, second = '0', fraction = '', half] = TIME.exec(text) ?? [];
  if (hours === undefined || Number(minute) > 59 || Number(second) > 60) return null;
  let hour = Number(hours);
  if (half === undefined) {
    if (hours.length < 2 || hour > 23) return null;
  } else {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  }
  const seconds = hour * 3600 + Number(minute) * 60 + Number(second);
  return BigInt(seconds) * unitsPerSecond(unit) + fractionOf(fraction, unit);
}

/** A duration's count, written as a number; null for other text. */
export const parseDuration = (text: string): bigint | null =>
  WHOLE.test(text) ? BigInt(text.replace(/^\+/, '')) : null;

/**
 * Count of `unit` since 1970 of an ISO 8601 date or timestamp, by the clocks of `timezone` (null: UTC) unless it has an
 * offset; null for other text, and for a time that those clocks skip or show twice.
 */
export function parseTimestamp(text: string, unit: TimeUnit, timezone: string | null = null): bigint | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = TIMESTAMP.exec(text) ?? [];
  const days = year === undefined ? null : daysOfDate(Number(year), Number(month), Number(day));
  if (days === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  let seconds = days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (zone === undefined) {
    seconds = localToUtc(zoneOf(timezone), seconds);
    if (Number.isNaN(seconds) || seconds === REPEATED) return null;
  } else if (!/^z$/i.test(zone)) {
    const offset = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60;
    seconds -= zone.startsWith('-') ? -offset : offset;
  }
  return BigInt(seconds) * unitsPerSecond(unit) + fractionOf(fraction, unit);
}
