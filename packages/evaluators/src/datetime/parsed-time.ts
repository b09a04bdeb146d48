import type { CivilDate } from '@pixelframe/columnar';
import {
  civilFromDays,
  dayOfYear,
  daysFromCivil,
  daysInMonth,
  isLeapYear,
  isoWeek,
  isoYear,
  MAX_YEAR,
  MIN_YEAR,
  weekdayOf,
  weekFrom,
} from '@pixelframe/columnar';

/** What a text may say about a moment. Weekdays are counted from Monday, 0; `half` is 0 before noon, 1 after it. */
export const FIELDS = {
  year: 0,
  century: 1,
  yearOfCentury: 2,
  isoYear: 3,
  isoYearOfCentury: 4,
  quarter: 5,
  month: 6,
  day: 7,
  ordinal: 8,
  weekday: 9,
  weekFromSunday: 10,
  weekFromMonday: 11,
  isoWeek: 12,
  half: 13,
  hour12: 14,
  minute: 15,
  second: 16,
  nanos: 17,
  timestamp: 18,
  offset: 19,
} as const;

export type FieldName = keyof typeof FIELDS;

/** The values each field can have. */
export const LIMITS: Readonly<Record<FieldName, readonly [low: number, high: number]>> = {
  year: [MIN_YEAR, MAX_YEAR],
  century: [0, 99],
  yearOfCentury: [0, 99],
  isoYear: [MIN_YEAR, MAX_YEAR],
  isoYearOfCentury: [0, 99],
  quarter: [1, 4],
  month: [1, 12],
  day: [1, 31],
  ordinal: [1, 366],
  weekday: [0, 6],
  weekFromSunday: [0, 53],
  weekFromMonday: [0, 53],
  isoWeek: [1, 53],
  half: [0, 1],
  hour12: [0, 11],
  minute: [0, 59],
  second: [0, 60],
  nanos: [0, 999_999_999],
  timestamp: [0, Number.MAX_SAFE_INTEGER],
  offset: [-86_399, 86_399],
};

/** Fields read so far, by the numbers of {@link FIELDS}, NaN where there is none; and the position in the text. */
export interface ParsedTime {
  at: number;
  readonly fields: Float64Array;
}

export const emptyTime = (): ParsedTime => ({ at: 0, fields: new Float64Array(Object.keys(FIELDS).length) });

const absent = Number.isNaN;
const scratch: CivilDate = { year: 0, month: 0, day: 0 };

/** A year given whole or by its last digits, which alone mean 1970 to 2069; NaN: not given. */
function yearOf(year: number, century: number, yearOfCentury: number): number {
  if (!absent(year)) return year;
  if (absent(yearOfCentury)) return Number.NaN;
  if (absent(century)) return yearOfCentury + (yearOfCentury < 70 ? 2000 : 1900);
  return century * 100 + yearOfCentury;
}

/** The day that the fields name one way or another, unchecked against the others; NaN: there is too little. */
function dayOf(fields: Float64Array): number {
  const year = yearOf(fields[FIELDS.year]!, fields[FIELDS.century]!, fields[FIELDS.yearOfCentury]!);
  const [month, day] = [fields[FIELDS.month]!, fields[FIELDS.day]!];
  if (!absent(year + month + day)) {
    return day <= daysInMonth(year, month) ? daysFromCivil(year, month, day) : Number.NaN;
  }
  const ordinal = fields[FIELDS.ordinal]!;
  const newYear = daysFromCivil(year, 1, 1);
  if (!absent(year + ordinal)) {
    return ordinal <= (isLeapYear(year) ? 366 : 365) ? newYear + ordinal - 1 : Number.NaN;
  }
  const weekday = fields[FIELDS.weekday]!;
  for (const [field, first] of [
    [FIELDS.weekFromSunday, 6],
    [FIELDS.weekFromMonday, 0],
  ] as const) {
    const week = fields[field]!;
    if (absent(year + week + weekday)) continue;
    const toFirstWeek = (first + 7 - weekdayOf(newYear)) % 7;
    return newYear + toFirstWeek + (week - 1) * 7 + ((weekday + 7 - first) % 7);
  }
  const weekYear = yearOf(fields[FIELDS.isoYear]!, Number.NaN, fields[FIELDS.isoYearOfCentury]!);
  const week = fields[FIELDS.isoWeek]!;
  if (absent(weekYear + week + weekday)) return Number.NaN;
  // 4 January is always in the first week.
  const fourth = daysFromCivil(weekYear, 1, 4);
  return fourth - weekdayOf(fourth) + (week - 1) * 7 + weekday;
}

const agrees = (field: number, value: number): boolean => absent(field) || field === value;

/** Whether nothing that was said is untrue of a day. Fields that are seldom there are looked at only where they are. */
function describes(fields: Float64Array, days: number): boolean {
  civilFromDays(days, scratch);
  const { year, month, day } = scratch;
  if (
    !agrees(fields[FIELDS.year]!, year) ||
    !agrees(fields[FIELDS.month]!, month) ||
    !agrees(fields[FIELDS.day]!, day) ||
    !agrees(fields[FIELDS.weekday]!, weekdayOf(days))
  ) {
    return false;
  }
  const is = (field: number, value: () => number): boolean => absent(fields[field]!) || fields[field] === value();
  return (
    is(FIELDS.century, () => Math.floor(year / 100)) &&
    is(FIELDS.yearOfCentury, () => ((year % 100) + 100) % 100) &&
    is(FIELDS.quarter, () => Math.ceil(month / 3)) &&
    is(FIELDS.ordinal, () => dayOfYear(days, year)) &&
    is(FIELDS.weekFromSunday, () => weekFrom(days, year, 6)) &&
    is(FIELDS.weekFromMonday, () => weekFrom(days, year, 0)) &&
    is(FIELDS.isoYear, () => isoYear(days, scratch)) &&
    is(FIELDS.isoYearOfCentury, () => ((isoYear(days, scratch) % 100) + 100) % 100) &&
    is(FIELDS.isoWeek, () => isoWeek(days, scratch))
  );
}

/** Days since 1970 of the date that was read; null: the fields name none, or contradict each other. */
export function dateRead({ fields }: ParsedTime): number | null {
  const days = dayOf(fields);
  return !absent(days) && describes(fields, days) ? days : null;
}

/** Local seconds since 1970 of the moment that was read, a leap second as the second after it; null: none. */
export function localRead(time: ParsedTime): number | null {
  const { fields } = time;
  const hour = fields[FIELDS.half]! * 12 + fields[FIELDS.hour12]!;
  const [minute, second] = [fields[FIELDS.minute]!, fields[FIELDS.second]!];
  const timestamp = fields[FIELDS.timestamp]!;
  if (!absent(timestamp)) {
    const offset = fields[FIELDS.offset]!;
    const local = timestamp + (absent(offset) ? 0 : offset);
    const days = Math.floor(local / 86_400);
    const ofDay = local - days * 86_400;
    const same =
      describes(fields, days) &&
      agrees(hour, Math.floor(ofDay / 3600)) &&
      agrees(minute, Math.floor(ofDay / 60) % 60) &&
      agrees(second, ofDay % 60);
    return same ? local : null;
  }
  const days = dateRead(time);
  if (days === null || absent(hour + minute)) return null;
  // A fraction of a second that was not given is no moment.
  if (absent(second) && !absent(fields[FIELDS.nanos]!)) return null;
  return days * 86_400 + hour * 3600 + minute * 60 + (absent(second) ? 0 : second);
}
