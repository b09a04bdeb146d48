import type { CivilDate } from '@pixelframe/columnar';
import { civilFromDays, fixedWidthColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { splitInstants, utcDays } from './instants.ts';

export const partitionDays: Evaluator = ([input], { type }) => fixedWidthColumn(type, utcDays(input!));

export const partitionHours: Evaluator = ([input], { type }) =>
  fixedWidthColumn(
    type,
    Int32Array.from(splitInstants(input!).seconds, (seconds) => Math.floor(seconds / 3600)),
  );

const ofDate =
  (compute: (civil: Readonly<CivilDate>) => number): Evaluator =>
  ([input], { type }) => {
    const civil: CivilDate = { year: 0, month: 0, day: 0 };
    const values = utcDays(input!).map((days) => {
      civilFromDays(days, civil);
      return compute(civil);
    });
    return fixedWidthColumn(type, values);
  };

export const partitionMonths = ofDate(({ year, month }) => (year - 1970) * 12 + month - 1);
export const partitionYears = ofDate(({ year }) => year - 1970);
