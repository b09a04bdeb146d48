import { daysOfDate, fixedWidthColumn, localToUtc, zoneOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { validityWithout } from '../validity.ts';
import { dateColumn, integersOf } from './integers.ts';
import { DAY, joinInstants } from './instants.ts';

export const makeDate: Evaluator = (args, { type, length }) => {
  const [years, months, days] = args.map(integersOf) as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
  const result = new Float64Array(length);
  for (let i = 0; i < length; i++) result[i] = daysOfDate(years[i]!, months[i]!, days[i]!) ?? Number.NaN;
  return dateColumn(result, type);
};

/** Microseconds of a time of day; NaN where there is no such time. */
function microsOf(hour: number, minute: number, second: number): number {
  const micros = Math.round(second * 1e6);
  const exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && micros >= 0 && micros < 60e6;
  return exists ? (hour * 60 + minute) * 60e6 + micros : Number.NaN;
}

export const makeTimestamp: Evaluator = (args, { type, length, options }) => {
  const [year, month, day, hour, minute, second] = args.map(integersOf);
  const zone = zoneOf(options['timezone'] as string | null);
  const seconds = new Float64Array(length);
  const parts = new Int32Array(length);
  const bad: number[] = [];
  for (let i = 0; i < length; i++) {
    const days = daysOfDate(year![i]!, month![i]!, day![i]!) ?? Number.NaN;
    const micros = microsOf(hour![i]!, minute![i]!, second![i]!);
    const whole = Math.floor(micros / 1e6);
    const local = days * DAY + whole;
    const moment = Number.isNaN(local) ? local : localToUtc(zone, local);
    if (Number.isFinite(moment)) {
      seconds[i] = moment;
      parts[i] = micros - whole * 1e6;
    } else {
      bad.push(i);
    }
  }
  const { values } = joinInstants({ seconds, parts }, 1e6, type);
  const column = fixedWidthColumn(type, values!);
  return { ...column, validity: validityWithout(column, bad) };
};

export const makeTimestampLtz = makeTimestamp;
