import { trueRows, takeColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { listColumn, listParts } from './list-parts.ts';

// The second argument has a row for each item: see per-item.ts.

export const listMap: Evaluator = (args, call) =>
  listColumn(call.type, listParts(args[0]!).offsets, args[1]!, args[0]!.validity);

export const listFilter: Evaluator = (args, call) => {
  const { offsets, items } = listParts(args[0]!);
  const kept = trueRows(args[1]!);
  const out = new Int32Array(call.length + 1);
  let at = 0;
  for (let row = 0; row < call.length; row++) {
    while (at < kept.length && kept[at]! < offsets[row + 1]!) at++;
    out[row + 1] = at;
  }
  return listColumn(call.type, out, kept.length === items.length ? items : takeColumn(items, kept), args[0]!.validity);
};
