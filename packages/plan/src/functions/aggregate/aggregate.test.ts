import type { DataType } from '@pixelframe/columnar';
import { DataType as T, typeName } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { buildCall } from '../../build-call.ts';
import type { Expr } from '../../expr.ts';
import { column, exprName } from '../../expr.ts';
import { inferField } from '../../infer.ts';
import { FUNCTIONS, functionDefinition } from '../registry.ts';

const make = (fn: string, ...given: readonly unknown[]): Expr =>
  buildCall(functionDefinition(fn), given, (value) => value as Expr);

const typeOf = (fn: string, type: DataType, ...given: readonly unknown[]): string =>
  typeName(inferField(make(fn, column('c'), ...given), { fields: [{ name: 'c', type }] }).type);

test('sums are as wide as they must be', () => {
  expect([T.int8(), T.uint16(), T.float32(), T.decimal128(5, 2)].map((type) => typeOf('sum', type))).toEqual([
    'Int64',
    'UInt64',
    'Float32',
    'Decimal[precision: 38, scale: 2]',
  ]);
  expect([T.int8(), T.float32(), T.decimal128(38, 36)].map((type) => typeOf('mean', type))).toEqual([
    'Float64',
    'Float64',
    'Decimal[precision: 38, scale: 38]',
  ]);
});

test('several percentiles are a list of so many', () => {
  expect(typeOf('approxPercentiles', T.int64(), 0.5)).toBe('Float64');
  expect(typeOf('approxPercentiles', T.int64(), [0.5, 0.9])).toBe('List[Float64; 2]');
});

test('a type that an aggregate cannot take is refused with what it can', () => {
  expect(() => typeOf('sum', T.string())).toThrow('sum(c: String): expected numbers.');
  expect(() => typeOf('boolAnd', T.int64())).toThrow('boolAnd(c: Int64): expected booleans.');
  expect(() => typeOf('min', T.list(T.int64()))).toThrow(
    'min(c: List[Int64]): expected values with an order, not lists, structs or objects.',
  );
  expect(() => typeOf('stringAgg', T.list(T.int64()), ',')).toThrow(
    'stringAgg(c: List[Int64]): expected strings, or lists without a delimiter.',
  );
  expect(() => typeOf('countDistinct', T.object())).toThrow(
    'countDistinct(c: Object): expected values that compare, not objects.',
  );
});

test('an option out of range is refused', () => {
  expect(() => make('percentile', column('c'), 1.5)).toThrow(
    'percentile: percentage must be a number from 0 to 1, got 1.5.',
  );
  expect(() => make('approxPercentiles', column('c'), [])).toThrow(
    'approxPercentiles: percentiles must be a number from 0 to 1 or a list of such, got [].',
  );
  expect(() => make('var', column('c'), { ddof: -1 })).toThrow('var: ddof must be a whole number from 0, got -1.');
  expect(() => make('count', column('c'), { mode: 'some' })).toThrow(
    "count: mode must be one of 'valid', 'null', 'all', got 'some'.",
  );
});

test('a count of rows is called count, any other aggregate after its column', () => {
  expect(exprName(make('count'))).toBe('count');
  expect(exprName(make('count', { mode: 'all' }))).toBe('count');
  expect(exprName(make('count', column('c')))).toBe('c');
  expect(exprName(make('sum', column('c')))).toBe('c');
});

test('aggregates are marked as such and see nulls', () => {
  const family = ['sum', 'product', 'mean', 'avg', 'stddev', 'var', 'skew', 'min', 'max', 'count', 'countDistinct'];
  family.push('approxCountDistinct', 'median', 'percentile', 'approxPercentiles', 'boolAnd', 'boolOr', 'anyValue');
  family.push('listAgg', 'listAggDistinct', 'stringAgg');
  const aggregates = [...FUNCTIONS.values()].filter(({ kind }) => kind === 'aggregate');
  expect(aggregates.map(({ name }) => name).sort()).toEqual(family.sort());
  expect(new Set(aggregates.map(({ nulls }) => nulls))).toEqual(new Set(['own']));
});
