import { DataType as T } from '@pixelframe/columnar';
import { isBoolean } from '../define.ts';
import { textFunction } from './text-function.ts';

const test = (name: string, daft: string, arg: string, example: string, doc: string) =>
  textFunction(name, daft, {
    args: [[arg, 'text', 'What to look for: a text, or a column of them.']],
    doc,
    example,
    result: T.bool(),
    returns: 'boolean',
  });

export const contains = test(
  'contains',
  'contains',
  'substr',
  "'d'",
  'True where the text contains the other one; every text contains the empty one.',
);
export const startswith = test(
  'startswith',
  'startswith',
  'prefix',
  "'A'",
  'True where the text begins with the other one.',
);
export const endswith = test('endswith', 'endswith', 'suffix', "'a'", 'True where the text ends with the other one.');

const LIKE =
  '`%` stands for any characters, `_` for one, a backslash before them for themselves; the pattern covers the whole text.';
export const like = test('like', 'like', 'pattern', "'A%'", `SQL LIKE: ${LIKE}`);
export const ilike = test('ilike', 'ilike', 'pattern', "'a%'", `SQL ILIKE, LIKE in any case: ${LIKE}`);

export const find = textFunction('find', 'find', {
  args: [['substr', 'text', 'What to look for: a text, or a column of them.']],
  doc: 'Where the other text begins, -1 where it is not there. Counted from 0 in bytes of UTF-8, as in Daft: the same as characters for ASCII.',
  example: "'d'",
  result: T.int64(),
  returns: 'number',
});

const listOfText = (value: unknown): string | null =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    ? null
    : 'must be a text or an array of texts';

export const countMatches = textFunction('countMatches', 'count_matches', {
  params: [
    {
      name: 'patterns',
      type: 'string | readonly string[]',
      doc: 'A text, or several; where two begin at the same place the longer one counts.',
      check: listOfText,
      normalize: (value) => (typeof value === 'string' ? [value] : value),
    },
    {
      name: 'wholeWords',
      type: 'boolean',
      doc: 'Only with no ASCII letter on either side.',
      default: false,
      check: isBoolean,
    },
    {
      name: 'caseSensitive',
      type: 'boolean',
      doc: 'Given as false, ASCII letters match in any case.',
      default: true,
      check: isBoolean,
    },
  ],
  doc: 'How often the texts occur, without overlaps.',
  example: "['a', 'an'], { wholeWords: false }",
  result: T.uint64(),
  returns: 'number',
});
