import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, formatDecimal, sliceColumn } from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, div, floorDiv, mod, mul, neg, sub } from './arithmetic.ts';

const run = (fn: typeof add, args: readonly Column[], type: DataType, length = args[0]!.length): unknown[] =>
  columnToValues(fn(args, { length, options: {}, type }), { int64: 'bigint' });

const floorDivide = (a: bigint, b: bigint): bigint => a / b - BigInt(a % b !== 0n && a < 0n !== b < 0n);

const EXACT: Readonly<Record<string, (a: bigint, b: bigint) => bigint | null>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  mod: (a, b) => (b === 0n ? null : a % b),
  floorDiv: (a, b) => (b === 0n ? null : floorDivide(a, b)),
};
const FUNCTIONS = { add, sub, mul, mod, floorDiv };

describe.each([
  ['Int64', T.int64(), BigInt.asIntN, -(2n ** 63n)],
  ['UInt64', T.uint64(), BigInt.asUintN, 0n],
] as const)('%s', (_, type, wrap, min) => {
  const value = fc.oneof(
    fc.bigInt({ min, max: min + 2n ** 64n - 1n }),
    fc.bigInt({ min: min < 0n ? -9n : 0n, max: 9n }),
    fc.bigInt({ min: min < 0n ? -(2n ** 54n) : 0n, max: 2n ** 54n }),
  );

  test.each(Object.keys(FUNCTIONS) as (keyof typeof FUNCTIONS)[])('%s is exact modulo 2^64', (name) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 20 }), (pairs) => {
        const expected = (a: bigint, b: bigint): bigint | null => {
          const exact = EXACT[name]!(a, b);
          return exact === null ? null : wrap(64, exact);
        };
        const [left, right] = [0, 1].map((side) =>
          columnFromValues(
            pairs.map((pair) => pair[side]),
            type,
          ),
        );
        expect(run(FUNCTIONS[name], [left!, right!], type)).toEqual(pairs.map(([a, b]) => expected(a, b)));
        const one = sliceColumn(right!, 1, 2);
        expect(run(FUNCTIONS[name], [left!, one], type)).toEqual(pairs.map(([a]) => expected(a, pairs[1]![1])));
      }),
    );
  });
});

test('small integers wrap around', () => {
  const bytes = columnFromValues([100, -128, 7], T.int8());
  expect(run(add, [bytes, bytes], T.int8())).toEqual([-56, 0, 14]);
  expect(run(mul, [bytes, bytes], T.int8())).toEqual([16, 0, 49]);
  const wide = columnFromValues([2 ** 31 - 1, 65_537], T.int32());
  expect(run(mul, [wide, wide], T.int32())).toEqual([1, 131_073]);
  const unsigned = columnFromValues([2 ** 32 - 1], T.uint32());
  expect(run(mul, [unsigned, unsigned], T.uint32())).toEqual([1]);
});

test('a zero divisor is null for integers, and what IEEE 754 says for floats', () => {
  const [a, zero] = [columnFromValues([1, -1, 0], T.int16()), columnFromValues([0], T.int16())];
  expect(run(mod, [a, zero], T.int16(), 3)).toEqual([null, null, null]);
  expect(run(div, [a, zero], T.float64(), 3)).toEqual([Infinity, -Infinity, NaN]);
});

test('the opposite of zero is a negative zero for floats only', () => {
  expect(run(neg, [columnFromValues([0, 1.5], T.float32())], T.float32())).toEqual([-0, -1.5]);
  expect(run(neg, [columnFromValues([0, 5], T.int64())], T.int64())).toEqual([0n, -5n]);
  expect(run(neg, [columnFromValues(['0.50', '-1.25'], T.decimal128(5, 2))], T.decimal128(5, 2))).toEqual([
    '-0.50',
    '1.25',
  ]);
});

describe('decimals', () => {
  const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
  test.each(['add', 'sub', 'mul'] as const)('%s is exact for few digits and for many', (name) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digits, fc.oneof(digits, fc.bigInt(-99n, 99n)))), (pairs) => {
        const left = columnFromValues(
          pairs.map(([a]) => formatDecimal(a, 2)),
          T.decimal128(19, 2),
        );
        const right = columnFromValues(
          pairs.map(([, b]) => formatDecimal(b, 4)),
          T.decimal128(19, 4),
        );
        const scale = name === 'mul' ? 6 : 4;
        const exact = (a: bigint, b: bigint): bigint =>
          name === 'mul' ? a * b : name === 'add' ? a * 100n + b : a * 100n - b;
        expect(run(FUNCTIONS[name], [left, right], T.decimal128(38, scale), pairs.length)).toEqual(
          pairs.map(([a, b]) => formatDecimal(exact(a, b), scale)),
        );
      }),
    );
  });

  test('quotients are cut to the scale', () => {
    const [a, b] = [
      ['2.0', '-2.0', '1.0'],
      ['3.0', '3.0', '0.0'],
    ].map((values) => columnFromValues(values, T.decimal128(3, 1)));
    expect(run(div, [a!, b!], T.decimal128(8, 6))).toEqual(['0.666666', '-0.666666', null]);
  });
});

test('vectors are computed item by item, nulls inside stay null', () => {
  const type = T.fixedSizeList(T.int64(), 2);
  const [a, b] = [
    [
      [1, null],
      [3, 4],
    ],
    [
      [10, 20],
      [0, 40],
    ],
  ].map((values) => columnFromValues(values, type));
  expect(run(add, [a!, b!], type)).toEqual([[11n, null], BigInt64Array.of(3n, 44n)]);
  expect(run(mod, [a!, b!], type)).toEqual([
    [1n, null],
    [null, 4n],
  ]);
  const vector = columnFromValues([Float32Array.of(1, 2)]);
  const all = columnFromValues([Float32Array.of(1, 1), Float32Array.of(2, 4)]);
  expect(run(sub, [all, vector], all.type)).toEqual([Float32Array.of(0, -1), Float32Array.of(1, 2)]);
});

test('text and bytes are joined, one row beside many', () => {
  const names = columnFromValues(['é', '', 'a long name of more than a few bytes']);
  expect(run(add, [names, columnFromValues(['!'])], T.string())).toEqual([
    'é!',
    '!',
    'a long name of more than a few bytes!',
  ]);
  const bytes = columnFromValues([Uint8Array.of(1), Uint8Array.of(2)], T.binary(1));
  expect(run(add, [bytes, bytes], T.binary(2))).toEqual([Uint8Array.of(1, 1), Uint8Array.of(2, 2)]);
});
