import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, isValid } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { inFloat32 } from './half.ts';
import { boolColumn, validityWithout } from '../validity.ts';

const test = (holds: (x: number) => boolean): Evaluator =>
  inFloat32(([input], { length }) => {
    const values = input!.values as Float64Array;
    return boolColumn(length, (i) => holds(values[i]!), input!.validity);
  });

export const isNan = test((x) => x !== x);
export const notNan = test((x) => x === x);
export const isInf = test((x) => x === Infinity || x === -Infinity);

export const fillNan = inFloat32((args, { length, type }) => {
  const [input, fill] = args.map((arg) => castColumn(arg, type)) as [Column, Column];
  if (type.kind === 'null') return input;
  const values = (input.values as Float64Array<ArrayBuffer>).slice();
  const fills = fill.values as Float64Array;
  const bad: number[] = [];
  for (let i = 0; i < length; i++) {
    if (!Number.isNaN(values[i]!) || !isValid(input, i)) continue;
    values[i] = fills[i]!;
    if (!isValid(fill, i)) bad.push(i);
  }
  return fixedWidthColumn(type, values, validityWithout(input, bad));
});
