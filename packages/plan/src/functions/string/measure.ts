import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';
import { textFunction } from './text-function.ts';

const MEASURED: ReadonlySet<DataType['kind']> = new Set([
  'null',
  'string',
  'binary',
  'fixedSizeBinary',
  'list',
  'fixedSizeList',
  'embedding',
  'map',
]);

export const length = defineFunction({
  name: 'length',
  daft: 'length',
  args: [{ name: 'input', doc: 'Text, bytes or a list.' }],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  infer(args) {
    const { type } = args[0]!;
    if (!MEASURED.has(type.kind)) throw typeMismatch('length', args, 'text, bytes or a list');
    return type.kind === 'null' ? type : T.uint64();
  },
  doc: 'Characters (Unicode code points) of a text, bytes of a Binary, items of a list; null counts as an item.',
  example: "df.select(col('first').length())",
});

export const lengthBytes = textFunction('lengthBytes', 'length_bytes', {
  doc: 'Bytes the text takes in UTF-8.',
  result: T.uint64(),
  returns: 'number',
});

export const ascii = textFunction('ascii', 'ascii_func', {
  doc: 'Code point of the first character; 0 for an empty text.',
  result: T.int32(),
  returns: 'number',
});

export const soundex = textFunction('soundex', 'soundex', {
  doc: 'American Soundex: a letter and three digits for how an English name sounds. A text that does not begin with an ASCII letter stays as it is.',
  on: 'last',
  result: T.string(),
  returns: 'string',
});
