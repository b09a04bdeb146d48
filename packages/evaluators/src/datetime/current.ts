import { fixedWidthColumn, stringColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { writeSafeIntegers } from '../numbers.ts';

export const currentDate: Evaluator = (_, { type, length }) =>
  fixedWidthColumn(type, new Int32Array(length).fill(Math.floor(Date.now() / 86_400_000)));

export const currentTimestamp: Evaluator = (_, { type, length }) => {
  const values = new BigInt64Array(length);
  writeSafeIntegers(new Float64Array(length).fill(Date.now() * 1000), values);
  return fixedWidthColumn(type, values);
};

export const currentTimezone: Evaluator = (_, { length }) => stringColumn(Array.from({ length }, () => 'UTC'));
