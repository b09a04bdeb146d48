import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { floatText } from './float-text.ts';

test('gives the number back and always shows that it is a float', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = floatText(value, false);
      expect(Object.is(Number(text), value)).toBe(true);
      expect(text).toMatch(/^-?(\d+\.\d+|\d(\.\d+)?e-?\d+)$/);
    }),
  );
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = floatText(value, true);
      expect(Object.is(Math.fround(Number(text)), value)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(floatText(value, false).length);
    }),
  );
});

test.each([
  [1e15, '1000000000000000.0'],
  [1e16, '1e16'],
  [123456.75, '123456.75'],
  [1e-5, '0.00001'],
  [1.5e-6, '1.5e-6'],
  [-0, '-0.0'],
  [Number.NaN, 'NaN'],
  [-Infinity, '-inf'],
])('%d is %s', (value, text) => {
  expect(floatText(value, false)).toBe(text);
});
