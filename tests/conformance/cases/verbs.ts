import { col, DataType, lit, schema, when } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failureText } from '../case.ts';

const PEOPLE = { name: ['ann', 'bob', 'cid', null], age: [31, null, 17, 50], city: ['x', 'y', 'x', 'y'] };
/** More than fits one morsel, so that every worker gets some. */
const MANY = 300_000;

export const verbCases: readonly Case[] = [
  {
    name: 'select: names and expressions, in this order',
    async run({ session }) {
      const df = session.fromColumns(PEOPLE).select('age', col('name').alias('who'), col('age').add(1).alias('next'));
      expect(df.columns).toEqual(['age', 'who', 'next']);
      const rows = await df.toRows();
      expect(rows).toEqual([
        { age: 31, who: 'ann', next: 32 },
        { age: null, who: 'bob', next: null },
        { age: 17, who: 'cid', next: 18 },
        { age: 50, who: null, next: 51 },
      ]);
      return rows;
    },
  },
  {
    name: 'select: literals alone keep the number of rows',
    async run({ session }) {
      const df = session.fromColumns(PEOPLE).select(lit(1).alias('one'), lit(null).alias('none'));
      const rows = await df.toRows();
      expect(rows).toEqual(Array.from({ length: 4 }, () => ({ one: 1, none: null })));
      return rows;
    },
  },
  {
    name: 'withColumn: adds at the end, replaces in place, sees the columns as they were',
    async run({ session }) {
      const df = session.fromColumns({ a: [1, 2], b: [3, 4] });
      const replaced = df.withColumn('a', col('a').mul(10)).withColumn('c', col('a').add(col('b')));
      expect(await replaced.toRows()).toEqual([
        { a: 10, b: 3, c: 13 },
        { a: 20, b: 4, c: 24 },
      ]);
      const swapped = df.withColumns({ b: col('a'), a: col('b'), d: col('a').sub(col('b')) });
      expect(swapped.columns).toEqual(['a', 'b', 'd']);
      const rows = await swapped.toRows();
      expect(rows).toEqual([
        { a: 3, b: 1, d: -2 },
        { a: 4, b: 2, d: -2 },
      ]);
      return rows;
    },
  },
  {
    name: 'exclude: all columns but these',
    async run({ session }) {
      const df = session.fromColumns(PEOPLE).exclude('age', 'city');
      expect(df.columns).toEqual(['name']);
      return df.toRows();
    },
  },
  {
    name: 'exclude: everything leaves rows without columns',
    async run({ session }) {
      const rows = await session
        .fromColumns({ a: [1, 2] })
        .exclude('a')
        .toRows();
      expect(rows).toEqual([{}, {}]);
      return rows;
    },
  },
  {
    name: 'where: null is not true; filters add up',
    async run({ session }) {
      const df = session.fromColumns(PEOPLE);
      expect(await df.where(col('age').gt(20)).select('name').toRows()).toEqual([{ name: 'ann' }, { name: null }]);
      expect(await df.where(col('age').gt(20).not()).select('age').toRows()).toEqual([{ age: 17 }]);
      const rows = await df.where(col('age').gt(20)).where(col('city').eq('x')).toRows();
      expect(rows).toEqual([{ name: 'ann', age: 31, city: 'x' }]);
      return rows;
    },
  },
  {
    name: 'where: comparisons chained by and, or, xor, isIn, between, isNull',
    async run({ session }) {
      const df = session.fromColumns({ i: [0, 1, 2, 3, 4, null] });
      const i = col('i');
      const kept = async (predicate: ReturnType<typeof i.eq>): Promise<unknown> =>
        (await df.where(predicate).toColumns()).i;
      expect(await kept(i.eq(0).or(i.eq(3)))).toEqual([0, 3]);
      expect(await kept(i.isIn([1, 4, 9]))).toEqual([1, 4]);
      expect(await kept(i.isIn([1, null]).not())).toEqual([]);
      expect(await kept(i.between(1, 3).xor(i.ge(3)))).toEqual([1, 2, 4]);
      expect(await kept(i.isNull().or(i.lt(1)))).toEqual([0, null]);
      return kept(i.notNull().and(i.ne(2)));
    },
  },
  {
    name: 'limit: also of nothing, of more than there is, and of limits',
    async run({ session }) {
      const df = session.fromColumns({ i: [1, 2, 3] });
      expect(await df.limit(0).toRows()).toEqual([]);
      expect(await df.limit(9).toRows()).toHaveLength(3);
      expect(await df.limit(3).limit(1).toRows()).toEqual([{ i: 1 }]);
      expect(await df.where(col('i').gt(1)).limit(1).toRows()).toEqual([{ i: 2 }]);
      const rows = await df.limit(2).where(col('i').gt(1)).toRows();
      expect(rows).toEqual([{ i: 2 }]);
      return rows;
    },
  },
  {
    name: 'when: the first condition that holds; null decides for null',
    async run({ session }) {
      const size = when(col('age').gt(40), 'old').when(col('age').gt(20), 'grown');
      const df = session.fromColumns(PEOPLE).select(size.otherwise('young').alias('a'), size.alias('b'));
      const rows = await df.toRows();
      expect(rows).toEqual([
        { a: 'grown', b: 'grown' },
        { a: null, b: null },
        { a: 'young', b: null },
        { a: 'old', b: 'old' },
      ]);
      return rows;
    },
  },
  {
    name: 'an empty DataFrame goes through every verb',
    async run({ session }) {
      const types = schema([
        { name: 'a', type: DataType.int64() },
        { name: 's', type: DataType.string() },
        { name: 'image', type: DataType.image('RGB') },
      ]);
      const none = session.fromColumns({ a: [], s: [], image: [] }, types);
      const df = none
        .where(col('a').gt(1))
        .withColumn('b', col('a').add(1))
        .withColumn('hash', col('image').resize(8, 8).imageHash())
        .limit(3)
        .join(none, { on: 'a' });
      expect(df.columns).toEqual(['a', 's', 'image', 'b', 'hash', 'right.s', 'right.image']);
      expect(await df.toRows()).toEqual([]);
      expect(await df.toColumns()).toEqual({
        a: [],
        s: [],
        image: [],
        b: [],
        hash: [],
        'right.s': [],
        'right.image': [],
      });
      expect((await df.toArrow()).numRows).toBe(0);
      expect(await df.toTableString()).toContain('(No data to display: Materialized dataframe has no rows)');
      return df.toRows();
    },
  },
  {
    name: 'no columns at all',
    async run({ session }) {
      const df = session.fromColumns({});
      expect(df.columns).toEqual([]);
      expect(await df.toTableString()).toBe('(No data to display: Dataframe has no columns)');
      return df.toRows();
    },
  },
  {
    name: 'many rows: morsels come back in order',
    async run({ session }) {
      const df = session.fromColumns({ i: Int32Array.from({ length: MANY }, (_, i) => i) });
      const even = df.where(col('i').mod(2).eq(0)).withColumn('half', col('i').floorDiv(2));
      let rows = 0;
      let batches = 0;
      for await (const batch of even.batches()) {
        const half = batch.columns[1]!.values as Int32Array;
        for (let i = 0; i < batch.length; i++)
          if (half[i] !== rows + i) throw new Error(`row ${rows + i} is ${half[i]}`);
        rows += batch.length;
        batches++;
      }
      expect(rows).toBe(MANY / 2);
      expect(batches).toBeGreaterThan(1);
      return batches;
    },
  },
  {
    name: 'many rows: a limit in the middle stops early and takes the first',
    async run({ session }) {
      const df = session.fromColumns({ i: Int32Array.from({ length: MANY }, (_, i) => i) });
      const rows = await df.where(col('i').ge(200_000)).limit(3).withColumn('j', col('i').neg()).toRows();
      expect(rows).toEqual([200_000, 200_001, 200_002].map((i) => ({ i, j: -i })));
      return rows;
    },
  },
  {
    name: 'mistakes throw where they are written',
    async run({ session }) {
      const df = session.fromColumns({ a: [1], b: ['x'] });
      const any = df as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
      const texts: string[] = [];
      for (const work of [
        () => any['select']!(),
        () => any['select']!('A'),
        () => any['select']!(5),
        () => any['select']!('a', 'a'),
        () => any['exclude']!('c'),
        () => any['withColumn']!('c', 1),
        () => any['where']!(true),
        () => df.where(col('a')),
        () => df.where(col('a').eq('x')),
        () => df.limit(-1),
        () => any['join']!({}),
        () => any['join']!(df, { how: 'full' }),
        () => df.join(df, { on: 'a', leftOn: 'a' }),
        () => df.join(df, { how: 'cross', on: 'a' }),
        () => df.join(df),
        () => session.fromColumns({ a: [1], b: [1, 2] }),
        () => session.fromColumns({ a: [1, 'x'] }),
        () => col(5 as unknown as string),
        () => col('a').alias(''),
        () => col('a').cast('int64' as unknown as DataType),
        () => col('a').add(undefined as unknown as number),
        () => when(true as never, 1),
      ]) {
        texts.push(await failureText(work));
      }
      expect(texts).toEqual(MISTAKES);
      return texts;
    },
  },
];

