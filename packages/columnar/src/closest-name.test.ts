import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

test.each([
  ['imag', ['path', 'image', 'size'], 'image'],
  ['imgae', ['path', 'image', 'size'], 'image'],
  ['Path', ['path', 'image'], 'path'],
  ['pth', ['path', 'photo'], 'path'],
  ['hash', ['image', 'size'], null],
  ['', ['a'], null],
  ['x', ['a'], null],
  ['x', [], null],
])('%j among %j', (name, known, expected) => {
  expect(closestName(name, known)).toBe(expected);
});
