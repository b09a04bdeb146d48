import type { Column } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T } from '@pixelframe/columnar';
import type { WindowFrame } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WindowCall } from './compute-window.ts';
import { arrangeWindow, computeWindow } from './compute-window.ts';

const pause = async (): Promise<void> => {};

interface Row {
  readonly group: number | null;
  readonly time: number | null;
  readonly value: number | null;
}

interface Setting {
  readonly desc: boolean;
  readonly nullsFirst: boolean;
  readonly frame: WindowFrame | null;
}

const columnsOf = (rows: readonly Row[]): Record<keyof Row, Column> => ({
  group: columnFromValues(
    rows.map(({ group }) => group),
    T.int32(),
  ),
  time: columnFromValues(
    rows.map(({ time }) => time),
    T.float64(),
  ),
  value: columnFromValues(
    rows.map(({ value }) => value),
    T.float64(),
  ),
});

async function computed(rows: readonly Row[], setting: Setting, call: Partial<WindowCall> & { fn: string }) {
  const { group, time, value } = columnsOf(rows);
  const { desc, nullsFirst, frame } = setting;
  const keys = { partitionBy: [group], orderBy: [time], desc: [desc], nullsFirst: [nullsFirst], length: rows.length };
  const window = arrangeWindow(keys, frame);
  return columnToValues(await computeWindow(window, { args: [value], options: {}, type: T.float64(), ...call }, pause));
}

/** NaN is greater than all numbers, 0 equals -0. */
const compareNumbers = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : Number(Number.isNaN(a)) - Number(Number.isNaN(b));

/** The rows of the partition of row `at`, in order. */
function partitionOf(rows: readonly Row[], at: number, { desc, nullsFirst }: Setting): number[] {
  return rows
    .map((_, i) => i)
    .filter((i) => rows[i]!.group === rows[at]!.group)
    .sort((i, j) => {
      const [a, b] = [rows[i]!.time, rows[j]!.time];
      if (a === null || b === null) return a === b ? i - j : (a === null) === nullsFirst ? -1 : 1;
      return (desc ? -1 : 1) * compareNumbers(a, b) || i - j;
    });
}

/** The rows of the frame of row `at`, straight from what the bounds say. */
function frameOf(rows: readonly Row[], at: number, setting: Setting): number[] {
  const part = partitionOf(rows, at, setting);
  const { frame, desc } = setting;
  if (frame === null) return part;
  const { start, end, units, minPeriods } = frame;
  const place = part.indexOf(at);
  const own = rows[at]!.time;
  const sign = desc ? -1 : 1;
  let found: number[];
  if (units === 'rows') {
    found = part.filter((_, i) => (start === null || i >= place + start) && (end === null || i <= place + end));
  } else {
    const kind = (row: number): number => (rows[row]!.time === null ? 2 : Number(Number.isNaN(rows[row]!.time)));
    const within = (row: number): boolean => {
      if (kind(row) !== kind(at)) return false;
      if (kind(at) !== 0) return true;
      const distance = sign * rows[row]!.time!;
      return (start === null || distance >= sign * own! + start) && (end === null || distance <= sign * own! + end);
    };
    const inside = part.map((row, i) => (within(row) ? i : -1)).filter((i) => i >= 0);
    const sameKind = part.findIndex((row) => kind(row) === kind(at));
    // No bound: everything before, or behind, what is in reach.
    const first = start === null ? 0 : inside[0];
    const last = end === null ? part.length - 1 : (inside.at(-1) ?? sameKind - 1);
    if (own === null && start !== null) found = [];
    else if (first === undefined && start !== null && end === null) {
      const reach = part.findIndex((row) => kind(row) === 0 && sign * rows[row]!.time! >= sign * own! + start);
      found = reach === -1 ? [] : part.slice(reach);
    } else found = first === undefined ? [] : part.slice(first, last + 1);
  }
  return found.length < minPeriods ? [] : found;
}

const present = (rows: readonly Row[], frame: readonly number[]): number[] =>
  frame.map((row) => rows[row]!.value).filter((value) => value !== null);

