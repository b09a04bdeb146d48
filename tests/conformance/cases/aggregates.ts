import { col, DataType, schema } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { expect } from 'vitest';
import type { Case } from '../case.ts';

/** More than fits one morsel, so that every worker gets some. */
const ROWS = 300_000;

/** Not the sum of the same numbers in another order. */
const uneven = Float64Array.from({ length: ROWS }, (_, i) => Math.sin(i) * 10 ** (i % 17));
const names = Array.from({ length: ROWS }, (_, i) => (i % 11 === 0 ? null : `name ${(i * i) % 1009}`));
const wide = Int32Array.from({ length: ROWS }, (_, i) => (i * 7919) % 290_001);

const table = () => ({ name: names, wide, x: uneven });

export const aggregateCases: readonly Case[] = [
  {
    name: 'groupBy: groups in order of first appearance, sums of floats equal to the bit',
    async run({ session }) {
      const rows = await session
        .fromColumns(table())
        .groupBy('name')
        .agg(
          F.count(),
          col('x').sum().alias('sum'),
          col('x').mean().alias('mean'),
          col('x').stddev().alias('stddev'),
          col('x').skew().alias('skew'),
          col('x').median().alias('median'),
          col('x').approxPercentiles([0.1, 0.9]).alias('shares'),
          col('wide').sum().alias('total'),
          col('wide').countDistinct().alias('distinct'),
          col('wide').approxCountDistinct().alias('about'),
          col('wide').min().alias('low'),
          col('x').max().alias('high'),
        )
        .toRows();
      expect(rows.map(({ name }) => name)).toEqual([...new Set(names)]);
      return rows;
    },
  },
  {
    name: 'groupBy: nearly as many groups as rows',
    async run({ session }) {
      const { wide: keys, sum } = await session
        .fromColumns(table())
        .groupBy('wide')
        .agg(col('x').sum().alias('sum'))
        .toColumns();
      expect(keys).toHaveLength(new Set(wide).size);
      return { keys, sum };
    },
  },
  {
    name: 'agg: one row of all, and of nothing',
    async run({ session }) {
      const df = session.fromColumns(table());
      const all = [col('x').sum(), col('wide').product(), col('name').max(), F.count()];
      const whole = await df.agg(...all).toRows();
      expect(whole[0]!.count).toBe(ROWS);
      const none = session.fromColumns(
        { x: [], wide: [], name: [] },
        schema([
          { name: 'x', type: DataType.float64() },
          { name: 'wide', type: DataType.int32() },
          { name: 'name', type: DataType.string() },
        ]),
      );
      const empty = await none.agg(...all).toRows();
      expect(empty).toEqual([{ x: null, wide: null, name: null, count: 0 }]);
      return { whole, empty };
    },
  },
  {
    name: 'distinct, intersect and except: the first rows, in the order of the left side',
    async run({ session }) {
      const df = session.fromColumns(table());
      const first = await df.distinct('name').toRows();
      expect(first.map(({ name }) => name)).toEqual([...new Set(names)]);
      const some = df.where(col('wide').lt(100)).select('name');
      const both = await df.select('name').intersect(some).toRows();
      const rest = await df.select('name').exceptDistinct(some).toRows();
      expect(both.length + rest.length).toBe(first.length);
      return { first, both, rest };
    },
  },
  {
    name: 'pivot: a column for each name',
    async run({ session }) {
      const df = session.fromColumns({
        who: ['b', 'a', 'b', 'c'],
        what: ['x', 'y', 'x', null],
        n: [1, 2, 3, 4],
      });
      const rows = await (await df.pivot('who', 'what', 'n', 'sum', { names: ['x', 'y', 'z'] })).toRows();
      expect(rows).toEqual([
        { who: 'b', x: 4, y: null, z: null },
        { who: 'a', x: null, y: 2, z: null },
        { who: 'c', x: null, y: null, z: null },
      ]);
      return rows;
    },
  },
];
