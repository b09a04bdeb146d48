import { expect, test } from 'vitest';
import { capitalized, lowered, splitWords } from './words.ts';

test.each([
  ['XMLHttpRequest', ['XML', 'Http', 'Request']],
  ['aBC1d', ['a', 'BC1d']],
  ['  one--two_three ', ['one', 'two', 'three']],
  ['日本Go語', ['日本Go語']],
  ['', []],
  ['...', []],
])('words of %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test('a sigma is final at the end of a word, and nowhere in a text in one piece', () => {
  expect(lowered('ΑΣΑΣ')).toBe('ασας');
  expect(lowered('Σ')).toBe('ς');
  expect(capitalized('ΑΣ ΣΑΣ', false)).toBe('Ασ σασ');
});
