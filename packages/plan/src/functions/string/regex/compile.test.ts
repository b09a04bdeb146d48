import { describe, expect, test } from 'vitest';
import { compileRegex } from './compile.ts';

const regexOf = (pattern: string): RegExp => {
  const compiled = compileRegex(pattern);
  if ('error' in compiled) throw new Error(compiled.error);
  return new RegExp(compiled.source, compiled.flags);
};

describe('what is wrong, and where', () => {
  test.each([
    ['ab(c', 2],
    ['a)', 1],
    ['[a', 0],
    ['x*+{', 3],
    ['(?=a)', 0],
    [String.raw`(a)\1`, 3],
    [String.raw`a\y`, 1],
    ['[z-a]', 1],
    ['a{3,1}', 1],
    ['(?<n>a)(?<n>b)', 7],
    [String.raw`\p{Nope}`, 0],
    ['(?z)a', 0],
    ['a{1000000}', 1],
  ])('%s', (pattern, at) => {
    expect(compileRegex(pattern)).toMatchObject({ error: expect.any(String) as string, at });
  });

  test('groups inside one another are refused before the stack ends', () => {
    expect(compileRegex('('.repeat(100_000))).toMatchObject({ error: 'too many groups inside one another' });
  });
});

describe('flags for a part', () => {
  test.each([
    ['a(?i)b', 'aB', true],
    ['a(?i)b', 'Ab', false],
    ['(?i)a(?-i)b', 'Ab', true],
    ['(?i)a(?-i)b', 'AB', false],
    ['x(?i:[k-m])', 'x\u212a', true],
    ['x(?i:[^k])', 'xK', false],
    ['x(?i:ß)', 'xẞ', true],
  ])('%s on %s', (pattern, text, matches) => {
    expect(new RegExp(`^(?:${regexOf(pattern).source})$`, regexOf(pattern).flags).test(text)).toBe(matches);
  });
});

test('groups are numbered and named', () => {
  const compiled = compileRegex('(a)(?P<b>.)(?:c)(?<d>x)');
  expect(compiled).toMatchObject({ groups: 3 });
  expect('names' in compiled && [...compiled.names]).toEqual([
    ['b', 2],
    ['d', 3],
  ]);
});
