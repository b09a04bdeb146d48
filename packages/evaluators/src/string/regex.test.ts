import { expect, test } from 'vitest';
import { eachMatch, parseReplacement } from './regex.ts';

const found = (expression: RegExp, text: string): [number, string][] => {
  const all: [number, string][] = [];
  eachMatch({ expression, names: new Map() }, text, (match) => all.push([match.index, match[0]]));
  return all;
};

test('an empty match where the one before ended does not count', () => {
  expect(found(/o*/gv, 'foo')).toEqual([
    [0, ''],
    [1, 'oo'],
  ]);
});

test('empty matches lie between characters, never inside a surrogate pair', () => {
  expect(found(/(?:)/gv, '😀x').map(([at]) => at)).toEqual([0, 2, 3]);
  expect(found(/(?!x)/gv, '😀x').map(([at]) => at)).toEqual([0, 3]);
});

test('replacements', () => {
  const names = new Map([['y', 2]]);
  expect(parseReplacement('a${1}b${y}$$\\2\\\\$nope$', names)).toEqual(['a', 1, 'b', 2, '$', 2, '\\', '$']);
});
