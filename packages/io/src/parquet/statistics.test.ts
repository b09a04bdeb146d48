import { DataType, schema } from '@pixelframe/columnar';
import type { RowGroup, Statistics } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { ColumnPredicate } from './column-predicate.ts';
import { rowGroupMayMatch } from './statistics.ts';

const group = (statistics: Statistics | undefined, path = ['x']): RowGroup =>
  ({ num_rows: 10n, columns: [{ meta_data: { path_in_schema: path, statistics } }] }) as unknown as RowGroup;

const mayMatch = (
  type: DataType,
  statistics: Statistics | undefined,
  op: ColumnPredicate['op'],
  value: ColumnPredicate['value'] = null,
): boolean => rowGroupMayMatch(group(statistics), schema([{ name: 'x', type }]), [{ column: 'x', op, value }]);

const int = DataType.int64();
const range = (min: Statistics['min'], max: Statistics['max']): Statistics =>
  ({ min_value: min, max_value: max, null_count: 0n }) as Statistics;

describe('rowGroupMayMatch', () => {
  it.each([
    ['eq', 9, false],
    ['eq', 10, true],
    ['eq', 20n, true],
    ['eq', 21, false],
    ['eq', 10.5, true],
    ['ne', 10, true],
    ['lt', 10, false],
    ['lt', 11, true],
    ['le', 9, false],
    ['le', 10, true],
    ['gt', 20, false],
    ['gt', 19, true],
    ['ge', 21, false],
    ['ge', 20, true],
    ['eq', '10', true],
    ['eq', NaN, true],
    ['eq', 2 ** 60, true],
  ] as const)('10 to 20 %s %s: %s', (op, value, expected) => {
    expect(mayMatch(int, range(10n, 20n), op, value)).toBe(expected);
  });

  it('knows the only value there is', () => {
    expect(mayMatch(int, range(5n, 5n), 'ne', 5)).toBe(false);
    expect(mayMatch(int, range(5n, 5n), 'ne', 6)).toBe(true);
  });

  it('counts nulls', () => {
    const none = { null_count: 0n } as Statistics;
    const all = { null_count: 10n } as Statistics;
    const some = { null_count: 1n } as Statistics;
    const unknown = {} as Statistics;
    expect([none, all, some, unknown].map((stats) => mayMatch(int, stats, 'isNull'))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect([none, all, some, unknown].map((stats) => mayMatch(int, stats, 'notNull'))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([none, all, some, unknown].map((stats) => mayMatch(int, stats, 'eq', 1))).toEqual([true, false, true, true]);
  });

  it('expects a NaN above the bounds of floats', () => {
    const float = DataType.float64();
    expect(mayMatch(float, range(1, 2), 'gt', 5)).toBe(true);
    expect(mayMatch(float, range(1, 2), 'ge', 5)).toBe(true);
    expect(mayMatch(float, range(1, 1), 'ne', 1)).toBe(true);
    expect(mayMatch(float, range(1, 2), 'lt', 1)).toBe(false);
    expect(mayMatch(float, range(1, 2), 'eq', 3)).toBe(false);
    expect(mayMatch(float, range(NaN, NaN), 'lt', 0)).toBe(true);
    expect(mayMatch(float, range(0, 1), 'eq', -0)).toBe(true);
  });

  it('allows for comparisons in Float32 and in Float64', () => {
    const float = DataType.float32();
    const tenth = Math.fround(0.1);
    expect(mayMatch(float, range(tenth, 1), 'le', 0.1)).toBe(true);
    expect(mayMatch(float, range(tenth, 1), 'lt', 0.1)).toBe(false);
    expect(mayMatch(float, range(0.5, 1), 'eq', 0.1)).toBe(true);
    expect(mayMatch(float, range(0.5, 1), 'eq', 0.25)).toBe(false);
  });

  it('orders strings by code point', () => {
    const text = DataType.string();
    expect(mayMatch(text, range('b', 'd'), 'eq', 'a')).toBe(false);
    expect(mayMatch(text, range('b', 'd'), 'eq', 'ca')).toBe(true);
    expect(mayMatch(text, range('b', 'd'), 'gt', 'd')).toBe(false);
    expect(mayMatch(text, range('b', 'd'), 'gt', 'cz')).toBe(true);
    // U+FF5E is below U+1F600, whose first UTF-16 unit is 0xD83D.
    expect(mayMatch(text, range('～', '😀'), 'eq', '😀')).toBe(true);
    expect(mayMatch(text, range('a', '～'), 'eq', '😀')).toBe(false);
    expect(mayMatch(text, range('a', 'b\u{fffd}'), 'gt', 'c')).toBe(true);
  });

  it('compares instants whatever their units', () => {
    const timestamp = DataType.timestamp('ms');
    const bounds = range(1_000_000_000n, 2_000_000_000n);
    expect(mayMatch(timestamp, bounds, 'gt', 2000n)).toBe(false);
    expect(mayMatch(timestamp, bounds, 'ge', 2000n)).toBe(true);
    expect(mayMatch(DataType.date(), range(10, 20), 'lt', 10)).toBe(false);
    expect(mayMatch(DataType.bool(), range(true, true), 'eq', false)).toBe(false);
  });

  it('trusts the deprecated bounds only where they were right', () => {
    const old = { min: 10, max: 20 } as Statistics;
    expect(mayMatch(DataType.int32(), old, 'gt', 20)).toBe(false);
    expect(mayMatch(DataType.uint32(), old, 'gt', 20)).toBe(true);
    expect(mayMatch(DataType.string(), { min: 'a', max: 'b' } as Statistics, 'gt', 'c')).toBe(true);
  });

  it('has doubts about what it does not know', () => {
    expect(mayMatch(int, undefined, 'eq', 1)).toBe(true);
    expect(mayMatch(DataType.decimal128(5, 2), range(1, 2), 'eq', 9)).toBe(true);
    expect(mayMatch(DataType.binary(), range('a', 'b'), 'eq', 'c')).toBe(true);
    const s = schema([{ name: 'x', type: int }]);
    const predicates = [{ column: 'x', op: 'eq', value: 99 }] as const;
    expect(rowGroupMayMatch(group(range(1n, 2n), ['x', 'y']), s, predicates)).toBe(true);
    expect(rowGroupMayMatch(group(range(1n, 2n), ['y']), s, predicates)).toBe(true);
    expect(rowGroupMayMatch(group(range(1n, 2n)), s, [{ column: 'x', op: 'eq', value: 1 }, ...predicates])).toBe(false);
  });
});