const naive: Readonly<Record<string, (rows: readonly Row[], frame: readonly number[]) => number | null>> = {
  sum: (rows, frame) => (present(rows, frame).length === 0 ? null : present(rows, frame).reduce((a, b) => a + b, 0)),
  mean: (rows, frame) => {
    const values = present(rows, frame);
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
  },
  min: (rows, frame) => present(rows, frame).toSorted(compareNumbers)[0] ?? null,
  max: (rows, frame) => present(rows, frame).toSorted(compareNumbers).at(-1) ?? null,
  count: (rows, frame) => (frame.length === 0 ? null : present(rows, frame).length),
  countDistinct: (rows, frame) => (frame.length === 0 ? null : new Set(present(rows, frame)).size),
  product: (rows, frame) =>
    present(rows, frame).length === 0 ? null : present(rows, frame).reduce((a, b) => a * b, 1),
  firstValue: (rows, frame) => (frame.length === 0 ? null : rows[frame[0]!]!.value),
  lastValue: (rows, frame) => (frame.length === 0 ? null : rows[frame.at(-1)!]!.value),
};

const row: fc.Arbitrary<Row> = fc.record({
  group: fc.constantFrom(1, 2, null),
  time: fc.option(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(Number.NaN, 2.5)), { freq: 5 }),
  // Whole numbers: their sums are exact, so that the order of adding does not show.
  value: fc.option(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(Number.NaN, Infinity)), { freq: 5 }),
});
const bound = fc.option(fc.integer({ min: -3, max: 3 }), { freq: 3 });
const frame = fc
  .record({
    units: fc.constantFrom('rows' as const, 'range' as const),
    start: bound,
    end: bound,
    minPeriods: fc.constantFrom(1, 1, 2),
  })
  .map(({ start, end, ...rest }) =>
    start !== null && end !== null && start > end ? { ...rest, start: end, end: start } : { ...rest, start, end },
  );
const setting: fc.Arbitrary<Setting> = fc.record({ desc: fc.boolean(), nullsFirst: fc.boolean(), frame });

const COUNTS = new Set(['count', 'countDistinct']);
/** -0 and 0 are the same result. */
const plain = (values: readonly unknown[]): unknown[] => values.map((value) => (value === 0 ? 0 : value));

describe('a window', () => {
  test.each(Object.keys(naive))('%s of a frame is that of its rows', async (fn) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), setting, async (rows, how) => {
        const expected = rows.map((_, at) => naive[fn]!(rows, frameOf(rows, at, how)));
        const type = COUNTS.has(fn) ? T.uint64() : T.float64();
        expect(plain(await computed(rows, how, { fn, type }))).toEqual(plain(expected));
      }),
      { numRuns: 150 },
    );
  });

  test.each(['sum', 'min', 'count', 'countDistinct', 'product'])(
    '%s without a frame is that of the partition',
    async (fn) => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), fc.boolean(), async (rows, desc) => {
          const how = { desc, nullsFirst: false, frame: null };
          const expected = rows.map((_, at) => naive[fn]!(rows, partitionOf(rows, at, how)));
          const type = COUNTS.has(fn) ? T.uint64() : T.float64();
          expect(plain(await computed(rows, how, { fn, type }))).toEqual(plain(expected));
        }),
        { numRuns: 50 },
      );
    },
  );

  test('numbers, ranks and shifts follow the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 25 }),
        fc.boolean(),
        fc.integer({ min: -3, max: 3 }),
        async (rows, desc, offset) => {
          const how = { desc, nullsFirst: desc, frame: null };
          const same = (i: number, j: number): boolean =>
            Object.is(rows[i]!.time, rows[j]!.time) || rows[i]!.time === rows[j]!.time;
          const parts = rows.map((_, at) => partitionOf(rows, at, how));
          const rank = (at: number): number => parts[at]!.findIndex((other) => same(other, at));
          const distinct = (at: number): number =>
            parts[at]!.slice(0, rank(at) + 1).filter((other, i, all) => i === 0 || !same(other, all[i - 1]!)).length;
          const none = { args: [], type: T.uint64() };
          expect(await computed(rows, how, { fn: 'rowNumber', ...none })).toEqual(
            rows.map((_, at) => parts[at]!.indexOf(at) + 1),
          );
          expect(await computed(rows, how, { fn: 'rank', ...none })).toEqual(rows.map((_, at) => rank(at) + 1));
          expect(await computed(rows, how, { fn: 'denseRank', ...none })).toEqual(rows.map((_, at) => distinct(at)));
          const { value } = columnsOf(rows);
          const fallback = columnFromValues(
            rows.map((_, i) => -100 - i),
            T.int32(),
          );
          const call = { fn: 'lag', args: [value, fallback], options: { offset } };
          expect(await computed(rows, how, call)).toEqual(
            rows.map((_, at) => {
              const other = parts[at]![parts[at]!.indexOf(at) - offset];
              return other === undefined ? -100 - at : rows[other]!.value;
            }),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the first and last value of a frame may leave nulls out', async () => {
    const rows = [null, 1, null, 2, null].map((value, time) => ({ group: 1, time, value }));
    const how = { desc: false, nullsFirst: false, frame: { units: 'rows', start: -1, end: 1, minPeriods: 1 } as const };
    const options = { ignoreNulls: true };
    expect(await computed(rows, how, { fn: 'firstValue', options })).toEqual([1, 1, 1, 2, 2]);
    expect(await computed(rows, how, { fn: 'lastValue', options })).toEqual([1, 1, 2, 2, 2]);
  });

  test('frames by value are exact beyond the safe integers', async () => {
    const base = 2n ** 62n;
    const time = columnFromValues([base, base + 1n, base + 3n, null], T.int64());
    const keys = { partitionBy: [], orderBy: [time], desc: [false], nullsFirst: [false], length: 4 };
    const window = arrangeWindow(keys, { units: 'range', start: -1, end: 0, minPeriods: 1 });
    const call = { fn: 'count', args: [time], options: { mode: 'all' }, type: T.uint64() };
    expect(columnToValues(await computeWindow(window, call, pause))).toEqual([1, 2, 1, null]);
  });

  test('whole numbers add up beyond the safe integers and wrap past 64 bits', async () => {
    const big = 2n ** 62n;
    const value = columnFromValues([big, 3n, big, null], T.int64());
    const time = columnFromValues([0, 1, 2, 3], T.int32());
    const keys = { partitionBy: [], orderBy: [time], desc: [false], nullsFirst: [false], length: 4 };
    const window = arrangeWindow(keys, { units: 'rows', start: null, end: 0, minPeriods: 1 });
    const call = { fn: 'sum', args: [value], options: {}, type: T.int64() };
    const sums = [big, big + 3n, BigInt.asIntN(64, 2n * big + 3n), BigInt.asIntN(64, 2n * big + 3n)];
    expect(columnToValues(await computeWindow(window, call, pause))).toEqual(sums);
  });
});

