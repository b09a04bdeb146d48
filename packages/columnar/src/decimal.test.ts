import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataType } from './data-type.ts';
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

test.each([
  [0, 0, 'decimal precision must be an integer from 1 to 38, got 0.'],
  [39, 0, 'decimal precision must be an integer from 1 to 38, got 39.'],
  [5, 6, 'decimal scale must be an integer of at most the precision 5, got 6.'],
  [5, 0.5, 'decimal scale must be an integer of at most the precision 5, got 0.5.'],
])('decimal128(%d, %d) is refused', (precision, scale, message) => {
  expect(() => DataType.decimal128(precision, scale)).toThrow(message);
});
