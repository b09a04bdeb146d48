import type { CivilDate, Column } from '@pixelframe/columnar';
import {
  civilFromDays,
  dayOfYear as ordinal,
  fixedWidthColumn,
  isoWeek,
  PER_SECOND,
  valuesConstructor,
  weekdayOf,
} from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { writeSafeIntegers } from '../numbers.ts';
import { DAY, joinInstants, localDays, localInstants, unitOf, utcDays } from './instants.ts';

/** One number for each day; equal days in a row are looked up once. */
const ofDay =
  (compute: (days: number, scratch: CivilDate) => number): Evaluator =>
  ([input], call) => {
    const days = localDays(input!);
    const values = new (valuesConstructor(call.type)!)(call.length) as Uint32Array<ArrayBuffer>;
    const scratch: CivilDate = { year: 0, month: 0, day: 0 };
    let last = Number.NaN;
    let result = 0;
    for (let i = 0; i < values.length; i++) {
      if (days[i] !== last) {
        last = days[i]!;
        result = compute(last, scratch);
      }
      values[i] = result;
    }
    return fixedWidthColumn(call.type, values);
  };

const ofDate = (compute: (date: CivilDate, days: number) => number): Evaluator =>
  ofDay((days, scratch) => {
    civilFromDays(days, scratch);
    return compute(scratch, days);
  });

export const year = ofDate((civil) => civil.year);
export const quarter = ofDate((civil) => Math.ceil(civil.month / 3));
export const month = ofDate((civil) => civil.month);
export const day = ofDate((civil) => civil.day);
export const dayOfMonth = day;
export const dayofmonth = day;
export const dayOfWeek = ofDay(weekdayOf);
export const dayOfYear = ofDate((civil, days) => ordinal(days, civil.year));
export const dayofyear = dayOfYear;
export const weekOfYear = ofDay(isoWeek);
export const weekofyear = weekOfYear;

export const date: Evaluator = ([input], { type }) => fixedWidthColumn(type, localDays(input!));

/** A number of the seconds within a day. */
const ofSeconds =
  (compute: (second: number) => number): Evaluator =>
  ([input], { type, length }) => {
    const { seconds } = localInstants(input!);
    const values = new Uint32Array(length);
    for (let i = 0; i < length; i++) values[i] = compute(seconds[i]! - Math.floor(seconds[i]! / DAY) * DAY);
    return fixedWidthColumn(type, values);
  };

export const hour = ofSeconds((second) => (second / 3600) | 0);
export const minute = ofSeconds((second) => ((second / 60) | 0) % 60);
export const second = ofSeconds((second) => second % 60);

/** All below a second, in units of which a second has `units`. */
const ofParts =
  (units: number): Evaluator =>
  ([input], { type, length }) => {
    const { parts } = localInstants(input!);
    const perSecond = PER_SECOND[unitOf(input!.type)];
    const values = new Uint32Array(length);
    for (let i = 0; i < length; i++) values[i] = Math.floor((parts[i]! * units) / perSecond);
    return fixedWidthColumn(type, values);
  };

export const millisecond = ofParts(1e3);
export const microsecond = ofParts(1e6);
export const nanosecond = ofParts(1e9);

export const unixDate: Evaluator = ([input], { type, length }) => {
  const values = new BigInt64Array(length);
  writeSafeIntegers(utcDays(input!), values);
  return fixedWidthColumn(type, values);
};

export const time: Evaluator = ([input], { type, length }) => {
  const from = PER_SECOND[unitOf(input!.type)];
  const to = PER_SECOND[unitOf(type)];
  if (input!.type.kind === 'time') return input!;
  const { seconds, parts } = localInstants(input!);
  for (let i = 0; i < length; i++) {
    seconds[i] = seconds[i]! - Math.floor(seconds[i]! / DAY) * DAY;
    parts[i] = (parts[i]! * to) / from;
  }
  return joinInstants({ seconds, parts }, to, type);
};

const PARTS: Readonly<Record<string, Evaluator>> = {
  date,
  day,
  day_of_month: day,
  day_of_week: dayOfWeek,
  day_of_year: dayOfYear,
  hour,
  microsecond,
  millisecond,
  minute,
  month,
  nanosecond,
  quarter,
  second,
  unix_date: unixDate,
  week_of_year: weekOfYear,
  year,
};

export const datepart: Evaluator = (args, call): Column => PARTS[String(call.options['part'])]!(args, call);
