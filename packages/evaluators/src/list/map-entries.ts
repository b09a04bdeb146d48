import { bitmapBytes, setBit, takeColumn } from '@pixelframe/columnar';
import { findInMaps } from './find-in-maps.ts';
import type { Evaluator } from '../evaluator.ts';
import { listColumn, listParts } from './list-parts.ts';

export const mapGet: Evaluator = (args) => {
  const { values, found } = findInMaps(args[0]!, args[1]!);
  return takeColumn(values, found);
};

export const mapKeys: Evaluator = (args, call) => {
  const { offsets, items } = listParts(args[0]!);
  const some = new Uint8Array(bitmapBytes(call.length));
  for (let row = 0; row < call.length; row++) if (offsets[row + 1]! > offsets[row]!) setBit(some, row);
  return listColumn(call.type, offsets, items.children[0]!, some);
};
