import type { CivilDate } from '@pixelframe/columnar';
import {
  civilFromDays,
  daysFromCivil,
  daysInMonth,
  fixedWidthColumn,
  MAX_YEAR,
  MIN_YEAR,
  PER_SECOND,
  weekdayOf,
} from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { dateColumn, integersOf } from './integers.ts';
import { DAY, localDays, splitInstants, unitOf } from './instants.ts';
import { WEEKDAYS } from './names.ts';

const moved =
  (sign: 1 | -1): Evaluator =>
  ([input, days], { type, length }) => {
    const from = input!.values as Int32Array;
    const by = integersOf(days!);
    const result = new Float64Array(length);
    for (let i = 0; i < length; i++) result[i] = from[i]! + sign * by[i]!;
    return dateColumn(result, type);
  };

export const dateAdd = moved(1);
export const dateadd = dateAdd;
export const dateSub = moved(-1);

export const dateDiff: Evaluator = ([end, start], { type, length }) => {
  const [a, b] = [localDays(end!), localDays(start!)];
  const values = new Int32Array(length);
  for (let i = 0; i < length; i++) values[i] = a[i]! - b[i]!;
  return fixedWidthColumn(type, values);
};
export const datediff = dateDiff;

export const addMonths: Evaluator = ([input, months], { type, length }) => {
  const days = localDays(input!);
  const by = integersOf(months!);
  const civil: CivilDate = { year: 0, month: 0, day: 0 };
  const result = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    civilFromDays(days[i]!, civil);
    const index = civil.year * 12 + civil.month - 1 + by[i]!;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    result[i] =
      year >= MIN_YEAR && year <= MAX_YEAR
        ? daysFromCivil(year, month, Math.min(civil.day, daysInMonth(year, month)))
        : Number.NaN;
  }
  return dateColumn(result, type);
};

export const monthsBetween: Evaluator = ([end, start], { type, length }) => {
  const [a, b] = [splitInstants(end!), splitInstants(start!)];
  const [perA, perB] = [PER_SECOND[unitOf(end!.type)], PER_SECOND[unitOf(start!.type)]];
  const [one, other]: CivilDate[] = [
    { year: 0, month: 0, day: 0 },
    { year: 0, month: 0, day: 0 },
  ];
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const [daysA, daysB] = [Math.floor(a.seconds[i]! / DAY), Math.floor(b.seconds[i]! / DAY)];
    civilFromDays(daysA, one!);
    civilFromDays(daysB, other!);
    const months = (one!.year - other!.year) * 12 + one!.month - other!.month;
    const last =
      one!.day === daysInMonth(one!.year, one!.month) && other!.day === daysInMonth(other!.year, other!.month);
    if (one!.day === other!.day || last) {
      values[i] = months;
      continue;
    }
    const seconds =
      a.seconds[i]! - daysA * DAY + a.parts[i]! / perA - (b.seconds[i]! - daysB * DAY + b.parts[i]! / perB);
    const exact = months + (one!.day - other!.day + seconds / DAY) / 31;
    values[i] = Math.round(exact * 1e8) / 1e8;
  }
  return fixedWidthColumn(type, values);
};

export const lastDay: Evaluator = ([input], { type }) => {
  const civil: CivilDate = { year: 0, month: 0, day: 0 };
  const values = localDays(input!).map((days) => {
    civilFromDays(days, civil);
    return days - civil.day + daysInMonth(civil.year, civil.month);
  });
  return fixedWidthColumn(type, values);
};

export const nextDay: Evaluator = ([input], { type, options }) => {
  const wanted = WEEKDAYS.indexOf(String(options['dayOfWeek']));
  const values = localDays(input!).map((days) => days + ((wanted - weekdayOf(days) + 6) % 7) + 1);
  return fixedWidthColumn(type, values);
};
