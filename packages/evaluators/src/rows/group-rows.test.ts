import type { Column, DataType } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, sliceColumn } from '@pixelframe/columnar';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupRows, RowGrouper } from './group-rows.ts';

/** Few distinct values of each type, so that groups have several rows. */
const TYPES: readonly (readonly [DataType, fc.Arbitrary<unknown>])[] = [
  [T.bool(), fc.boolean()],
  [T.int8(), fc.integer({ min: -2, max: 2 })],
  [T.uint32(), fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 31)],
  [T.int32(), fc.constantFrom(0, 1, -(2 ** 31), 2 ** 31 - 1, 77_777_777)],
  [T.int64(), fc.constantFrom(0n, -1n, 2n ** 32n, 2n ** 62n, -(2n ** 63n), 5n)],
  [T.uint64(), fc.constantFrom(0n, 2n ** 64n - 1n, 2n ** 32n, 1n)],
  [T.float64(), fc.constantFrom(0, -0, Number.NaN, 1.5, Infinity, -1e300)],
  [T.float32(), fc.constantFrom(0, -0, Number.NaN, 1.5, -Infinity)],
  [T.string(), fc.constantFrom('', 'a', 'ab', 'abc', 'abcd', 'abcdefgh', 'abcdefghi', 'abcdefghj', 'é', 'a\0')],
  [T.binary(), fc.constantFrom(Uint8Array.of(), Uint8Array.of(0), Uint8Array.of(0, 0))],
  [T.binary(3), fc.constantFrom(Uint8Array.of(0, 0, 1), Uint8Array.of(1, 0, 0))],
  [T.decimal128(20, 2), fc.constantFrom('0.00', '1.25', '-1.25', '123456789012345678.00')],
  [T.date(), fc.constantFrom(new Date(0), new Date(86_400_000))],
  [T.timestamp('us', 'UTC'), fc.constantFrom(new Date(0), new Date(1_700_000_000_000))],
  [T.null(), fc.constant(null)],
  [T.list(T.int64()), fc.constantFrom([], [1], [null], [1, 2], [null, null])],
  [T.list(T.list(T.string())), fc.constantFrom([], [[]], [['a'], []], [[], ['a']], [null])],
  [T.fixedSizeList(T.float32(), 2), fc.constantFrom([0, 1], [-0, 1], [1, 0])],
  [
    T.struct({ a: T.int64(), b: T.string() }),
    fc.constantFrom({ a: 1, b: 'x' }, { a: null, b: 'x' }, { a: 1, b: null }),
  ],
];

/** What two equal keys have in common. */
const keyText = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return `big ${item}`;
    if (typeof item === 'number') return Number.isNaN(item) ? 'nan' : item === 0 ? 0 : `n ${item}`;
    return ArrayBuffer.isView(item) ? Array.from(item as Float32Array) : item;
  });

function expectedIds(keys: readonly Column[], length: number): number[] {
  const known = new Map<string, number>();
  const values = keys.map((key) => columnToValues(key, { int64: 'bigint' }));
  return Array.from({ length }, (_, row) => {
    const text = values.map((column) => keyText(column[row])).join('|');
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text)!;
  });
}

const keyColumns = (max: number): fc.Arbitrary<readonly Column[]> =>
  fc.tuple(fc.array(fc.nat(TYPES.length - 1), { minLength: 1, maxLength: max }), fc.nat(40)).chain(([kinds, length]) =>
    fc.tuple(
      ...kinds.map((kind) => {
        const [type, value] = TYPES[kind]!;
        return fc
          .array(fc.option(value, { freq: 5 }), { minLength: length, maxLength: length })
          .map((values) => columnFromValues(values, type));
      }),
    ),
  );

