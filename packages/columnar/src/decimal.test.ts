import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal, readDecimal, writeDecimal } from './decimal.ts';

const unscaled = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });

test('16 bytes and back', () => {
  fc.assert(
    fc.property(unscaled, (value) => {
      const bytes = new Uint8Array(32);
      writeDecimal(bytes, 1, value);
      expect(readDecimal(bytes, 1)).toBe(value);
      expect(readDecimal(bytes, 0)).toBe(0n);
    }),
  );
});

test('text and back, at any scale', () => {
  fc.assert(
    fc.property(unscaled, fc.integer({ min: -5, max: 38 }), (value, scale) => {
      expect(parseDecimal(formatDecimal(value, scale), 38, scale)).toBe(value);
    }),
  );
});

test.each([
  [-5n, 2, '-0.05'],
  [0n, 2, '0.00'],
  [-1234n, -2, '-123400'],
  [0n, -2, '0'],
  [7n, 0, '7'],
])('%s at scale %s is %s', (value, scale, text) => expect(formatDecimal(value, scale)).toBe(text));

test.each(['', '.', 'abc', '1e', '--1', '1.005', '1000', '1e99999', '0x10', 'Infinity'])(
  '%j is no Decimal[4, 2]',
  (text) => {
    expect(parseDecimal(text, 4, 2)).toBeNull();
  },
);
