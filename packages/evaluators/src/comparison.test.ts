import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, sliceColumn } from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eq, eqNullSafe, ge, gt, le, lt, ne } from './comparison.ts';
import { isIn } from './is-in.ts';

const TESTS = { eq, ne, lt, le, gt, ge };

/** What each test says of the sign of left - right. */
const SIGNS: Readonly<Record<keyof typeof TESTS, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  le: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  ge: (sign) => sign >= 0,
};

type Value = number | bigint | string | boolean;

function signOf(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number' && (Number.isNaN(a) || Number.isNaN(b))) {
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  }
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return a < b ? -1 : a > b ? 1 : 0;
}

const wide = (min: bigint, max: bigint) =>
  fc.oneof(fc.bigInt({ min, max }), fc.bigInt({ min: min < 0n ? -3n : 0n, max: 3n }));

const CASES: readonly (readonly [string, DataType, fc.Arbitrary<Value>])[] = [
  ['Int8', T.int8(), fc.integer({ min: -3, max: 3 })],
  ['Int32', T.int32(), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
  ['UInt32', T.uint32(), fc.integer({ min: 0, max: 2 ** 32 - 1 })],
  ['Int64', T.int64(), wide(-(2n ** 63n), 2n ** 63n - 1n)],
  ['UInt64', T.uint64(), wide(0n, 2n ** 64n - 1n)],
  ['Float64', T.float64(), fc.oneof(fc.double(), fc.constantFrom(NaN, 0, -0, Infinity))],
  ['Float16', T.float16(), fc.constantFrom(NaN, 0.5, -0, 0, 65_504, -Infinity)],
  ['Duration[us]', T.duration('us'), wide(-(2n ** 63n), 2n ** 63n - 1n)],
  ['String', T.string(), fc.string({ unit: 'grapheme', maxLength: 3 })],
  ['Bool', T.bool(), fc.boolean()],
];

const columnOf = (values: readonly unknown[], type: DataType): Column => columnFromValues(values, type);
const answers = (column: Column): unknown[] => columnToValues(column);

describe.each(CASES)('%s', (_, type, value) => {
  const rows = fc.array(fc.tuple(fc.option(value, { freq: 4 }), fc.option(value, { freq: 4 })), { maxLength: 40 });

  test.each(Object.keys(TESTS) as (keyof typeof TESTS)[])('%s is that of the values, null where one is', (name) => {
    fc.assert(
      fc.property(rows, fc.nat(5), (pairs, skip) => {
        const [left, right] = [0, 1].map((side) =>
          sliceColumn(
            columnOf(
              pairs.map((pair) => pair[side]),
              type,
            ),
            skip,
            pairs.length,
          ),
        ) as [Column, Column];
        const kept = pairs.slice(Math.min(skip, pairs.length));
        const result = TESTS[name]([left, right], { length: kept.length, options: {}, type: T.bool() });
        expect(answers(result)).toEqual(
          kept.map(([a, b]) => (a === null || b === null ? null : SIGNS[name](signOf(a, b)))),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('one row stands for all', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 20 }), value, (values, one) => {
        const call = { length: values.length, options: {}, type: T.bool() };
        const [column, literal] = [columnOf(values, type), columnOf([one], type)];
        expect(answers(lt([column, literal], call))).toEqual(values.map((item) => signOf(item, one) < 0));
        expect(answers(ge([literal, column], call))).toEqual(values.map((item) => signOf(one, item) >= 0));
        expect(answers(eqNullSafe([column, literal], call))).toEqual(values.map((item) => signOf(item, one) === 0));
      }),
      { numRuns: 40 },
    );
  });

  test('isIn finds what equals an item', () => {
    const items = fc.array(value, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.option(value), { maxLength: 20 }), items, (values, wanted) => {
        const call = { length: values.length, options: {}, type: T.bool() };
        const result = isIn([columnOf(values, type), columnOf([wanted], T.list(type))], call);
        expect(answers(result)).toEqual(
          values.map((item) => (item === null ? null : wanted.some((other) => signOf(item, other) === 0))),
        );
      }),
      { numRuns: 40 },
    );
  });
});

test('bits past the last row are 0, so that bitmaps of equal rows are equal', () => {
  const call = { length: 3, options: {}, type: T.bool() };
  const column = columnOf([1, 2, 3], T.int32());
  for (const compare of Object.values(TESTS)) {
    expect((compare([column, column], call).values as Uint8Array)[0]! & 0b1111_1000).toBe(0);
  }
});

test('decimals compare at any scale, past the digits of a number, too', () => {
  const left = columnOf(['1.50', '0.01', '12345678901234567890.00', null], T.decimal128(30, 2));
  const right = columnOf(['1.5', '0', '12345678901234567890.1', '1'], T.decimal128(38, 1));
  const call = { length: 4, options: {}, type: T.bool() };
  expect(answers(eq([left, right], call))).toEqual([true, false, false, null]);
  expect(answers(lt([left, right], call))).toEqual([false, false, true, null]);
});
