import { expect, test } from 'vitest';
import { hypot } from './hypot.ts';

test.each([
  [3, 4, 5],
  [-5, 12, 13],
  [0, -0, 0],
  [2 ** 900 * 3, 2 ** 900 * 4, 2 ** 900 * 5],
  [2 ** -1000 * 3, 2 ** -1000 * 4, 2 ** -1000 * 5],
  [1, 1e-300, 1],
  [Number.MAX_VALUE, Number.MAX_VALUE, Infinity],
  [Infinity, Number.NaN, Infinity],
  [Number.NaN, -Infinity, Infinity],
  [Number.NaN, 1, Number.NaN],
  [1, Number.NaN, Number.NaN],
])('(%d, %d)', (a, b, expected) => {
  expect(hypot(a, b)).toBe(expected);
  expect(hypot(b, a)).toBe(expected);
});

/** The integer part of a square root, by Newton's method from above. */
function squareRoot(square: bigint): bigint {
  let root = 2n ** BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

test('nearly always the nearest float', () => {
  let others = 0;
  for (let i = 1; i < 2000; i++) {
    const [a, b] = [i * 7919 + 1, (i * i * 31) % 100_003];
    // 100 bits below the point, rounded once.
    const exact = Number(squareRoot((BigInt(a) ** 2n + BigInt(b) ** 2n) << 200n)) / 2 ** 100;
    expect(Math.abs(hypot(a, b) - exact)).toBeLessThanOrEqual(exact * Number.EPSILON);
    if (hypot(a, b) !== exact) others++;
  }
  expect(others).toBeLessThan(10);
});
