import { DataType as T } from '@pixelframe/columnar';
import type { ParamSpec } from '../define.ts';
import { compileRegex } from './regex/compile.ts';
import type { TextArg } from './text-function.ts';
import { textFunction } from './text-function.ts';

const SYNTAX =
  " Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\\A`, `\\z`; no look-around or backreferences. A wrong pattern is an error.";

const pattern: TextArg = [
  'pattern',
  'text',
  'The pattern: a text, or a column of them.',
  (value) => {
    if (typeof value !== 'string') return null;
    const compiled = compileRegex(value);
    return 'error' in compiled ? `is no regular expression: ${compiled.error} at character ${compiled.at}` : null;
  },
];

const index: ParamSpec = {
  name: 'index',
  type: 'number',
  doc: 'Which group; 0 is the whole match.',
  default: 0,
  positional: true,
  check: (value) => (Number.isInteger(value) && (value as number) >= 0 ? null : 'must be an integer from 0 on'),
};

export const regexp = textFunction('regexp', 'regexp', {
  args: [pattern],
  doc: `True where the pattern matches somewhere in the text.${SYNTAX}`,
  example: "'^A'",
  result: T.bool(),
  returns: 'boolean',
});
export const regexpCount = textFunction('regexpCount', 'regexp_count', {
  args: [pattern],
  doc: `How often the pattern matches, without overlaps.${SYNTAX}`,
  example: "'[aeiou]'",
  result: T.uint64(),
  returns: 'number',
});
export const regexpExtract = textFunction('regexpExtract', 'regexp_extract', {
  args: [pattern],
  params: [index],
  doc: `What the first match, or one of its groups, covers; null where there is none.${SYNTAX}`,
  example: "'(.)a', 1",
  result: T.string(),
  returns: 'string',
});
export const regexpExtractAll = textFunction('regexpExtractAll', 'regexp_extract_all', {
  args: [pattern],
  params: [index],
  doc: `What every match, or one of its groups, covers; groups that took no part are left out.${SYNTAX}`,
  example: "'[a-z]'",
  result: T.list(T.string()),
  returns: 'string[]',
});
export const regexpSplit = textFunction('regexpSplit', 'regexp_split', {
  args: [pattern],
  doc: `The parts between matches.${SYNTAX}`,
  example: "'[ae]+'",
  result: T.list(T.string()),
  returns: 'string[]',
});
export const regexpReplace = textFunction('regexpReplace', 'regexp_replace', {
  args: [
    pattern,
    [
      'replacement',
      'text',
      'In it `$1`, `${1}`, `\\1` and `${name}` stand for groups, `$0` for the match, `$$` for a dollar.',
    ],
  ],
  doc: `Every match replaced.${SYNTAX}`,
  example: "'(.)a', 'a$1'",
  result: T.string(),
  returns: 'string',
});
