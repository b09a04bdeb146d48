import type { JoinOptions } from 'pixelframe';
import { col, DataType, schema } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';

const LEFT = { k: [1, 2, null, 2, 3, 4], v: ['a', 'b', 'c', 'd', 'e', 'f'] };
const RIGHT = { k: [2, null, 3, 2, 9], v: ['P', 'Q', 'R', 'S', 'T'], w: [10, 20, 30, 40, 50] };

export const joinCases: readonly Case[] = [
  {
    name: 'inner join: left rows in order, then right; duplicates multiply; null keys never match',
    async run({ session }) {
      const df = session.fromColumns(LEFT).join(session.fromColumns(RIGHT), { on: 'k' });
      expect(df.columns).toEqual(['k', 'v', 'right.v', 'w']);
      const rows = await df.toRows();
      expect(rows.map((row) => Object.values(row))).toEqual([
        [2, 'b', 'P', 10],
        [2, 'b', 'S', 40],
        [2, 'd', 'P', 10],
        [2, 'd', 'S', 40],
        [3, 'e', 'R', 30],
      ]);
      return rows;
    },
  },
  {
    name: 'left join: every left row, nulls where nothing matches',
    async run({ session }) {
      const df = session.fromColumns(LEFT).join(session.fromColumns(RIGHT), { on: 'k', how: 'left' });
      const rows = await df.toRows();
      expect(rows.map((row) => Object.values(row))).toEqual([
        [1, 'a', null, null],
        [2, 'b', 'P', 10],
        [2, 'b', 'S', 40],
        [null, 'c', null, null],
        [2, 'd', 'P', 10],
        [2, 'd', 'S', 40],
        [3, 'e', 'R', 30],
        [4, 'f', null, null],
      ]);
      return rows;
    },
  },
  {
    name: 'cross join: every pair, left rows first',
    async run({ session }) {
      const df = session.fromColumns({ a: [1, 2] }).join(session.fromColumns({ b: ['x', 'y', 'z'] }), { how: 'cross' });
      const rows = await df.toRows();
      expect(rows.map((row) => Object.values(row).join(''))).toEqual(['1x', '1y', '1z', '2x', '2y', '2z']);
      expect(await df.select('b').toRows()).toHaveLength(6);
      return rows;
    },
  },
  {
    name: 'every way to name keys and columns',
    async run({ session }) {
      const left = session.fromColumns({ id: [1, 2], k: [1, 2], v: [5, 6] });
      const right = session.fromColumns({ id: [2, 3], k: [2, 2], v: [7, 8] });
      const columns = (options: JoinOptions): string[] => left.join(right, options).columns;
      expect(columns({ on: 'k' })).toEqual(['k', 'id', 'v', 'right.id', 'right.v']);
      expect(columns({ on: ['k', 'id'] })).toEqual(['k', 'id', 'v', 'right.v']);
      expect(columns({ on: col('k') })).toEqual(['k', 'id', 'v', 'right.id', 'right.v']);
      expect(columns({ leftOn: 'id', rightOn: 'k' })).toEqual(['id', 'k', 'v', 'right.id', 'right.k', 'right.v']);
      const both = { leftOn: ['id', 'k'], rightOn: ['id', 'v'], prefix: 'r_' };
      expect(columns(both)).toEqual(['id', 'k', 'v', 'r_k', 'r_v']);
      expect(columns({ on: col('k').add(1), suffix: '_2' })).toEqual(['id', 'k', 'v', 'id_2', 'k_2', 'v_2']);
      expect(columns({ on: 'k', prefix: '<', suffix: '>' })).toEqual(['k', 'id', 'v', '<id>', '<v>']);
      return left.join(right, { leftOn: col('id').add(1), rightOn: 'k' }).toRows();
    },
  },
  {
    name: 'keys of several columns and of different numeric types',
    async run({ session }) {
      const left = session.fromColumns({ a: Int8Array.of(1, 1, 2), b: ['x', 'y', 'x'], l: [0, 1, 2] });
      const right = session.fromColumns({ a: Float64Array.of(1, 2, 2.5), b: ['y', 'x', 'x'], r: [10, 11, 12] });
      const rows = await left.join(right, { on: ['a', 'b'] }).toRows();
      expect(rows).toEqual([
        { a: 1, b: 'y', l: 1, r: 10 },
        { a: 2, b: 'x', l: 2, r: 11 },
      ]);
      return rows;
    },
  },
  {
    name: 'keys: NaN never matches, -0 matches 0, large Int64 are exact, dates meet timestamps',
    async run({ session }) {
      const pairs = async (left: ArrayLike<unknown>, right: ArrayLike<unknown>, type?: DataType): Promise<string[]> => {
        const l = session.fromColumns({ k: left, l: Array.from({ length: left.length }, (_, i) => i) });
        const r = session.fromColumns({ k: right, r: Array.from({ length: right.length }, (_, i) => i) });
        const typed = type === undefined ? l : l.withColumn('k', col('k').cast(type));
        return (await typed.join(r, { on: 'k' }).toRows()).map((row) => `${String(row['l'])}${String(row['r'])}`);
      };
      expect(await pairs([Number.NaN, 0.5, -0], [Number.NaN, 0, 0.5])).toEqual(['12', '21']);
      expect(await pairs([2n ** 53n, 2n ** 53n + 1n], [2n ** 53n + 1n, 2n ** 53n])).toEqual(['01', '10']);
      expect(await pairs([true, false, null], [false, null, true])).toEqual(['02', '10']);
      expect(await pairs(['', 'é', null], ['é', null, ''])).toEqual(['02', '10']);
      expect(await pairs([Uint8Array.of(1), Uint8Array.of(1, 0)], [Uint8Array.of(1, 0)])).toEqual(['10']);
      const day = new Date(86_400_000);
      expect(await pairs([day, new Date(86_400_001)], [day], DataType.date())).toEqual(['00', '10']);
      return null;
    },
  },
  {
    name: 'a side without rows',
    async run({ session }) {
      const some = session.fromColumns({ k: [1, 2], v: [3, 4] });
      const none = some.where(col('k').gt(9));
      expect(await some.join(none, { on: 'k' }).toRows()).toEqual([]);
      expect(await none.join(some, { on: 'k', how: 'left' }).toRows()).toEqual([]);
      expect(await some.join(none, { how: 'cross' }).toRows()).toEqual([]);
      const rows = await some.join(none, { on: 'k', how: 'left' }).toRows();
      expect(rows).toEqual([
        { k: 1, v: 3, 'right.v': null },
        { k: 2, v: 4, 'right.v': null },
      ]);
      return rows;
    },
  },
  {
    name: 'a join of a join with itself',
    async run({ session }) {
      const df = session.fromColumns({ k: [1, 2], v: ['a', 'b'] });
      const twice = df.join(df, { on: 'k' });
      const rows = await twice.join(twice, { on: 'k', prefix: '2.' }).toRows();
      expect(rows).toEqual([
        { k: 1, v: 'a', 'right.v': 'a', '2.v': 'a', '2.right.v': 'a' },
        { k: 2, v: 'b', 'right.v': 'b', '2.v': 'b', '2.right.v': 'b' },
      ]);
      return rows;
    },
  },
  {
    name: 'images, lists and structs travel through joins',
    async run({ session }) {
      const image = { width: 1, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3) };
      const left = session.fromColumns({ k: [1, 2, 3] });
      const right = session.fromColumns({
        k: [3, 1],
        image: [image, null],
        tags: [['a', null], []],
        p: [{ x: 1 }, null],
      });
      const rows = await left.join(right, { on: 'k', how: 'left' }).toRows();
      expect(rows).toEqual([
        { k: 1, image: null, tags: [], p: null },
        { k: 2, image: null, tags: null, p: null },
        { k: 3, image, tags: ['a', null], p: { x: 1 } },
      ]);
      return rows;
    },
  },
  {
    name: 'many rows: more matches than one batch holds, in order',
    async run({ session }) {
      const n = 150_000;
      const left = session.fromColumns({
        k: Int32Array.from({ length: n }, (_, i) => i % 7),
        l: Float64Array.from({ length: n }, (_, i) => i),
      });
      const right = session.fromColumns({ k: Int32Array.of(0, 3, 3), r: ['p', 'q', 's'] });
      let last = -1;
      let count = 0;
      for await (const batch of left.join(right, { on: 'k' }).batches()) {
        const l = batch.columns[1]!.values as Float64Array;
        for (let i = 0; i < batch.length; i++) {
          if (l[i]! < last) throw new Error(`row ${count + i} is out of order`);
          last = l[i]!;
        }
        count += batch.length;
      }
      // 0 meets one row, 3 meets two; each is there 21 429 times.
      expect(count).toBe(3 * 21_429);
      return count;
    },
  },
  {
    name: 'a similarity join finds what a filtered cross join finds',
    async run({ session }) {
      const types = schema([
        { name: 'id', type: DataType.int32() },
        { name: 'hash', type: DataType.binary(2) },
      ]);
      const hashes = [[0, 0], [0, 1], null, [255, 255], [255, 254], [0, 3], null, [15, 0]];
      const df = session.fromColumns(
        { id: hashes.map((_, i) => i), hash: hashes.map((hash) => (hash === null ? null : Uint8Array.from(hash))) },
        types,
      );
      const pairs = df
        .join(df, { how: 'cross' })
        .withColumn('d', col('hash').hammingDistance(col('right.hash')))
        .where(col('id').lt(col('right.id')));
      const close = pairs.where(col('d').le(2));
      expect(close.explain()).toContain('SimilarityJoin: hammingDistance(hash, hash) <= 2');
      const rows = (await close.select('id', 'right.id', 'd').toRows()).map((row) => Object.values(row));
      expect(rows).toEqual([
        [0, 1, 1],
        [0, 5, 2],
        [1, 5, 1],
        [3, 4, 1],
      ]);
      // The same question in a form that is no similarity join.
      const slow = pairs.where(col('d').le(col('id').mul(0).add(2)));
      expect(slow.explain()).not.toContain('SimilarityJoin');
      expect((await slow.select('id', 'right.id', 'd').toRows()).map((row) => Object.values(row))).toEqual(rows);
      return rows;
    },
  },
];
