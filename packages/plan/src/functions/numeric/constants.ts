import { DataType as T } from '@pixelframe/columnar';
import { defineFunction } from '../define.ts';

const constant = (name: string, doc: string) =>
  defineFunction({
    name,
    daft: name,
    args: [],
    params: [],
    nulls: 'propagate',
    free: true,
    output: () => name,
    returns: 'number',
    infer: () => T.float64(),
    doc,
    example: `df.select(F.${name}())`,
  });

export const e = constant('e', "Euler's number, about 2.718.");
export const pi = constant('pi', 'Half the length of the unit circle, about 3.142.');
