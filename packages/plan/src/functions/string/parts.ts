import { DataType as T } from '@pixelframe/columnar';
import type { TextArg } from './text-function.ts';
import { notNegative, textFunction } from './text-function.ts';

const part = (name: string, daft: string, args: readonly TextArg[], example: string, doc: string) =>
  textFunction(name, daft, { args, doc, example, result: T.string(), returns: 'string' });

const delimiter: TextArg = ['delim', 'text', 'Where to split.'];

export const lstrip = part('lstrip', 'lstrip', [], '', 'The text without white space at its start.');
export const rstrip = part('rstrip', 'rstrip', [], '', 'The text without white space at its end.');
export const strip = part('strip', 'strip', [], '', 'The text without white space at both ends.');
export const reverse = part('reverse', 'reverse', [], '', 'The characters (Unicode code points) in opposite order.');

export const left = part(
  'left',
  'left',
  [['nchars', 'count', 'How many; not negative.', notNegative]],
  '2',
  'The first characters.',
);
export const right = part(
  'right',
  'right',
  [['nchars', 'count', 'How many; not negative.', notNegative]],
  '2',
  'The last characters.',
);

export const substr = part(
  'substr',
  'substr',
  [
    ['start', 'count', 'Where to begin, from 0.', notNegative],
    ['length', 'rest', 'How many characters; all that follow when left out or null.', notNegative],
  ],
  '1, 2',
  'A part of the text, counted in characters; null where there is nothing of it.',
);

export const split = textFunction('split', 'split', {
  args: [['splitOn', 'text', 'The separator; the empty text splits between all characters.']],
  doc: 'The parts between separators. See `regexpSplit` for patterns.',
  example: "'a'",
  result: T.list(T.string()),
  returns: 'string[]',
});

export const splitPart = part(
  'splitPart',
  'split_part',
  [
    delimiter,
    ['part', 'count', 'Which part: 1 is the first, -1 the last.', (value) => (value === 0 ? 'must not be 0' : null)],
  ],
  "'d', 1",
  'One part of the text between separators, the empty text where there is none. A part of 0 is an error.',
);

export const substringIndex = part(
  'substringIndex',
  'substring_index',
  [delimiter, ['count', 'count', 'How many separators; negative: counted from the end.']],
  "'a', 1",
  'Everything before the separator of that number, or after it for a negative one; the whole text where there are fewer.',
);
