import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, DataType as T } from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignKeys, buildHashIndex, probeHashIndex } from './hash-index.ts';

function pairs(left: readonly Column[], right: readonly Column[], unmatched = false): string[] {
  const [l, r] = alignKeys(left, right);
  const found: string[] = [];
  probeHashIndex(buildHashIndex(r, r[0]!.length), l, l[0]!.length, (i, j) => found.push(`${i} ${j}`), unmatched);
  return found;
}

const column = (values: readonly unknown[], type?: DataType): Column => columnFromValues(values, type);

describe('the hash index', () => {
  test('finds what comparing every pair finds, in the order of both sides', () => {
    const key = fc.option(fc.integer({ min: -3, max: 3 }), { freq: 5 });
    const text = fc.option(fc.constantFrom('', 'a', 'b', 'ab'), { freq: 5 });
    const side = fc.array(fc.tuple(key, text), { maxLength: 40 });
    fc.assert(
      fc.property(side, side, (left, right) => {
        const columns = (rows: readonly (readonly [number | null, string | null])[]): Column[] => [
          column(
            rows.map(([k]) => k),
            T.int64(),
          ),
          column(
            rows.map(([, s]) => s),
            T.string(),
          ),
        ];
        const expected = left.flatMap(([k, s], i) =>
          right.flatMap(([k2, s2], j) => (k !== null && s !== null && k === k2 && s === s2 ? [`${i} ${j}`] : [])),
        );
        expect(pairs(columns(left), columns(right))).toEqual(expected);
      }),
    );
  });

  test('rows without a match are given once, where asked for', () => {
    expect(pairs([column([1, null, 2])], [column([2, null, 2])], true)).toEqual(['0 -1', '1 -1', '2 0', '2 2']);
    expect(pairs([column([1, null])], [column([], T.int64())], true)).toEqual(['0 -1', '1 -1']);
  });

  test('keys of two types meet in their common one', () => {
    expect(pairs([column([1, 2], T.int8())], [column([2, 1.5, 1])])).toEqual(['0 2', '1 0']);
    expect(pairs([column([255], T.uint8())], [column([-1, 255], T.int16())])).toEqual(['0 1']);
    expect(pairs([column([true, false])], [column([0, 1, 2])])).toEqual(['0 1', '1 0']);
    expect(pairs([column([1], T.date())], [column([new Date(86_400_000), new Date(5)])])).toEqual(['0 0']);
  });

  test('-0 is 0; NaN is no key', () => {
    expect(pairs([column([-0, 0, Number.NaN, 1.5])], [column([0.5, 0, -0, Number.NaN])])).toEqual([
      '0 1',
      '0 2',
      '1 1',
      '1 2',
    ]);
  });

  test('bytes of fixed and of any length, and booleans with nulls', () => {
    const fixed = [Uint8Array.of(1, 2), Uint8Array.of(2, 1), null];
    expect(pairs([column(fixed, T.binary(2))], [column(fixed, T.binary(2))])).toEqual(['0 0', '1 1']);
    expect(pairs([column(['', 'ab', 'a'])], [column(['a', '', 'ab'])])).toEqual(['0 1', '1 2', '2 0']);
    expect(pairs([column([true, null, false])], [column([null, false, true])])).toEqual(['0 2', '2 1']);
  });

  test('a key without values of its own is refused by its type', () => {
    const lists = column([[1]], T.list(T.int64()));
    expect(() => pairs([lists], [lists])).toThrow('join: a key of type List[Int64] is not supported.');
  });
});
