import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isInteger, storageType } from '@pixelframe/columnar';
import { supertype } from '../../supertype.ts';
import { isOrderable } from '../comparison.ts';
import { defineFunction, positiveInteger, typeMismatch } from '../define.ts';
import { listFunction } from './list-argument.ts';

const isText = ({ kind }: DataType): boolean => kind === 'string' || kind === 'null';
const isFlag = ({ type }: Field): boolean => type.kind === 'bool' || type.kind === 'null';

/** What the items and one more value convert to. */
function withValue(name: string, item: DataType, args: readonly Field[]): DataType {
  const common = supertype(item, args[1]!.type);
  if (common === null) {
    throw typeMismatch(name, args, 'a value of the type of the items', 'Convert it with .cast(type).');
  }
  return common;
}

export const listSort = listFunction({
  name: 'listSort',
  args: [
    { name: 'desc', doc: 'Largest first; a Bool column decides for each row. Null: false.', default: null },
    { name: 'nullsFirst', doc: 'Nulls first, for all rows or each. Null: as `desc`.', default: null },
  ],
  nulls: 'own',
  of(item, args) {
    if (!isOrderable(item)) throw typeMismatch('listSort', args, 'a list of values that have an order');
    if (!args.slice(1).every(isFlag)) throw typeMismatch('listSort', args, 'true, false or a Bool column');
    return args[0]!.type;
  },
  returns: 'unknown[]',
  doc: 'Each list in ascending or descending order, equal items as they came. NaN is the largest number; nulls are last, or first in descending order.',
  example: "df.select(col('numbers').listSort({ desc: true }))",
});

export const listDistinct = listFunction({
  name: 'listDistinct',
  of: (item) => T.list(item),
  returns: 'unknown[]',
  doc: 'The different items of each list, in order of first appearance, without nulls.',
  example: "df.select(col('numbers').listDistinct())",
});

export const valueCounts = listFunction({
  name: 'valueCounts',
  nulls: 'own',
  of: (item) => T.map(item, T.uint64()),
  returns: '[unknown, number][]',
  doc: 'How often each item is in its list, as a Map in order of first appearance. Nulls are left out; a null list gives an empty map.',
  example: "df.select(col('tags').valueCounts())",
});

export const chunk = listFunction({
  name: 'chunk',
  params: [{ name: 'size', type: 'number', doc: 'Items of a chunk.', check: positiveInteger }],
  of: (item, _, options) => T.list(T.fixedSizeList(item, options['size'] as number)),
  returns: 'unknown[][]',
  doc: 'Each list cut into fixed-size lists; items that do not fill the last one are left out.',
  example: "df.select(col('numbers').chunk(2))",
});

export const listJoin = listFunction({
  name: 'listJoin',
  args: [{ name: 'delimiter', doc: 'What stands between two items; null: nothing.' }],
  nulls: 'own',
  of(item, args) {
    if (!isText(item) || !isText(args[1]!.type)) throw typeMismatch('listJoin', args, 'a list of strings and a string');
    return T.string();
  },
  returns: 'string',
  doc: 'The strings of each list joined; a null item counts as an empty string, a null list gives null.',
  example: "df.select(col('tags').listJoin(', '))",
});

export const listFlatten = listFunction({
  name: 'listFlatten',
  of(item, args) {
    const storage = storageType(item);
    if (item.kind === 'map' || item.kind === 'image' || !('item' in storage)) {
      throw typeMismatch('listFlatten', args, 'a list of lists');
    }
    return T.list(storage.item);
  },
  returns: 'unknown[]',
  doc: 'The items of the lists in each list, one after the other. Null lists inside have none; a null list gives null.',
  example: "df.select(col('numbers').chunk(1).listFlatten())",
});

export const listAppend = listFunction({
  name: 'listAppend',
  args: [{ name: 'value', doc: 'What to put at the end, null included.' }],
  nulls: 'own',
  of: (item, args) => T.list(withValue('listAppend', item, args)),
  returns: 'unknown[]',
  doc: 'Each list with one item more, in the common type of both; a null list counts as an empty one.',
  example: "df.select(col('numbers').listAppend(col('a')))",
});

export const listContains = listFunction({
  name: 'listContains',
  args: [{ name: 'item', doc: 'What to look for.' }],
  of(item, args) {
    withValue('listContains', item, args);
    return T.bool();
  },
  returns: 'boolean',
  doc: 'Whether the value is in the list; null where the list or the value is null. NaN is found as a value.',
  example: "df.where(col('tags').listContains('x'))",
});

export const seq = defineFunction({
  name: 'seq',
  daft: 'seq',
  args: [{ name: 'n', doc: 'An integer.' }],
  params: [],
  nulls: 'propagate',
  infer(args) {
    if (!isInteger(args[0]!.type)) throw typeMismatch('seq', args, 'an integer');
    return T.list(T.uint64());
  },
  returns: 'number[]',
  doc: 'The list 0, 1, ... n - 1; null for null. A negative n is an error that names the row.',
  example: "df.select(col('a').seq())",
});
