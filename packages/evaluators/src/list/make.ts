import type { DataTypeOf } from '@pixelframe/columnar';
import { concatColumns, takeColumn } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { listColumn } from './list-parts.ts';

export const toList: Evaluator = (args, call) => {
  const { item } = call.type as DataTypeOf<'list'>;
  const pool = concatColumns(args.map((arg) => castColumn(arg, item)));
  const indices = new Int32Array(call.length * args.length);
  for (let row = 0, at = 0; row < call.length; row++) {
    for (let i = 0; i < args.length; i++) indices[at++] = i * call.length + row;
  }
  const offsets = Int32Array.from({ length: call.length + 1 }, (_, row) => row * args.length);
  return listColumn(call.type, offsets, takeColumn(pool, indices));
};

export const toStruct: Evaluator = (args, call) => ({
  type: call.type,
  length: call.length,
  validity: null,
  values: null,
  offsets: null,
  children: args,
});