describe('groupRows', () => {
  test('numbers rows by first appearance, for keys of every type and together', () => {
    fc.assert(
      fc.property(keyColumns(4), (keys) => {
        const { length } = keys[0]!;
        const expected = expectedIds(keys, length);
        const { ids, count, first } = groupRows(keys, length);
        expect([...ids]).toEqual(expected);
        expect(count).toBe(new Set(expected).size);
        expect([...first]).toEqual([...new Set(expected)].map((id) => expected.indexOf(id)));
      }),
      { numRuns: 200 },
    );
  });

  test('batch after batch the numbers are those of all rows at once', () => {
    fc.assert(
      fc.property(keyColumns(3), fc.nat(40), (keys, cut) => {
        const { length } = keys[0]!;
        const middle = Math.min(cut, length);
        const grouper = new RowGrouper(keys.map(({ type }) => type));
        const idsOf = (start: number, end: number): Int32Array =>
          grouper.add(
            keys.map((key) => sliceColumn(key, start, end)),
            end - start,
          ).ids;
        const ids = [...idsOf(0, middle), ...idsOf(middle, length)];
        expect(ids).toEqual(expectedIds(keys, length));
      }),
      { numRuns: 150 },
    );
  });

  test('rows are found by the numbers of rows before them; unknown ones get none', () => {
    fc.assert(
      fc.property(keyColumns(4), fc.nat(40), (keys, cut) => {
        const { length } = keys[0]!;
        const middle = Math.min(cut, length);
        const part = (start: number, end: number): Column[] => keys.map((key) => sliceColumn(key, start, end));
        const grouper = new RowGrouper(keys.map(({ type }) => type));
        const { count } = grouper.add(part(0, middle), middle);
        const expected = expectedIds(keys, length).map((id) => (id < count ? id : -1));
        expect([...grouper.find(part(middle, length), length - middle)]).toEqual(expected.slice(middle));
        expect([...grouper.find(part(0, middle), middle)]).toEqual(expected.slice(0, middle));
        expect(grouper.count).toBe(count);
      }),
      { numRuns: 200 },
    );
  });

  test('narrow and wide keys find each other only where they are equal', () => {
    const wide = columnFromValues([5n, 2n ** 32n + 5n, -1n, 2n ** 32n - 1n], T.int64());
    const narrow = columnFromValues([5n, -1n, 70_000_000n], T.int64());
    const found = (known: Column, asked: Column): number[] => {
      const grouper = new RowGrouper([T.int64()]);
      grouper.add([known], known.length);
      return [...grouper.find([asked], asked.length)];
    };
    expect(found(narrow, wide)).toEqual([0, -1, 1, -1]);
    expect(found(wide, narrow)).toEqual([0, 2, -1]);
  });

  test('without keys all rows are one group', () => {
    expect(groupRows([], 3)).toEqual({ ids: Int32Array.of(0, 0, 0), count: 1, first: Int32Array.of(0) });
    expect(groupRows([], 0).count).toBe(0);
  });

  test('an object column is refused', () => {
    const objects: Column = {
      type: T.object(),
      length: 0,
      validity: null,
      values: null,
      offsets: null,
      children: [],
      objects: [],
    };
    expect(() => groupRows([objects], 0)).toThrow('Values of Object cannot be compared with each other.');
  });

  describe('many groups', () => {
    const rows = 50_000;
    const wanted = Array.from({ length: rows }, (_, i) => (i * 7919) % 20_011);
    const byFirst = (values: readonly unknown[]): number[] => {
      const known = new Map<unknown, number>();
      return values.map((value) => {
        if (!known.has(value)) known.set(value, known.size);
        return known.get(value)!;
      });
    };
    const expected = byFirst(wanted);
    const columns: Readonly<Record<string, Column>> = {
      'near integers': columnFromValues(wanted, T.int32()),
      'integers far apart': columnFromValues(
        wanted.map((n) => n * 90_001 - 2 ** 30),
        T.int32(),
      ),
      'long integers': columnFromValues(
        wanted.map((n) => BigInt(n) * 2n ** 40n),
        T.int64(),
      ),
      floats: columnFromValues(
        wanted.map((n) => n / 8),
        T.float64(),
      ),
      'short strings': columnFromValues(
        wanted.map((n) => `k${n}`),
        T.string(),
      ),
      'long strings': columnFromValues(
        wanted.map((n) => `a rather long key ${n} of this group`),
        T.string(),
      ),
      lists: columnFromValues(
        wanted.map((n) => [n >> 7, n & 127]),
        T.list(T.int32()),
      ),
    };
    test.each(Object.keys(columns))('of %s', (name) => {
      expect(groupRows([columns[name]!], rows).ids).toEqual(Int32Array.from(expected));
    });

    test('of two columns that outgrow what was packed', () => {
      const low = columnFromValues(
        wanted.map((n) => n >> 7),
        T.int32(),
      );
      const high = columnFromValues(
        wanted.map((n) => n & 127),
        T.int32(),
      );
      const grouper = new RowGrouper([T.int32(), T.int32()]);
      const ids: number[] = [];
      for (let start = 0; start < rows; start += 999) {
        const end = Math.min(rows, start + 999);
        ids.push(...grouper.add([sliceColumn(low, start, end), sliceColumn(high, start, end)], end - start).ids);
      }
      expect(ids).toEqual(expected);
    });

    test('of so many columns that two words do not hold them', () => {
      const keys = [1, 3, 5, 7, 11, 13].map((factor) =>
        columnFromValues(
          wanted.map((n) => (n * factor) % 20_011),
          T.int64(),
        ),
      );
      expect(groupRows(keys, rows).ids).toEqual(Int32Array.from(expected));
    });

    test('of integers that turn long after the first batch', () => {
      const grouper = new RowGrouper([T.int64()]);
      grouper.add([columnFromValues([5n, null, -7n], T.int64())], 3);
      expect([...grouper.add([columnFromValues([2n ** 40n, -7n, null, 5n], T.int64())], 4).ids]).toEqual([3, 2, 1, 0]);
    });
  });
});
