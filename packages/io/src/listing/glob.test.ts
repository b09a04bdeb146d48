import { describe, expect, it } from 'vitest';
import { globDepth, globMatcher, globRoot, isGlob } from './glob.ts';

describe('globMatcher', () => {
  it.each([
    ['*.jpg', 'a.jpg', true],
    ['*.jpg', 'x/a.jpg', false],
    ['*.jpg', '.jpg', true],
    ['*.jpg', 'axjpg', false],
    ['**/*.jpg', 'a.jpg', true],
    ['**/*.jpg', 'x/y/a.jpg', true],
    ['x/**', 'x/y/a.jpg', true],
    ['x/**', 'xy/a.jpg', false],
    ['x/**/b.jpg', 'x/b.jpg', true],
    ['x/**/b.jpg', 'x/y/z/b.jpg', true],
    ['x/**/b.jpg', 'x/yb.jpg', false],
    ['**', 'x/y', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a?c', 'a😀c', true],
    ['*.{jpg,png}', 'a.png', true],
    ['*.{jpg,png}', 'a.gif', false],
    ['{a,b/c}/*.x', 'b/c/1.x', true],
    ['{a,b{1,2}}', 'b2', true],
    ['[ab].txt', 'b.txt', true],
    ['[ab].txt', 'c.txt', false],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'd', true],
    ['[!a-c]', 'b', false],
    ['[!a]', '/', false],
    ['[]]', ']', true],
    ['a[', 'a[', true],
    ['{a', '{a', true],
    ['a,b', 'a,b', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a+(b)|c.$', 'a+(b)|c.$', true],
    ['A.JPG', 'a.jpg', false],
    ['*', 'new\nline', true],
  ])('%s matches %s: %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });
});

it('knows where to look', () => {
  expect(['a/b.jpg', 'a/*.jpg', '{a,b}', '[x]'].map(isGlob)).toEqual([false, true, true, true]);
  expect(['a/b/*.jpg', '*.jpg', '/x/**/y', '/*.jpg', 'a/{b,c}/d'].map(globRoot)).toEqual(['a/b', '', '/x', '/', 'a']);
  expect(['*.jpg', '*/x/*.jpg', '**/*.jpg'].map(globDepth)).toEqual([0, 2, Infinity]);
});
