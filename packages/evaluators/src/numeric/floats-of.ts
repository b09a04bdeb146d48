import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, valuesConstructor } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { inFloat32 } from './half.ts';

type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A number column's values as those of a float type. */
export const floatsOf = (column: Column, type: Column['type']): Floats => castColumn(column, type).values as Floats;

const identity = (x: number): number => x;

/** Rounds to the precision of the result: where Daft computes in f32, every step is rounded. */
export type Round = (x: number) => number;

/** A function of one float; storing rounds the last step. */
export const mapFloats = (compute: (x: number, round: Round) => number): Evaluator =>
  inFloat32(([input], { length, type }) => {
    const source = floatsOf(input!, type);
    const values = new (valuesConstructor(type)!)(length) as Floats;
    const round = type.kind === 'float32' ? Math.fround : identity;
    for (let i = 0; i < length; i++) values[i] = compute(source[i]!, round);
    return fixedWidthColumn(type, values, input!.validity);
  });

/** A function of two floats of one type. */
export const mapPairs = (compute: (a: number, b: number) => number): Evaluator =>
  inFloat32(([left, right], { length, type }) => {
    const a = floatsOf(left!, type);
    const b = floatsOf(right!, type);
    const values = new (valuesConstructor(type)!)(length) as Floats;
    for (let i = 0; i < length; i++) values[i] = compute(a[i]!, b[i]!);
    return fixedWidthColumn(type, values);
  });
