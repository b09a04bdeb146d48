import { fixedWidthColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';

const constant =
  (value: number): Evaluator =>
  (_, { length, type }) =>
    fixedWidthColumn(type, new Float64Array(length).fill(value));

export const e = constant(Math.E);
export const pi = constant(Math.PI);
