import type { Batch, DataFrame, Session } from 'pixelframe';
import { CancelledError, col, createSession, DataType, lit } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failure, failureText } from '../case.ts';

const numbers = (session: Session, n: number): DataFrame<{ i: number }> =>
  session.fromColumns({ i: Int32Array.from({ length: n }, (_, i) => i) });

async function printed(df: DataFrame): Promise<string> {
  return df.toTableString(3);
}

export const resultCases: readonly Case[] = [
  {
    name: 'rows, batches, toRows, toColumns and toArrow agree',
    async run({ session }) {
      const df = numbers(session, 10)
        .where(col('i').gt(6))
        .withColumn('s', lit('n').add(col('i')));
      const expected = [
        { i: 7, s: 'n7' },
        { i: 8, s: 'n8' },
        { i: 9, s: 'n9' },
      ];
      expect(await df.toRows()).toEqual(expected);
      expect(await df.toColumns()).toEqual({ i: [7, 8, 9], s: ['n7', 'n8', 'n9'] });
      const streamed: unknown[] = [];
      for await (const row of df.rows()) streamed.push(row);
      expect(streamed).toEqual(expected);
      const batches: Batch[] = [];
      for await (const batch of df.batches()) batches.push(batch);
      expect(batches.reduce((sum, batch) => sum + batch.length, 0)).toBe(3);
      expect((await df.toArrow()).toArray().map((row) => ({ ...(row as object) }))).toEqual(expected);
      return expected;
    },
  },
  {
    name: 'leaving batches early ends the query; the session goes on',
    async run({ session }) {
      const df = numbers(session, 400_000).withColumn('j', col('i').mul(2));
      for await (const batch of df.batches()) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
      return numbers(session, 2).toRows();
    },
  },
  {
    name: 'schema and columns are known without running; nothing runs before it is asked for',
    async run({ session }) {
      const df = session.fromColumns({ bytes: [Uint8Array.of(1)] }).withColumn('image', col('bytes').decodeImage());
      expect(df.columns).toEqual(['bytes', 'image']);
      expect(df.schema().fields[1]!.type).toEqual(DataType.image('RGB'));
      expect(df.metrics()).toBeNull();
      expect((await failure(() => df.toRows())).name).toBe('DecodeError');
      return null;
    },
  },
  {
    name: 'show prints what toTableString returns',
    async run({ session }) {
      const df = numbers(session, 5).withColumn('s', lit('x'));
      expect(await printed(df)).toBe(TABLE);
      return printed(df);
    },
  },
  {
    name: 'show prints where the session says',
    async run() {
      const texts: string[] = [];
      await using own = createSession({ workers: 0, print: (text) => texts.push(text) });
      const df = numbers(own, 9);
      await df.show();
      await df.show(1);
      expect(texts).toEqual([await df.toTableString(), await df.toTableString(1)]);
      expect(texts[0]!.split('\n').at(-1)).toBe('(Showing first 8 of 9 rows)');
      return texts;
    },
  },
  {
    name: 'footers: all rows known, more than shown, collected',
    async run({ session }) {
      const df = numbers(session, 5);
      const footer = async (shown: DataFrame<{ i: number }>, n?: number): Promise<string> =>
        (await shown.toTableString(n)).split('\n').at(-1)!;
      expect(await footer(df)).toBe('(Showing first 5 of 5 rows)');
      expect(await footer(df, 2)).toBe('(Showing first 2 of 5 rows)');
      const derived = df.where(col('i').ge(0));
      expect(await footer(derived, 2)).toBe('(Showing first 2 rows)');
      expect(await footer(derived, 5)).toBe('(Showing first 5 rows)');
      expect(await footer(derived)).toBe('(Showing first 5 of 5 rows)');
      expect(await footer(df.where(col('i').gt(9)))).toBe('(No data to display: Materialized dataframe has no rows)');
      const collected = await numbers(session, 5).collect();
      expect(await footer(collected, 2)).toBe('(Showing first 2 of 5 rows)');
      return null;
    },
  },
  {
    name: 'explain shows the plan as written, as it will run, and where',
    async run({ session }) {
      const df = numbers(session, 3).withColumn('j', col('i').add(1)).where(col('i').gt(1)).select('j');
      const text = df.explain();
      expect(text.split('== Execution ==')[0]).toBe(EXPLAINED);
      expect(text.split('== Execution ==\n\n')[1]).toMatch(/memory limit \d+ MiB\n$/);
      return null;
    },
  },
  {
    name: 'metrics count rows by operator and come after a run',
    async run({ session }) {
      const df = numbers(session, 10).where(col('i').lt(4)).withColumn('j', col('i').add(1));
      await df.toRows();
      const { stages, suppressed, gpu } = df.metrics()!;
      expect(suppressed).toEqual([]);
      expect(gpu).toBeNull();
      const counts = stages.map(({ operators }) => operators.map(({ name, rows }) => `${name} ${rows}`));
      expect(counts).toEqual([['Source 10', 'Filter 4', 'Project 4']]);
      return counts;
    },
  },
  {
    name: 'progress is reported and ends at the end',
    async run({ session }) {
      let last: readonly { readonly morsels: number; readonly morselsDone: number }[] = [];
      await numbers(session, 300_000)
        .where(col('i').ge(0))
        .toColumns({
          onProgress: ({ stages }) => {
            last = stages;
          },
        });
      expect(last.length).toBeGreaterThan(0);
      for (const { morsels, morselsDone } of last) expect(morselsDone).toBe(morsels);
      return null;
    },
  },
  {
    name: 'collect materializes in place, once, and returns the same DataFrame',
    async run({ session }) {
      const df = numbers(session, 1000).where(col('i').mod(2).eq(0));
      const derived = df.limit(2);
      const [first, second] = await Promise.all([df.collect(), df.collect()]);
      expect(first).toBe(df);
      expect(second).toBe(df);
      expect(df.explain()).toContain('* Source: collected');
      expect(await df.limit(2).toRows()).toEqual([{ i: 0 }, { i: 2 }]);
      // What was made before reads through the plan it was made from.
      expect(await derived.toRows()).toEqual([{ i: 0 }, { i: 2 }]);
      const total = (await df.toColumns()).i.length;
      expect(total).toBe(500);
      return total;
    },
  },
  {
    name: 'release frees what was collected; reading it then says so',
    async run({ session }) {
      const df = await numbers(session, 1000).collect();
      const derived = df.where(col('i').gt(5));
      df.release();
      expect((await failure(() => derived.toRows())).name).toBe('IoError');
      expect((await failure(() => df.toRows())).message).toContain('was released');
      df.release();
      return null;
    },
  },
  {
    name: 'await using releases',
    async run({ session }) {
      let outside: DataFrame<{ i: number }>;
      {
        await using df = await numbers(session, 10).collect();
        outside = df.limit(1);
        expect(await outside.toRows()).toEqual([{ i: 0 }]);
      }
      expect((await failure(() => outside.toRows())).name).toBe('IoError');
      return null;
    },
  },
  {
    name: 'queries run side by side and fail alone',
    async run({ session }) {
      const bad = session.fromColumns({ b: [Uint8Array.of(1)] }).withColumn('i', col('b').decodeImage());
      const results = await Promise.allSettled([
        numbers(session, 100_000).where(col('i').eq(99_999)).toRows(),
        bad.toRows(),
        numbers(session, 10).toColumns(),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      return results[0];
    },
  },
  {
    name: 'an aborted signal rejects with CancelledError, before and during a run',
    async run({ session }) {
      const before = AbortSignal.abort();
      expect(await failure(() => numbers(session, 3).toRows({ signal: before }))).toBeInstanceOf(CancelledError);
      const abort = new AbortController();
      const stream = numbers(session, 400_000).withColumn('j', col('i').add(1)).batches({ signal: abort.signal });
      await stream.next();
      abort.abort();
      const rest = async (): Promise<void> => {
        while ((await stream.next()).done !== true);
      };
      expect(await failure(rest)).toBeInstanceOf(CancelledError);
      return numbers(session, 1).toRows();
    },
  },
  {
    name: 'operators of JavaScript on expressions name the methods',
    async run() {
      const a = col('a') as unknown as number;
      const message =
        "PlanError: JavaScript operators do not work on expressions. (Use methods: col('a').add(1) for +, .sub .mul .div for - * /, .eq .ne .lt .le .gt .ge to compare, .and .or .not to combine.)";
      for (const work of [() => a + 1, () => a - 1, () => a * 2, () => a < 1, () => a >= 1, () => -a]) {
        expect(await failureText(work)).toBe(message);
      }
      expect(`${col('a').add(1)}`).toBe('col(a) + lit(1)');
      expect('then' in col('a')).toBe(false);
      return null;
    },
  },
  {
    name: 'two sessions do not mix',
    async run({ session }) {
      await using other = createSession({ workers: 0 });
      expect(await failureText(() => numbers(session, 1).join(numbers(other, 1), { on: 'i' }))).toBe(
        'PlanError: join: the two DataFrames belong to different sessions. (Read both through the same session.)',
      );
      return null;
    },
  },
  {
    name: 'a closed session refuses, and cancels what runs',
    async run() {
      const session = createSession({ workers: 0 });
      const df = numbers(session, 3);
      const stream = numbers(session, 400_000).batches();
      await stream.next();
      await session.close();
      await session.close();
      expect(await failureText(() => df.toRows())).toBe(
        'CancelledError: The session is closed. (Create another with createSession().)',
      );
      expect(await failureText(() => session.fromColumns({ a: [1] }))).toBe(
        'CancelledError: The session is closed. (Create another with createSession().)',
      );
      const rest = async (): Promise<void> => {
        while ((await stream.next()).done !== true);
      };
      expect(await failure(rest)).toBeInstanceOf(CancelledError);
      return null;
    },
  },
  {
    name: 'bad session options are refused by name',
    async run() {
      const options = [{ workers: -1 }, { workers: 1.5 }, { gpu: 'on' }, { memoryLimit: 0 }];
      const texts: string[] = [];
      for (const bad of options) texts.push(await failureText(() => createSession(bad as never)));
      expect(texts).toEqual([
        'PlanError: createSession: workers must be an integer of at least 0, got -1.',
        'PlanError: createSession: workers must be an integer of at least 0, got 1.5.',
        "PlanError: createSession: gpu must be one of 'auto', 'off', 'force', got 'on'.",
        'PlanError: createSession: memoryLimit must be an integer of at least 1, got 0.',
      ]);
      return null;
    },
  },
];

const TABLE = `╭───────┬────────╮
│ i     ┆ s      │
│ ---   ┆ ---    │
│ Int32 ┆ String │
╞═══════╪════════╡
│ 0     ┆ x      │
├╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌┤
│ 1     ┆ x      │
├╌╌╌╌╌╌╌┼╌╌╌╌╌╌╌╌┤
│ 2     ┆ x      │
╰───────┴────────╯

(Showing first 3 rows)`;

const EXPLAINED = `== Unoptimized Logical Plan ==

* Project: col(j)
|
* Filter: col(i) > lit(1)
|
* Project: col(i), (col(i) + lit(1)) as j
|
* Source: in memory (3 rows)
|   Output schema = i: Int32

== Optimized Logical Plan ==

* Project: (col(i) + lit(1)) as j
|
* Filter: col(i) > lit(1)
|
* Source: in memory (3 rows)
|   Output schema = i: Int32

== Physical Plan ==

Pipeline 1: in memory (3 rows) > Filter > Project

`;
