import type { Column } from '@pixelframe/columnar';
import { isValid } from '@pixelframe/columnar';
import { comparisonType } from '@pixelframe/plan';
import { castColumn } from '../cast.ts';
import { comparator } from '../compare.ts';
import { listParts } from './list-parts.ts';

/** For each row the entry with this key in the row's map, the first of several; -1: none. `key` has a row for each map. */
export function findInMaps(maps: Column, key: Column): { readonly values: Column; readonly found: Int32Array } {
  const { offsets, items } = listParts(maps);
  const [keys, values] = items.children as [Column, Column];
  const found = new Int32Array(maps.length).fill(-1);
  const common = comparisonType(keys.type, key.type)!;
  if (common.kind === 'null') return { values, found };
  const compare = comparator(castColumn(keys, common), castColumn(key, common));
  for (let row = 0; row < maps.length; row++) {
    if (!isValid(key, row)) continue;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
      if (compare(i, row) !== 0) continue;
      found[row] = i;
      break;
    }
  }
  return { values, found };
}
