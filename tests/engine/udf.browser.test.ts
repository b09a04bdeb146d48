import type { Series, Session } from 'pixelframe';
import { col, createSession, DataType, udf } from 'pixelframe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure, failureText } from '../conformance/case.ts';

const float = DataType.float64();
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Hangs on one row. */
const hang = (x: number): number => {
  for (;;) if (x !== 13) return x;
};

describe('functions in workers', () => {
  let session: Session;
  beforeAll(() => {
    session = createSession({ workers: 2, gpu: 'off' });
  });
  afterAll(() => session.close());

  test('one that hangs costs its worker, and names its row; the others go on', async () => {
    const df = session.fromColumns({ x: numbers(20_000) });
    const slow = udf(hang, { returns: float, timeout: 200 });
    const rows = df.select(slow(col('x')).alias('y'));
    const fine = df.select(udf((x: number) => x * 2, { returns: float })(col('x')));
    const [error, others] = await Promise.all([failure(() => rows.toRows()), fine.toColumns()]);
    expect(error).toMatchObject({ name: 'UdfError', column: 'y', row: 13, operator: 'Udf' });
    expect(error.message).toBe('Column "y", row 13: hang took longer than 200 ms.');
    expect(others['x']![19_999]).toBe(39_998);
    expect((await fine.toColumns())['x']![3]).toBe(6);
  });

  test("onError 'null' makes the row that hangs null, and of a batch function its batch", async () => {
    const df = session.fromColumns({ x: numbers(9000) });
    const settings = { returns: float, timeout: 150, onError: 'null' } as const;
    const rows = df.select(udf(hang, settings)(col('x')));
    const { x } = await rows.toColumns();
    expect(x!.map((value, i) => (value === null ? i : -1)).filter((i) => i >= 0)).toEqual([13]);
    expect(rows.metrics()!.suppressed).toEqual([{ reason: 'udf hang timed out', count: 1, files: [] }]);
    const batches = udf.batch(
      (values: Series<number>) => {
        for (;;) if (values.get(0) !== 8) return values;
      },
      { ...settings, returns: DataType.int64(), batchSize: 8 },
    );
    const halves = await df
      .limit(24)
      .select(batches(col('x')))
      .toColumns();
    expect(halves['x']).toEqual([...numbers(8), ...numbers(8).map(() => null), ...numbers(8).map((i) => 16 + i)]);
  });

  test('cancelling one that hangs frees its worker within the second that workers are given', async () => {
    const abort = new AbortController();
    const df = session.fromColumns({ x: numbers(100) });
    setTimeout(() => abort.abort(), 100);
    const error = await failure(() =>
      df.select(udf(hang, { returns: float })(col('x'))).toRows({ signal: abort.signal }),
    );
    expect(error.name).toBe('CancelledError');
    expect(await df.select(udf((x: number) => x, { returns: float })(col('x'))).countRows()).toBe(100);
  });

  test('errors it leaves behind cost nothing', async () => {
    const df = session.fromColumns({ x: numbers(100) });
    const careless = udf(
      (x: number) => {
        if (x === 0)
          setTimeout(() => {
            throw new Error('left behind');
          });
        if (x === 1) void Promise.reject(new Error('never heard'));
        return x;
      },
      { returns: float },
    );
    await df.select(careless(col('x'))).toRows();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect((await df.select(careless(col('x'))).toColumns())['x']).toEqual(numbers(100));
  });

  test('a worker that dies is replaced, and its rows are computed again', async () => {
    const df = session.fromColumns({ x: numbers(40_000) });
    const slow = udf(
      async (x: number) => {
        if (x % 8192 === 0)
          await new Promise((resolve) => {
            setTimeout(resolve, 150);
          });
        return x;
      },
      { returns: float },
    );
    const rows = df.select(slow(col('x'))).toColumns();
    setTimeout(() => void session.killWorker('compute'), 60);
    expect((await rows)['x']).toEqual(numbers(40_000));
  });

  test('an instance of a class for each worker, and no more than maxConcurrency', async () => {
    const df = session.fromColumns({ x: numbers(60_000) });
    class Named {
      id = Math.random();
      call(): number {
        return this.id;
      }
    }
    const instances = async (maxConcurrency?: number): Promise<number> => {
      const named = udf.class(Named, { returns: float, ...(maxConcurrency === undefined ? {} : { maxConcurrency }) });
      return new Set((await df.select(named(col('x'))).toColumns())['x']).size;
    };
    expect(await instances(1)).toBe(1);
    expect(await instances(2)).toBeLessThanOrEqual(2);
    expect(await instances()).toBeLessThanOrEqual(2);
  });

  test('names of the page are not known there', async () => {
    const df = session.fromColumns({ x: [1] });
    const titled = udf((x: number) => `${document.title} ${x}`, { returns: DataType.string() });
    expect(await failureText(() => df.select(titled(col('x'))).toRows())).toBe(
      `UdfError: the function reads "document", which there is not where it runs. (Pass it in { uses }, or run the function on the page with { runOn: 'page' }.)`,
    );
    const careful = udf((x: number) => (typeof document === 'undefined' ? x : -1), { returns: float });
    expect(await df.select(careful(col('x'))).toRows()).toEqual([{ x: 1 }]);
  });
});

describe('functions that a worker script registers', () => {
  const worker = (): Worker => new Worker(new URL('./registered-udfs.worker.ts', import.meta.url), { type: 'module' });
  const session = createSession({ workers: 2, gpu: 'off', worker });
  afterAll(() => session.close());

  test('are found by name: functions, generators, classes', async () => {
    const df = session.fromColumns({ x: [0, 1, 2] });
    const shift = udf('shift', { returns: float });
    const repeat = udf('repeat', { returns: float, generator: true });
    const counter = udf.class('Counter', { returns: float, args: [10] });
    expect(await df.select(shift(col('x')), counter(col('x')).alias('n')).toRows()).toEqual([
      { x: 100, n: 10 },
      { x: 101, n: 11 },
      { x: 102, n: 12 },
    ]);
    expect((await df.select(repeat(col('x'))).toColumns())['x']).toEqual([null, 0, 0, 1]);
    expect(await failureText(() => shift(1))).toBe(
      "UdfError: shift is registered with the workers: call it with a column, as in shift(col('x')).",
    );
  });

  test('an unknown name lists those there are', async () => {
    const df = session.fromColumns({ x: [0] });
    expect(await failureText(() => df.select(udf('shfit', { returns: float })(col('x'))).toRows())).toBe(
      'UdfError: No function "shfit" is registered. Registered: shift, repeat, Counter. (Did you mean "shift"?)',
    );
    expect(await failureText(() => df.select(udf('repeat', { returns: float })(col('x'))).toRows())).toBe(
      'UdfError: Column "x", row 0: repeat failed: it is a generator; say so with { generator: true }, as only its name is known.',
    );
  });
});

test('under workers: 0 the session itself has them', async () => {
  const session = createSession({ workers: 0, udfs: { shift: (x: number) => x + 1 } });
  const df = session.fromColumns({ x: [1] });
  expect(await df.select(udf('shift', { returns: float })(col('x'))).toRows()).toEqual([{ x: 2 }]);
  expect(await failureText(() => df.select(udf('other', { returns: float })(col('x'))).toRows())).toBe(
    'UdfError: No function "other" is registered. Registered: shift. (Register it where it runs: startWorker({ udfs: { other } }) in the worker script, createSession({ udfs: { other } }) for workers: 0.)',
  );
});
