import { DataType as T, isInteger } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';
import { itemOf } from './list-argument.ts';

export const slice = defineFunction({
  name: 'slice',
  daft: 'slice',
  args: [
    { name: 'input', doc: 'A list, or bytes.' },
    { name: 'start', doc: 'Position of the first item, from 0; negative: from the end.' },
    { name: 'end', doc: 'Position after the last item; negative: from the end; null: the end.', default: null },
  ],
  params: [],
  nulls: 'own',
  infer(args) {
    if (!args.slice(1).every(({ type }) => isInteger(type) || type.kind === 'null')) {
      throw typeMismatch('slice', args, 'integer positions');
    }
    const { kind } = args[0]!.type;
    return kind === 'binary' || kind === 'fixedSizeBinary' ? T.binary() : T.list(itemOf('slice', args));
  },
  returns: 'unknown',
  doc: 'A part of each list or of the bytes; positions out of range are cut, so it may be empty. Null where the value is null, or the position in a column is.',
  example: "df.select(col('numbers').slice(0, 2))",
});
