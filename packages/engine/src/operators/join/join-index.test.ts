import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { JoinIndex, rowsWhere } from './join-index.ts';

const column = (values: readonly unknown[], type?: DataType): Column => columnFromValues(values, type);

function pairs(left: readonly Column[], right: readonly Column[], unmatched = false, limit = 3): string[] {
  const types = left.map(({ type }) => type);
  const index = new JoinIndex(right, right[0]!.length, types);
  const found = index.find(left, left[0]!.length);
  return [...index.pairs(found, unmatched, limit)].flatMap(({ left: rows, right: others }) => {
    if (rows !== null) expect(rows.length).toBe(others.length);
    return [...others].map((other, i) => `${rows === null ? i : rows[i]} ${other}`);
  });
}

describe('the index of a join', () => {
  test('rows without a match are given once, where asked for', () => {
    expect(pairs([column([1, null, 2])], [column([2, null, 2])], true)).toEqual(['0 -1', '1 -1', '2 0', '2 2']);
    expect(pairs([column([1, null, 2])], [column([2, null, 3])], true)).toEqual(['0 -1', '1 -1', '2 0']);
    expect(pairs([column([1, null])], [column([], T.int64())], true)).toEqual(['0 -1', '1 -1']);
    expect(pairs([column([1, null])], [column([], T.int64())])).toEqual([]);
  });

  test('keys of two types meet in their common one', () => {
    expect(pairs([column([1, 2], T.int8())], [column([2, 1.5, 1])])).toEqual(['0 2', '1 0']);
    expect(pairs([column([255], T.uint8())], [column([-1, 255], T.int16())])).toEqual(['0 1']);
    expect(pairs([column([true, false])], [column([0, 1, 2])])).toEqual(['0 1', '1 0']);
    expect(pairs([column([1], T.date())], [column([new Date(86_400_000), new Date(5)])])).toEqual(['0 0']);
  });

  test('-0 is 0; NaN is no key, of any width', () => {
    for (const type of [T.float64(), T.float32(), T.float16()]) {
      const left = column([-0, 0, Number.NaN, 1.5], type);
      expect(pairs([left], [column([0.5, 0, -0, Number.NaN], type)])).toEqual(['0 1', '0 2', '1 1', '1 2']);
    }
  });

  test('whole 64-bit integers are compared, also where one side is narrow', () => {
    const wide = [2n ** 40n, 2n ** 40n + 1n, -1n, 2n ** 32n - 1n, 5n];
    const narrow = column([5, -1, 0], T.int64());
    expect(pairs([column(wide, T.int64())], [narrow])).toEqual(['2 1', '4 0']);
    expect(pairs([narrow], [column(wide, T.int64())])).toEqual(['0 4', '1 2']);
    expect(pairs([column(wide, T.int64())], [column(wide.toReversed(), T.int64())])).toEqual([
      '0 4',
      '1 3',
      '2 2',
      '3 1',
      '4 0',
    ]);
  });

  test('bytes of fixed and of any length, and booleans with nulls', () => {
    const fixed = [Uint8Array.of(1, 2), Uint8Array.of(2, 1), null];
    expect(pairs([column(fixed, T.binary(2))], [column(fixed, T.binary(2))])).toEqual(['0 0', '1 1']);
    expect(pairs([column(['', 'ab', 'a'])], [column(['a', '', 'ab'])])).toEqual(['0 1', '1 2', '2 0']);
    const long = ['a rather long key', 'a rather long kex', 'another long key, longer'];
    expect(pairs([column([...long, 'a rather long'])], [column(long.toReversed())])).toEqual(['0 2', '1 1', '2 0']);
    expect(pairs([column([true, null, false])], [column([null, false, true])])).toEqual(['0 2', '2 1']);
  });

  test('lists and structs; nulls within them are equal', () => {
    const lists = (values: readonly unknown[]): Column => column(values, T.list(T.int64()));
    expect(pairs([lists([[1], [2, null], null, [9], []])], [lists([[2, null], [1], null, []])])).toEqual([
      '0 1',
      '1 0',
      '4 3',
    ]);
    const type = T.struct({ a: T.int64(), b: T.string() });
    const left = column([{ a: 1, b: 'x' }, null, { a: null, b: 'y' }, { a: 1, b: 'z' }], type);
    const right = column([{ a: null, b: 'y' }, { a: 1, b: 'x' }, null], type);
    expect(pairs([left], [right])).toEqual(['0 1', '2 0']);
  });

  test('many keys: rows match where all do', () => {
    const sides = [0, 1].map((side) =>
      Array.from({ length: 7 }, (_, k) =>
        column(Array.from({ length: 8 }, (__, i) => (i >> (k % 3)) + side * (k >> 2))),
      ),
    );
    expect(pairs(sides[0]!, sides[0]!)).toEqual(Array.from({ length: 8 }, (_, i) => `${i} ${i}`));
    expect(pairs(sides[0]!, sides[1]!)).toEqual([]);
  });

  test('pieces hold as many pairs as they may; one row goes on in the next', () => {
    const index = new JoinIndex([column([1, 1, 1, 1, 2])], 5, [T.int64()]);
    const found = index.find([column([1, 3, 2, 1])], 4);
    const sizes = [...index.pairs(found, true, 3)].map(({ right }) => [...right]);
    expect(sizes).toEqual([[0, 1, 2], [3, -1, 4], [0, 1, 2], [3]]);
  });

  test('rowsWhere gives null for all rows', () => {
    expect(rowsWhere(Int32Array.of(0, 3), true)).toBeNull();
    expect(rowsWhere(Int32Array.of(0, -1, 3), true)).toEqual(Int32Array.of(0, 2));
    expect(rowsWhere(Int32Array.of(0, -1, 3), false)).toEqual(Int32Array.of(1));
  });
});
