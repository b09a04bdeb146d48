import type { Column, DataType } from '@pixelframe/columnar';
import {
  columnFromValues,
  columnToValues,
  concatColumns,
  DataType as T,
  sliceColumn,
  typeName,
} from '@pixelframe/columnar';
import type { Options } from '@pixelframe/plan';
import { FUNCTIONS, functionDefinition } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharingInputs } from './group-values.ts';
import { AGGREGATORS, aggregatorOf } from './registry.ts';

const GROUPS = 3;

const OPTIONS: Readonly<Record<string, readonly Options[]>> = {
  count: [{ mode: 'valid' }, { mode: 'null' }, { mode: 'all' }],
  stddev: [{ ddof: 1 }],
  var: [{ ddof: 0 }, { ddof: 2 }],
  anyValue: [{ ignoreNulls: false }, { ignoreNulls: true }],
  percentile: [{ percentage: 0.3 }],
  approxPercentiles: [{ percentiles: 0.5 }, { percentiles: [0, 0.9, 1] }],
  stringAgg: [{ delimiter: null }, { delimiter: ', ' }],
};

const optionsOf = (fn: string): readonly Options[] => OPTIONS[fn] ?? [{}];

const COLUMNS: readonly (readonly [DataType, fc.Arbitrary<unknown>])[] = [
  [T.int64(), fc.constantFrom(3n, -5n, 2n ** 62n, -(2n ** 63n), 2n ** 53n + 1n, 0n)],
  [T.int8(), fc.integer({ min: -128, max: 127 })],
  [T.uint64(), fc.constantFrom(0n, 2n ** 64n - 1n, 7n)],
  // Sums of these are exact in any order.
  [T.float64(), fc.constantFrom(0.5, -2, 1024, 0)],
  [T.float64(), fc.constantFrom(1, Number.NaN, Infinity)],
  [T.float32(), fc.constantFrom(0.25, -2, 16_777_216)],
  [T.decimal128(12, 2), fc.constantFrom('1.25', '-3.00', '0.01')],
  [T.string(), fc.constantFrom('', 'b', 'a', 'ab', '日本')],
  [T.bool(), fc.boolean()],
  [T.date(), fc.constantFrom(new Date(0), new Date(-86_400_000))],
  [T.timestamp('us'), fc.constantFrom(new Date(0), new Date(1_700_000_000_000))],
  [T.binary(2), fc.constantFrom(Uint8Array.of(1, 2), Uint8Array.of(0, 9))],
  [T.null(), fc.constant(null)],
  [T.list(T.int64()), fc.constantFrom([], [1, 2], [null])],
  [T.struct({ a: T.int64() }), fc.constantFrom({ a: 1 }, { a: null })],
];

interface Run {
  readonly values: unknown[];
  readonly type: DataType;
}

/** Through states of every so many rows, merged in their order. */
function run(fn: string, column: Column, ids: Int32Array, options: Options, parts: number): Run {
  const type = functionDefinition(fn).infer([{ name: 'c', type: column.type }], options);
  const call = { options, inputs: [column.type], type };
  const aggregator = aggregatorOf(fn);
  const step = Math.max(1, Math.ceil(column.length / parts));
  const states: Column[][] = [];
  for (let start = 0; start === 0 || start < column.length; start += step) {
    const end = Math.min(column.length, start + step);
    states.push(aggregator.partial([sliceColumn(column, start, end)], ids.slice(start, end), GROUPS, call));
  }
  const types = aggregator.state(call);
  for (const state of states) expect(state.map((item) => typeName(item.type))).toEqual(types.map(typeName));
  const stateIds = Int32Array.from({ length: states.length * GROUPS }, (_, i) => i % GROUPS);
  const joined = types.map((_, i) => concatColumns(states.map((state) => state[i]!)));
  const merged = states.length === 1 ? states[0]! : aggregator.merge(joined, stateIds, GROUPS, call);
  expect(merged.map((item) => typeName(item.type))).toEqual(types.map(typeName));
  const result = aggregator.finish(merged, GROUPS, call);
  return { values: columnToValues(result, { int64: 'bigint', temporal: 'bigint' }), type: result.type };
}

const takes = (fn: string, type: DataType, options: Options): boolean => {
  try {
    functionDefinition(fn).infer([{ name: 'c', type }], options);
    return true;
  } catch {
    return false;
  }
};

test('every aggregate of the plan has an aggregator and the other way round', () => {
  const defined = [...FUNCTIONS.values()].filter((item) => item.kind === 'aggregate').map(({ name }) => name);
  expect([...AGGREGATORS.keys()].sort()).toEqual(defined.sort());
  expect(() => aggregatorOf('nope')).toThrow('nope is no aggregate. Available: anyValue,');
});

describe.each([...AGGREGATORS.keys()])('%s', (fn) => {
  for (const options of optionsOf(fn)) {
    test(`merged states are the state of all rows ${JSON.stringify(options)}`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...COLUMNS.filter(([type]) => takes(fn, type, options))).chain(([type, value]) =>
            fc.array(fc.tuple(fc.nat(GROUPS - 1), fc.option(value, { freq: 3 })), { maxLength: 12 }).map((rows) => ({
              ids: Int32Array.from(rows, ([id]) => id),
              column: columnFromValues(
                rows.map(([, item]) => item),
                type,
              ),
            })),
          ),
          fc.integer({ min: 2, max: 12 }),
          ({ column, ids }, parts) => {
            // A product of decimals is rounded each time.
            if (fn === 'product' && column.type.kind === 'decimal') return;
            const whole = run(fn, column, ids, options, 1);
            const cut = run(fn, column, ids, options, parts);
            expect(typeName(cut.type)).toBe(typeName(whole.type));
            cut.values.forEach((value, g) => {
              const other = whole.values[g];
              if (typeof value === 'number' && typeof other === 'number' && Number.isFinite(other)) {
                expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
              } else expect(value).toEqual(other);
            });
          },
        ),
        { numRuns: 40 },
      );
    });
  }
});

