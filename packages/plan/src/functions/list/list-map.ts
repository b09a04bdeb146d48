import { DataType as T } from '@pixelframe/columnar';
import { typeMismatch } from '../define.ts';
import { listFunction } from './list-argument.ts';

export const listMap = listFunction({
  name: 'listMap',
  args: [{ name: 'mapper', doc: 'Computed for each item, which is `element()`; it may read other columns, too.' }],
  nulls: 'own',
  perItem: 1,
  of: (_, args) => T.list(args[1]!.type),
  returns: 'unknown[]',
  doc: 'A list of what the mapper makes of each item. Null lists stay null; `element()` is the item of the innermost list.',
  example: "df.select(col('numbers').listMap(element().mul(2)))",
});

export const listFilter = listFunction({
  name: 'listFilter',
  args: [{ name: 'predicate', doc: 'True for the items to keep; the item is `element()`.' }],
  nulls: 'own',
  perItem: 1,
  of(item, args) {
    const { kind } = args[1]!.type;
    if (kind !== 'bool' && kind !== 'null') throw typeMismatch('listFilter', args, 'a Bool predicate');
    return T.list(item);
  },
  returns: 'unknown[]',
  doc: 'The items for which the predicate is true, so neither false nor null. Null lists stay null.',
  example: "df.select(col('numbers').listFilter(element().gt(1)))",
});
