import { fixedWidthColumn, PER_SECOND } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { mapIntegers } from '../numbers.ts';
import { DAY, unitOf } from './instants.ts';

/** A duration in units of `seconds`, or of which a second has `units`; rounded towards zero. */
const total =
  (seconds: number, units: number): Evaluator =>
  ([input], { type }) => {
    const perUnit = (PER_SECOND[unitOf(input!.type)] * seconds) / units;
    const [times, over] = [Math.max(1, Math.round(1 / perUnit)), Math.max(1, perUnit)];
    const [bigTimes, bigOver] = [BigInt(times), BigInt(over)];
    const values = mapIntegers(
      input!,
      (value) => Math.trunc((value * times) / over),
      (value) => (value * bigTimes) / bigOver,
    );
    return fixedWidthColumn(type, values);
  };

export const totalDays = total(DAY, 1);
export const totalHours = total(3600, 1);
export const totalMinutes = total(60, 1);
export const totalSeconds = total(1, 1);
export const totalMilliseconds = total(1, 1e3);
export const totalMicroseconds = total(1, 1e6);
export const totalNanoseconds = total(1, 1e9);