const MISTAKES = [
  'PlanError: select: name at least one column.',
  'PlanError: Column "A" not found. Available: a, b. (Did you mean "a"?)',
  "PlanError: Expected a column name or an Expression, got number. (Write 'name' or col('name').)",
  'PlanError: Column "a" appears twice. (Rename one with .alias(name).)',
  'PlanError: exclude: column "c" not found. Available: a, b.',
  'PlanError: withColumn: "c" must be an Expression. (Use lit(value) for a constant.)',
  "PlanError: where: expected an Expression, got boolean. (Write where(col('a').gt(1)); JavaScript's own operators (!, ||, >) do not work on expressions.)",
  'PlanError: where: the predicate must be Bool, got Int64. (Compare first, as in col("a").gt(0).)',
  'PlanError: eq(a: Int64, literal: String): expected two values of comparable types. (Convert one side with .cast(type).)',
  'PlanError: limit must be a non-negative integer, got -1.',
  'PlanError: join: expected a DataFrame.',
  "PlanError: join: how must be one of 'inner', 'left', 'right', 'outer', 'semi', 'anti', 'cross', got 'full'.",
  'PlanError: join: give either on, or leftOn and rightOn.',
  "PlanError: join: how: 'cross' takes no keys. (Leave out on, leftOn and rightOn.)",
  "PlanError: join: 0 left and 0 right keys given; both sides need the same number, at least one. (Give { on: 'name' }, or { leftOn, rightOn }.)",
  'PlanError: Columns must have equal lengths: "a" has 1 values, "b" has 2.',
  'PlanError: Column "a", row 1: String does not go with the Int64 of row 0. (Give every value of a column the same type, or pass the type you want.)',
  'PlanError: col: expected a column name, got number.',
  'PlanError: alias: the name must be a non-empty string.',
  'PlanError: cast: expected a type such as DataType.int64().',
  'PlanError: add: right is missing. (The call is add(left, right).)',
  "PlanError: when: the condition must be an expression. (Write when(col('a').gt(0), value).)",
];
