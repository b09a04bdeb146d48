import type { TimeUnit } from '@pixelframe/columnar';
import { DataType as T, fixedWidthColumn, PER_SECOND } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { mapIntegers } from '../numbers.ts';
import { formatRows } from './format-rows.ts';
import { joinInstants, splitInstants, unitOf } from './instants.ts';

export const toUnixEpoch: Evaluator = ([input], { type, options }) => {
  const to = PER_SECOND[(options['timeUnit'] ?? 's') as TimeUnit];
  const from = PER_SECOND[unitOf(input!.type)];
  const { seconds, parts } = splitInstants(input!);
  for (let i = 0; i < parts.length; i++) parts[i] = Math.floor((parts[i]! * to) / from);
  return joinInstants({ seconds, parts }, to, type);
};

export const dateFromUnixDate: Evaluator = ([input], { type }) => {
  const days = castColumn(input!, T.int32());
  return { ...days, type };
};

const sinceEpoch =
  (micros: number): Evaluator =>
  ([input], { type }) => {
    const whole = castColumn(input!, T.int64());
    const values = mapIntegers(
      whole,
      (value) => value * micros,
      (value) => value * BigInt(micros),
    );
    return fixedWidthColumn(type, values, whole.validity);
  };

export const timestampSeconds = sinceEpoch(1e6);
export const timestampMillis = sinceEpoch(1e3);
export const timestampMicros = sinceEpoch(1);

export const fromUnixtime: Evaluator = ([input], { options }) => {
  const moments = { ...castColumn(input!, T.int64()), type: T.timestamp('s') };
  return formatRows(moments, (options['format'] ?? '%Y-%m-%d %H:%M:%S') as string);
};
