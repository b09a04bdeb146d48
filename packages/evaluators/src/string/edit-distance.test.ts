import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

const codes = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0)!);

/** The definition, by recursion. */
function slow(a: string, b: string, swaps: boolean): number {
  if (a === '' || b === '') return a.length + b.length;
  const options = [
    slow(a.slice(0, -1), b, swaps) + 1,
    slow(a, b.slice(0, -1), swaps) + 1,
    slow(a.slice(0, -1), b.slice(0, -1), swaps) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (swaps && a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    options.push(slow(a.slice(0, -2), b.slice(0, -2), swaps) + 1);
  }
  return Math.min(...options);
}

test.each(['abcab', 'bacba', 'aaa', '', 'cabab', 'ab'])('distances from %j', (a) => {
  for (const b of ['abcab', 'ba', '', 'ccabb', 'acb']) {
    for (const swaps of [false, true]) expect(editDistance(codes(a), codes(b), swaps)).toBe(slow(a, b, swaps));
  }
});

test('texts longer than any before', () => {
  expect(editDistance(codes('a'.repeat(500)), codes('b'.repeat(300)), true)).toBe(500);
});
