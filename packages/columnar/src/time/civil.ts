/**
 * The proleptic Gregorian calendar in days since 1970-01-01, by the era arithmetic of Howard Hinnant's paper
 * "chrono-Compatible Low-Level Date Algorithms": years begin in March, so the leap day is the last one.
 */

const ERA_DAYS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

/** The years that chrono, and so Daft, can hold. */
export const MIN_YEAR = -262_143;
export const MAX_YEAR = 262_142;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1]!;

/** Days since 1970-01-01 of a date that exists. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * ERA_DAYS + yearOfEra * 365 + (yearOfEra >> 2) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH;
}

/** Days since 1970-01-01; null where there is no such date. */
export function daysOfDate(year: number, month: number, day: number): number | null {
  if (!(year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12 && day >= 1)) return null;
  return day <= daysInMonth(year, month) ? daysFromCivil(year, month, day) : null;
}

/** A date; one object is written over and over in loops. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

export function civilFromDays(days: number, out: CivilDate): void {
  const z = days + EPOCH;
  const era = Math.floor(z / ERA_DAYS);
  const dayOfEra = z - era * ERA_DAYS;
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const marchMonth = ((5 * dayOfYear + 2) / 153) | 0;
  out.day = dayOfYear - (((153 * marchMonth + 2) / 5) | 0) + 1;
  out.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  out.year = era * 400 + yearOfEra + (out.month <= 2 ? 1 : 0);
}

/** Monday 0 to Sunday 6; 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): number {
  const weekday = (days + 3) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

export const dayOfYear = (days: number, year: number): number => days - daysFromCivil(year, 1, 1) + 1;

/** The year of ISO 8601 that a day belongs to: that of its week's Thursday. */
export function isoYear(days: number, scratch: CivilDate): number {
  civilFromDays(days - weekdayOf(days) + 3, scratch);
  return scratch.year;
}

/** The week of ISO 8601, 1 to 53. */
export function isoWeek(days: number, scratch: CivilDate): number {
  const thursday = days - weekdayOf(days) + 3;
  return Math.floor((thursday - daysFromCivil(isoYear(days, scratch), 1, 1)) / 7) + 1;
}

/** The week of the year where weeks begin on a weekday (Monday 0); the days before the first one are in week 0. */
export const weekFrom = (days: number, year: number, first: number): number =>
  Math.floor((dayOfYear(days, year) + 6 - ((weekdayOf(days) + 7 - first) % 7)) / 7);