const one = (fn: string, type: DataType, values: readonly unknown[], options: Options = {}): unknown =>
  run(fn, columnFromValues(values, type), new Int32Array(values.length), options, 1).values[0];

describe('results', () => {
  test('whole numbers add up and multiply in 64 bits, wrapping around', () => {
    expect(one('sum', T.int64(), [2n ** 63n - 1n, 1n])).toBe(-(2n ** 63n));
    expect(one('sum', T.int64(), [2n ** 53n, 1n, 2n ** 53n, 1n])).toBe(2n ** 54n + 2n);
    expect(one('sum', T.uint64(), [2n ** 64n - 1n, 2n ** 64n - 1n])).toBe(2n ** 64n - 2n);
    expect(one('sum', T.uint32(), [0, 0, 0, 0, 0].fill(2 ** 32 - 1))).toBe(5n * (2n ** 32n - 1n));
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { minLength: 1 }), (values) => {
        expect(one('sum', T.int64(), values)).toBe(
          BigInt.asIntN(
            64,
            values.reduce((a, b) => a + b),
          ),
        );
        expect(one('product', T.int64(), values)).toBe(
          BigInt.asIntN(
            64,
            values.reduce((a, b) => a * b),
          ),
        );
        const exact = Number(values.reduce((a, b) => a + b)) / values.length;
        expect(Math.abs((one('mean', T.int64(), values) as number) - exact)).toBeLessThanOrEqual(
          Math.abs(exact) * 1e-15 + 1e-6,
        );
      }),
      { numRuns: 100 },
    );
  });

  test('decimals are exact, and refused past 38 digits', () => {
    expect(one('sum', T.decimal128(10, 2), ['0.10', '0.20', '-5.00'])).toBe('-4.70');
    expect(one('mean', T.decimal128(10, 2), ['1.00', '0.00', '0.00'])).toBe('0.333333');
    expect(one('product', T.decimal128(10, 2), ['0.05', '0.10', '-1.00'])).toBe('-0.01');
    expect(() => one('sum', T.decimal128(38, 0), ['9'.repeat(38), '1'])).toThrow(
      'sum: the result has more than the 38 digits of a decimal.',
    );
  });

  test('half floats add up and compare', () => {
    expect(one('sum', T.float16(), [1.5, 0.25, null])).toBe(1.75);
    expect(one('max', T.float16(), [-1, 2.5, 0])).toBe(2.5);
    expect(one('min', T.float16(), [-1, -2.5, Number.NaN])).toBe(-2.5);
  });

  test('what aggregates share is that of one column', () => {
    const call = { options: {}, inputs: [T.int64()], type: T.int64() };
    const ids = Int32Array.of(0, 0);
    const sums = sharingInputs(() =>
      [
        [1, 2],
        [3, null],
      ].map((values) => aggregatorOf('sum').partial([columnFromValues(values, T.int64())], ids, 1, call)),
    );
    expect(sums.map((state) => columnToValues(aggregatorOf('sum').finish(state, 1, call)))).toEqual([[3], [3]]);
  });

  test('spreads of large numbers near each other keep their digits', () => {
    expect(one('var', T.float64(), [1e9 + 1, 1e9 + 2, 1e9 + 3], { ddof: 1 })).toBe(1);
    expect(one('stddev', T.float64(), [4, 4], { ddof: 2 })).toBeNull();
    expect(one('skew', T.float64(), [1, 1, 4])).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test('percentiles lie between values, sketches within 1 % of them', () => {
    const values = Array.from({ length: 1001 }, (_, i) => i - 500);
    expect(one('percentile', T.int64(), values, { percentage: 0.1234 })).toBeCloseTo(-376.6, 9);
    for (const share of [0.01, 0.2, 0.5, 0.77, 0.99]) {
      const exact = values[Math.floor(share * 1000)]!;
      const found = one('approxPercentiles', T.int64(), values, { percentiles: share }) as number;
      expect(Math.abs(found - exact)).toBeLessThanOrEqual(Math.abs(exact) * 0.01 + 1e-9);
    }
    expect(
      one('approxPercentiles', T.float64(), [-Infinity, 0, 1, Infinity], { percentiles: [0.1, 0.4, 0.7, 0.99, 1] }),
    ).toEqual(Float64Array.of(-Infinity, 0, 2 / (1 + 1.01 / 0.99), 2 / (1 + 1.01 / 0.99), Infinity));
  });

  test.each([100, 3000, 60_000])('about %i different values are counted within 2 %', (wanted) => {
    const numbers = one(
      'approxCountDistinct',
      T.int64(),
      Array.from({ length: wanted }, (_, i) => i * 3),
    );
    const texts = one(
      'approxCountDistinct',
      T.string(),
      Array.from({ length: wanted }, (_, i) => `row ${i}`),
    );
    for (const found of [numbers, texts]) expect(Math.abs(Number(found) / wanted - 1)).toBeLessThan(0.02);
  });

  test('a count without an argument counts rows', () => {
    const call = { options: { mode: 'valid' }, inputs: [], type: T.uint64() };
    const count = aggregatorOf('count');
    expect(columnToValues(count.finish(count.partial([], Int32Array.of(0, 1, 0), 2, call), 2, call))).toEqual([2, 1]);
  });
});
