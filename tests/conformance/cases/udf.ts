import type { Series } from 'pixelframe';
import { col, DataType, lit, udf } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failure, failureText } from '../case.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const float = DataType.float64();
const text = DataType.string();
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** What functions read of their surroundings, and are given in `uses`. */
const mean = 2;
const spread = (x: number): number => x / mean;

export const udfCases: readonly Case[] = [
  {
    name: 'udf: a function of rows, with plain arguments, nulls, and the name of its first column',
    async run({ session }) {
      const df = session.fromColumns({ x: [1, null, 3], label: ['a', 'b', null] });
      const joined = udf(
        (x: number | null, label: string | null, { sep }: { sep: string }) => (x === null ? null : x + sep + label),
        { returns: text },
      );
      const rows = await df.select(joined(col('x'), col('label'), { sep: '-' })).toRows();
      expect(rows).toEqual([{ x: '1-a' }, { x: null }, { x: '3-null' }]);
      expect(joined(4, 'd', { sep: '+' })).toBe('4+d');
      const ten = col('x')
        .add(1)
        .apply((x: number) => x * 10, { returns: float });
      const short = await df.select(ten.alias('y')).toRows();
      expect(short).toEqual([{ y: 20 }, { y: 0 }, { y: 40 }]);
      const kinds = udf((_: unknown, ...plain: readonly unknown[]) => plain.map((value) => typeof value).join(), {
        returns: text,
      });
      const args = [lit(1).add(2), 2.5, 'a', true, null, new Date(0), 5n] as const;
      expect(
        (
          await df
            .limit(1)
            .select(kinds(col('x'), ...args))
            .toRows()
        )[0],
      ).toEqual({
        x: 'number,number,string,boolean,object,object,number',
      });
      return { rows, short };
    },
  },
  {
    name: 'udf: what it reads of its surroundings comes with it, functions and methods included',
    async run({ session }) {
      const df = session.fromColumns({ x: [2, 4] });
      const scaled = udf((x: number) => spread(x) + mean, { returns: float, uses: { mean, spread } });
      const owner = {
        twice(x: number) {
          return [x].map((value) => value * 2)[0];
        },
      };
      const rows = await df
        .select(scaled(col('x')), udf(owner.twice, { returns: float })(col('x')).alias('y'))
        .toRows();
      expect(rows).toEqual([
        { x: 3, y: 4 },
        { x: 4, y: 8 },
      ]);
      const missing = udf((x: number) => spread(x) + mean, { returns: float, uses: { spread } });
      const error = await failureText(() => df.select(missing(col('x'))).toRows());
      expect(error).toBe(
        `UdfError: the function reads "mean", which it does not declare: workers only have its own source. (Pass it in { uses: { mean } }, or run the function on the page with { runOn: 'page' }.)`,
      );
      return { rows, error };
    },
  },
  {
    name: 'udf: filters, keys, chains of functions, and functions between picture operations',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(20) });
      const third = udf((x: number) => x % 3, { returns: DataType.int32() });
      const filtered = await df
        .where(
          third(third(col('x')))
            .eq(1)
            .and(col('x').gt(5)),
        )
        .toRows();
      expect(filtered.map(({ x }) => x)).toEqual([7, 10, 13, 16, 19]);
      const counted = await df
        .groupBy(third(col('x')).alias('k'))
        .agg(col('x').sum().alias('s'))
        .toRows();
      expect(counted).toEqual([
        { k: 0, s: 63 },
        { k: 1, s: 70 },
        { k: 2, s: 57 },
      ]);
      const pixels = { width: 2, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(10, 20) };
      const invert = udf(
        (image: { data: Uint8Array }) => ({ ...image, data: image.data.map((value: number) => 255 - value) }),
        { returns: DataType.image('L') },
      );
      const pictures = session.fromColumns({ image: [pixels, null] });
      const turned = await pictures
        .where(col('image').notNull())
        .select(
          invert(col('image').flip({ axis: 'horizontal' }))
            .imageStats()
            .get('mean')
            .alias('mean'),
          'image',
        )
        .toRows();
      expect(turned).toEqual([{ mean: 240, image: pixels }]);
      return { filtered, counted, turned };
    },
  },
  {
    name: 'udf: generators give a row for each value, one with null for none',
    async run({ session }) {
      const df = session.fromColumns({ x: [2, 0, 1, null] });
      const upTo = udf(
        function* upTo(n: number | null) {
          for (let i = 0; i < (n ?? 0); i++) yield i;
        },
        { returns: DataType.int64() },
      );
      const rows = await df.withColumn('i', upTo(col('x'))).toRows();
      expect(rows).toEqual([
        { x: 2, i: 0 },
        { x: 2, i: 1 },
        { x: 0, i: null },
        { x: 1, i: 0 },
        { x: null, i: null },
      ]);
      expect(
        await df
          .withColumn('i', upTo(col('x')))
          .limit(2)
          .toRows(),
      ).toEqual(rows.slice(0, 2));
      const words = udf(
        async function* words(line: string) {
          for (const word of line.split(' ')) yield word;
        },
        { returns: text },
      );
      const lines = session.fromColumns({ line: ['a b', 'c'] });
      const split = await lines.select(words(col('line'))).toColumns();
      expect(split).toEqual({ line: ['a', 'b', 'c'] });
      return { rows, split };
    },
  },
  {
    name: 'udf.batch: Series in, arrays, typed arrays or Series out, in batches of the size asked for',
    async run({ session }) {
      const df = session.fromColumns({ x: Float64Array.from(numbers(10)), name: numbers(10).map(String) });
      const sizes = udf.batch((x: Series<number>) => Int32Array.from(x, () => x.length), {
        returns: DataType.int32(),
        batchSize: 4,
      });
      const described = udf.batch(
        (x: Series<number>, name: Series<string>, factor: number) => {
          const values = x.values as Float64Array;
          return name
            .toArray()
            .map((item, i) => `${x.name} ${x.dtype.kind} ${item} ${values[i]! * factor} ${x.get(i)}`);
        },
        { returns: text },
      );
      const same = udf.batch((x: Series<number>) => x, { returns: float });
      const rows = await df
        .select(sizes(col('x')), described(col('x'), col('name'), 3).alias('text'), same(col('x')).alias('same'))
        .toRows();
      expect(rows.map(({ x }) => x)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 2, 2]);
      expect(rows[7]).toEqual({ x: 4, text: 'x float64 7 21 7', same: 7 });
      const nulls = session.fromColumns({ x: [1, null] });
      const kept = udf.batch((x: Series<number | null>) => [...x].map((value) => value === null), {
        returns: DataType.bool(),
      });
      expect(await nulls.select(kept(col('x'))).toColumns()).toEqual({ x: [false, true] });
      const short = await failureText(() =>
        df.select(udf.batch(() => [1], { returns: float, name: 'one' })(col('x'))).toRows(),
      );
      expect(short).toBe(
        'UdfError: Column "x", row 0: one gave 1 value for 10 rows. (Return an array, a typed array or a Series with one value for each row.)',
      );
      return { rows, short };
    },
  },
  {
    name: 'udf.class: constructor, init, call and dispose; row by row and in batches',
    async run({ session }) {
      class Scaler {
        factor: number;
        ready = 0;
        constructor(factor: number) {
          this.factor = factor;
        }
        async init() {
          await Promise.resolve();
          this.ready = 1;
        }
        call(x: number) {
          return x * this.factor + this.ready;
        }
      }
      const df = session.fromColumns({ x: numbers(5) });
      const scale = udf.class(Scaler, { returns: float, args: [10] });
      const rows = await df.select(scale(col('x'))).toColumns();
      expect(rows).toEqual({ x: [1, 11, 21, 31, 41] });
      expect(await scale(2)).toBe(21);
      class Total {
        sum = 0;
        async call(x: Series<number>) {
          await Promise.resolve();
          for (const value of x) this.sum += value;
          return Array.from(x, () => this.sum);
        }
      }
      const totals = await df
        .select(udf.class.batch(Total, { returns: float, maxConcurrency: 1 })(col('x')))
        .toColumns();
      expect(totals).toEqual({ x: [10, 10, 10, 10, 10] });
      class Broken {
        init(): void {
          throw new Error('no model');
        }
        call(): number {
          return 1;
        }
      }
      const broken = await failureText(() => df.select(udf.class(Broken, { returns: float })(col('x'))).toRows());
      expect(broken).toBe('UdfError: Broken could not start: no model');
      return { rows, totals, broken };
    },
  },
  {
    name: 'udf on the page: closures, classes, batches, errors, and more rows than one call takes',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(3000) });
      const seen = new Set<number>();
      const remember = udf(
        async (x: number) => {
          seen.add(x);
          return x + mean;
        },
        { returns: float, runOn: 'page' },
      );
      const rows = await df.select(remember(col('x'))).toColumns();
      expect(rows['x']).toEqual(numbers(3000).map((x) => x + 2));
      expect(seen.size).toBe(3000);
      const sizes: number[] = [];
      const batches = udf.batch(
        (x: Series<number>) => {
          sizes.push(x.length);
          return x;
        },
        { returns: DataType.int64(), runOn: 'page', batchSize: 1000 },
      );
      await df.select(batches(col('x'))).toRows();
      expect(sizes).toEqual([1000, 1000, 1000]);
      const fails = udf((x: number) => (x === 1700 ? seen.size.toFixed(-1) : String(x)), {
        returns: text,
        runOn: 'page',
        name: 'fails',
      });
      const error = await failure(() => df.select(fails(col('x')).alias('y')).toRows());
      expect(error).toMatchObject({ name: 'UdfError', column: 'y', row: 1700, operator: 'Udf' });
      expect(error.message).toMatch(/^Column "y", row 1700: fails failed: toFixed/);
      const lenient = df.select(
        udf((x: number) => (x % 1000 === 0 ? 'none' : x), { returns: float, runOn: 'page', onError: 'null' })(col('x')),
      );
      const kept = await lenient.toColumns();
      expect(kept['x']!.filter((x) => x === null)).toHaveLength(3);
      expect(lenient.metrics()!.suppressed).toEqual([
        { reason: 'udf the function gave a value that does not fit', count: 3, files: [] },
      ]);
      let disposed = 0;
      class Counter {
        calls = 0;
        call(): number {
          return this.calls++;
        }
        dispose(): void {
          disposed++;
        }
      }
      const count = udf.class(Counter, { returns: float, runOn: 'page' });
      expect(
        (
          await df
            .limit(4)
            .select(count(col('x')))
            .toColumns()
        )['x'],
      ).toEqual([0, 1, 2, 3]);
      await pause(0);
      expect(disposed).toBe(1);
      return [rows, error.message, kept];
    },
  },
  {
    name: 'udf: errors name the column and the row; the next query runs',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(20_000) });
      const fails = udf(
        (x: number) => {
          if (x === 9017) throw new TypeError('boom');
          return x;
        },
        { returns: float, name: 'fails' },
      );
      const thrown = await failure(() => df.select(fails(col('x')).alias('y')).toRows());
      expect(thrown).toMatchObject({ name: 'UdfError', column: 'y', row: 9017, operator: 'Udf' });
      const texts = [thrown.message];
      const messageOf = async (fn: (x: number) => unknown, returns: DataType = float): Promise<string> =>
        (await failure(() => df.select(udf(fn, { returns, name: 'f' })(col('x'))).toRows())).message;
      texts.push(
        await messageOf((x) => (x === 17 ? 'seventeen' : x)),
        await messageOf((x) => {
          if (x === 5) throw 'a string';
          return x;
        }),
        await messageOf(async (x) => {
          if (x === 6) throw new Error('later');
          return x;
        }),
        await messageOf((x) => [x, x, x], DataType.fixedSizeList(float, 2)),
        await messageOf((x) => ({ shape: [2], data: Float32Array.of(x, 1) }), DataType.tensor(DataType.float32(), [3])),
        await messageOf((x) => new Float64Array(x === 3 ? 1e15 : 1).length),
      );
      expect(texts.slice(0, 6)).toEqual([
        'Column "y", row 9017: fails failed: boom',
        'Column "x", row 17: f gave a value that does not fit: "seventeen" cannot be stored as Float64.',
        'Column "x", row 5: f threw a string, which is not an Error.',
        'Column "x", row 6: f failed: later',
        'Column "x", row 0: f gave a value that does not fit: an array of 3 cannot be stored as List[Float64; 2].',
        'Column "x", row 0: f gave a value that does not fit: shape [2] cannot be stored as Tensor[Float32; [3]].',
      ]);
      expect(texts[6]).toMatch(/^Column "x", row 3: f failed: /);
      expect(await df.select(udf((x: number) => x, { returns: float })(col('x'))).countRows()).toBe(20_000);
      return texts.slice(0, 6);
    },
  },
  {
    name: "udf: onError 'null' makes failing rows null and counts them; of a batch function the batch",
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(10) });
      const odd = udf(
        async (x: number) => {
          if (x % 4 === 1) throw new Error('no');
          return x % 4 === 3 ? 'three' : x;
        },
        { returns: DataType.int64(), onError: 'null', name: 'odd' },
      );
      const rows = df.select(odd(col('x')));
      const values = await rows.toColumns();
      expect(values).toEqual({ x: [0, null, 2, null, 4, null, 6, null, 8, null] });
      expect(rows.metrics()!.suppressed).toEqual([
        { reason: 'udf odd failed', count: 3, files: [] },
        { reason: 'udf odd gave a value that does not fit', count: 2, files: [] },
      ]);
      const batches = df.select(
        udf.batch(
          (x: Series<number>) => {
            if (x.get(0) === 4) throw new Error('no');
            return x;
          },
          { returns: DataType.int64(), onError: 'null', batchSize: 4, name: 'batch' },
        )(col('x')),
      );
      const halves = await batches.toColumns();
      expect(halves).toEqual({ x: [0, 1, 2, 3, null, null, null, null, 8, 9] });
      expect(batches.metrics()!.suppressed).toEqual([{ reason: 'udf batch failed', count: 4, files: [] }]);
      return { values, halves };
    },
  },
  {
    name: 'udf: calls that take too long, and those that are tried again',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(6) });
      const slow = (onError: 'raise' | 'null') =>
        df.select(
          udf((x: number) => (x === 4 ? new Promise(() => {}) : x), {
            returns: float,
            timeout: 60,
            onError,
            name: 'slow',
          })(col('x')),
        );
      const error = await failure(() => slow('raise').toRows());
      expect(error).toMatchObject({ name: 'UdfError', row: 4, column: 'x' });
      expect(error.message).toBe('Column "x", row 4: slow took longer than 60 ms.');
      expect(await slow('null').toColumns()).toEqual({ x: [0, 1, 2, 3, null, 5] });
      class Flaky {
        tries = new Map<number, number>();
        call(x: number) {
          const count = (this.tries.get(x) ?? 0) + 1;
          this.tries.set(x, count);
          if (x === 1 && count < 3) throw Object.assign(new Error('busy'), { retryAfter: 0.01 });
          return count;
        }
      }
      const settings = { returns: float, maxConcurrency: 1 };
      const tried = await df.select(udf.class(Flaky, { ...settings, maxRetries: 2 })(col('x'))).toColumns();
      expect(tried).toEqual({ x: [1, 3, 1, 1, 1, 1] });
      const given = await failure(() => df.select(udf.class(Flaky, { ...settings, maxRetries: 1 })(col('x'))).toRows());
      expect(given.message).toBe('Column "x", row 1: Flaky failed: busy');
      return [error.message, tried];
    },
  },
  {
    name: 'udf: never more calls under way than maxConcurrency, over the whole query',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(1000) });
      let most = 0;
      let now = 0;
      const begin = async (x: number): Promise<number> => {
        most = Math.max(most, ++now);
        await pause(1);
        now--;
        return x;
      };
      const onPage = udf(begin, { returns: float, maxConcurrency: 16, runOn: 'page' });
      expect((await df.select(onPage(col('x'))).toColumns())['x']).toEqual(numbers(1000));
      expect(most).toBe(16);
      const inWorker = udf(
        async (x: number) => {
          const counts = globalThis as { underWay?: number };
          counts.underWay = (counts.underWay ?? 0) + 1;
          const seen = counts.underWay;
          await new Promise((resolve) => {
            setTimeout(resolve, x % 5);
          });
          counts.underWay--;
          return seen;
        },
        { returns: float, maxConcurrency: 16 },
      );
      // Rows of several morsels, with other operators around.
      const many = session.fromColumns({ x: numbers(9000) }).where(col('x').mod(3).eq(0));
      const { seen } = await many.withColumn('seen', inWorker(col('x'))).toColumns();
      expect(Math.max(...(seen as number[]))).toBe(16);
      expect(seen).toHaveLength(3000);
      // Two columns of one function.
      const both = await df.select(inWorker(col('x')).alias('a'), inWorker(col('x').add(1)).alias('b')).toColumns();
      expect(Math.max(...(both.a as number[]), ...(both.b as number[]))).toBeLessThanOrEqual(16);
      return null;
    },
  },
  {
    name: 'udf: every type of value comes out as it went in',
    async run({ session }) {
      const values: readonly (readonly [DataType, unknown])[] = [
        [DataType.int64(), 2 ** 40],
        [DataType.bool(), true],
        [text, 'é'],
        [DataType.binary(), Uint8Array.of(1, 2)],
        [DataType.timestamp('ms'), new Date(5)],
        [DataType.list(text), ['a', null]],
        [DataType.fixedSizeList(text, 2), ['a', 'b']],
        [DataType.struct({ a: DataType.int32(), b: text }), { a: 1, b: 'x' }],
        [DataType.tensor(DataType.float32(), [2, 2]), { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }],
        [DataType.tensor(DataType.float32()), { shape: [3], data: Float32Array.of(1, 2, 3) }],
        [DataType.embedding(DataType.float32(), 2), Float32Array.of(1, 2)],
        [DataType.image('L'), { width: 1, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(7) }],
        [DataType.object(), { free: ['form', { deep: 1 }] }],
      ];
      for (const [returns, value] of values) {
        const constant = udf(() => value, { returns, uses: { value } });
        const df = session.fromColumns({ x: [1, 2] });
        const empty = udf((x: number) => (x === 1 ? undefined : value), { returns, uses: { value } });
        // The function has no argument of its own: the column makes it a column.
        const call = constant as unknown as (x: unknown) => ReturnType<typeof lit>;
        const rows = await df.select(call(col('x')).alias('v'), empty(col('x')).alias('n')).toRows();
        expect(rows).toEqual([
          { v: value, n: null },
          { v: value, n: value },
        ]);
      }
      const shaped = udf((x: number) => [[x, 1]], { returns: DataType.tensor(DataType.float32(), [1, 2]) });
      const [row] = await session
        .fromColumns({ x: [3] })
        .select(shaped(col('x')))
        .toRows();
      expect(row).toEqual({ x: { shape: [1, 2], data: Float32Array.of(3, 1) } });
      return null;
    },
  },
  {
    name: 'udf: cancelling ends calls that wait and calls that compute',
    async run({ session }) {
      const df = session.fromColumns({ x: numbers(2000) });
      for (const fn of [
        async () => new Promise(() => {}),
        (x: number) => {
          const end = Date.now() + 5;
          while (Date.now() < end);
          return x;
        },
      ]) {
        const abort = new AbortController();
        const rows = df.select(udf(fn as (x: number) => unknown, { returns: float })(col('x')));
        setTimeout(() => abort.abort(), 100);
        expect((await failure(() => rows.toRows({ signal: abort.signal }))).name).toBe('CancelledError');
      }
      expect(await df.select(udf((x: number) => x, { returns: float })(col('x'))).countRows()).toBe(2000);
      return null;
    },
  },
];