const signOf = (value: number): number => (value > 3 ? -1 : 1);
const onlySigns = (one: Row): Row => ({ ...one, value: one.value === null ? null : signOf(one.value) });

describe('wide frames', () => {
  const rows = Array.from({ length: 700 }, (_, i) => ({
    group: i % 3 === 0 ? 1 : 2,
    time: (i * 7919) % 701,
    value: i % 13 === 0 ? null : ((i * 31) % 7) + 0.5,
  }));

  test.each([
    [null, 0],
    [-150, 90],
    [0, null],
    [5, 200],
  ])('from %s to %s give what their rows give', async (start, end) => {
    const how = { desc: false, nullsFirst: false, frame: { units: 'rows', start, end, minPeriods: 1 } as const };
    const frames = rows.map((_, at) => present(rows, frameOf(rows, at, how)));
    const sums = (await computed(rows, how, { fn: 'sum' })) as (number | null)[];
    const products = (await computed(rows.map(onlySigns), how, { fn: 'product' })) as (number | null)[];
    const spreads = (await computed(rows, how, { fn: 'stddev', options: { ddof: 0 } })) as (number | null)[];
    const skews = (await computed(rows, how, { fn: 'skew' })) as (number | null)[];
    frames.forEach((values, i) => {
      if (values.length === 0) {
        expect([sums[i], spreads[i], products[i]]).toEqual([null, null, null]);
        return;
      }
      const sum = values.reduce((a, b) => a + b, 0);
      const mean = sum / values.length;
      // Halves: every sum is exact.
      expect(sums[i]).toBe(sum);
      expect(products[i]).toBe(values.reduce((all, value) => all * signOf(value), 1));
      const spread = Math.sqrt(values.reduce((all, value) => all + (value - mean) ** 2, 0) / values.length);
      expect(spreads[i]).toBeCloseTo(spread, 9);
      const cubes = values.reduce((all, value) => all + (value - mean) ** 3, 0) / values.length;
      if (spread > 0) expect(skews[i]).toBeCloseTo(cubes / spread ** 3, 8);
    });
  });

  test('give lists of their rows, too', async () => {
    const how = {
      desc: true,
      nullsFirst: false,
      frame: { units: 'rows', start: -100, end: 0, minPeriods: 1 } as const,
    };
    const frames = rows.map((_, at) => frameOf(rows, at, how));
    const lists = await computed(rows, how, { fn: 'listAgg', type: T.list(T.float64()) });
    expect(lists).toEqual(frames.map((all) => all.map((row) => rows[row]!.value)));
  });
});
