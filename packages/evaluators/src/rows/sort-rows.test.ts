import type { Column, DataType } from '@pixelframe/columnar';
import {
  columnFromValues,
  columnToValues,
  DataType as T,
  nullColumn,
  PlanError,
  takeColumn,
} from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparator } from '../compare.ts';
import { sortRows } from './sort-rows.ts';

const sorted = (column: Column, desc = false, nullsFirst = desc): unknown[] =>
  columnToValues(takeColumn(column, sortRows([column], [desc], [nullsFirst], column.length)));

/** The order by definition: a comparison sort over row numbers. */
function naive(keys: readonly Column[], desc: readonly boolean[], nullsFirst: readonly boolean[], length: number) {
  const values = keys.map((key) => columnToValues(key));
  const compare = keys.map((key) => comparator(key, key));
  return Array.from({ length }, (_, i) => i).sort((i, j) => {
    for (let k = 0; k < keys.length; k++) {
      const nulls = [values[k]![i] === null, values[k]![j] === null];
      if (nulls[0] !== nulls[1]) return nulls[0] === nullsFirst[k] ? -1 : 1;
      const sign = nulls[0] ? 0 : compare[k]!(i, j);
      if (sign !== 0) return desc[k] ? -sign : sign;
    }
    return i - j;
  });
}

const text = fc.constantFrom(
  '',
  'a',
  'b',
  'a\0',
  'aa',
  'same-prefix',
  'same-prefix-1',
  'same-prefix-10',
  'é',
  '𝒳',
  '￿',
);
const KINDS: readonly (readonly [DataType, fc.Arbitrary<unknown>])[] = [
  [T.float64(), fc.oneof(fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 1e-300), fc.double())],
  [T.float32(), fc.oneof(fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity), fc.float())],
  [T.int64(), fc.oneof(fc.constantFrom(0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)), fc.bigInt({ min: -9n, max: 9n }))],
  [T.uint64(), fc.oneof(fc.constantFrom(0n, 2n ** 64n - 1n), fc.bigInt({ min: 0n, max: 9n }))],
  [T.int32(), fc.integer()],
  [T.int8(), fc.integer({ min: -128, max: 127 })],
  [T.uint16(), fc.integer({ min: 0, max: 65535 })],
  [T.bool(), fc.boolean()],
  [T.date(), fc.integer({ min: -99, max: 99 }).map((days) => new Date(days * 86_400_000))],
  [T.string(), fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 20 }))],
  [T.binary(), fc.uint8Array({ maxLength: 20 })],
  [T.binary(2), fc.uint8Array({ minLength: 2, maxLength: 2 })],
];

describe('sortRows', () => {
  test.each([
    [
      'NaN is greatest, -0 equals 0',
      T.float64(),
      [Number.NaN, 0, null, -0, -Infinity, 1],
      [-Infinity, 0, -0, 1, NaN, null],
    ],
    [
      'text by code points',
      T.string(),
      ['é', 'a', null, 'z', '', 'a\0', '𝒳', '￿'],
      ['', 'a', 'a\0', 'z', 'é', '￿', '𝒳', null],
    ],
    [
      'decimals by value',
      T.decimal128(20, 2),
      ['1.50', '-2.00', null, '-3.25', '100.00'],
      ['-3.25', '-2.00', '1.50', '100.00', null],
    ],
    [
      'half floats by value',
      T.float16(),
      [NaN, 0, null, -0, -Infinity, -2, 1.5],
      [-Infinity, -2, 0, -0, 1.5, NaN, null],
    ],
    ['booleans', T.bool(), [true, null, false, true], [false, true, true, null]],
  ] as const)('%s', (_, type, values, expected) => {
    const column = columnFromValues(values, type);
    expect(sorted(column)).toEqual(expected);
    expect(sorted(column, false, true)).toEqual([null, ...expected.slice(0, -1)]);
  });

  test('equal rows keep their order, descending too', () => {
    const key = columnFromValues([1, 2, 1, null, 2, null], T.int64());
    expect([...sortRows([key], [true], [true], 6)]).toEqual([3, 5, 1, 4, 0, 2]);
    expect([...sortRows([key], [true], [false], 6)]).toEqual([1, 4, 0, 2, 3, 5]);
  });

  test('no keys, no rows, only nulls', () => {
    expect([...sortRows([], [], [], 3)]).toEqual([0, 1, 2]);
    expect([...sortRows([columnFromValues([], T.string())], [false], [false], 0)]).toEqual([]);
    expect([...sortRows([nullColumn(T.null(), 2)], [true], [false], 2)]).toEqual([0, 1]);
  });

  test('values without an order are refused', () => {
    const lists = columnFromValues([[1], [2]], T.list(T.int64()));
    expect(() => sortRows([lists], [false], [false], 2)).toThrow(
      new PlanError('Values of type List[Int64] have no order.'),
    );
  });

  test('is the order by definition for any keys', () => {
    const key = fc
      .tuple(fc.constantFrom(...KINDS), fc.boolean(), fc.boolean())
      .chain(([[type, value], desc, nullsFirst]) =>
        fc
          .array(fc.option(value, { freq: 5 }), { minLength: 30, maxLength: 30 })
          .map((values) => ({ column: columnFromValues(values, type), desc, nullsFirst })),
      );
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), (keys) => {
        const parts = [keys.map((k) => k.column), keys.map((k) => k.desc), keys.map((k) => k.nullsFirst)] as const;
        expect([...sortRows(...parts, 30)]).toEqual(naive(...parts, 30));
      }),
      { numRuns: 300 },
    );
  });

  test.each([false, true])('long runs of equal beginnings, descending: %s', (desc) => {
    // More than a comparison sort is used for, so that blocks further on decide.
    const values = Array.from({ length: 3000 }, (_, i) =>
      i % 11 === 0 ? null : `a common beginning ${'x'.repeat(i % 40)}${(i * 7919) % 1000}`,
    );
    const column = columnFromValues(values, T.string());
    expect([...sortRows([column], [desc], [false], 3000)]).toEqual(naive([column], [desc], [false], 3000));
  });
});
