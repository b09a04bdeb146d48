import { schema } from '@pixelframe/columnar';
import { col, createSession, DataType, lit, PlanError, setDefaultSession, fromColumns } from 'pixelframe';
import { afterAll, describe, expect, test } from 'vitest';

const session = createSession({ workers: 0 });
setDefaultSession(session);
afterAll(() => session.close());

const of = (name: string, values: readonly unknown[], type: DataType) =>
  fromColumns(
    { n: values.map((_, i) => i), [name]: values },
    {
      schema: schema([
        { name: 'n', type: DataType.int64() },
        { name, type },
      ]),
    },
  );

describe('objects', () => {
  const values = [{ a: [1, { b: 2 }] }, null, new Map([['k', 1]]), 'text'];
  const df = of('it', values, DataType.object());

  test('come back as they were, filtered, sorted and exploded around', async () => {
    expect((await df.toColumns())['it']).toEqual(values);
    expect((await df.where(col('n').gt(1)).toColumns())['it']).toEqual(values.slice(2));
    expect((await df.sort('n', { desc: true }).toColumns())['it']).toEqual(values.toReversed());
    expect((await df.where(col('it').notNull()).toColumns())['n']).toEqual([0, 2, 3]);
  });

  test('are neither compared nor written', async () => {
    expect(() => df.where(col('it').eq(col('it')))).toThrow(PlanError);
    expect(() => df.sort('it')).toThrow(PlanError);
    await expect(df.writeParquet()).rejects.toMatchObject({
      message: 'A Parquet file cannot hold "it", a column of JavaScript objects.',
      column: 'it',
      hint: "Leave it out with .exclude('it').",
    });
    await expect(df.toArrow()).rejects.toThrow('An Arrow table cannot hold "it"');
    expect((await df.exclude('it').toArrow()).numRows).toBe(4);
  });

  test('what no worker can be given is refused where it is', () => {
    expect(() => of('it', [1, () => 1], DataType.object())).toThrow(
      'Column "it", row 1: a function cannot be stored as Object.',
    );
  });
});

test('Float16 keeps half precision through a plan', async () => {
  const df = of('h', [0.1, null, 2049], DataType.float16());
  const out = df.select(col('h'), col('h').add(col('h')).alias('sum'), col('h').cast(DataType.string()).alias('text'));
  expect(out.schema().fields.map(({ type }) => type.kind)).toEqual(['float16', 'float16', 'string']);
  expect(await out.toRows()).toEqual([
    { h: 0.0999755859375, sum: 0.199951171875, text: '0.099975586' },
    { h: null, sum: null, text: null },
    { h: 2048, sum: 4096, text: '2048' },
  ]);
});

test('decimals stay exact through filters, sums and text', async () => {
  const df = of('price', ['0.10', '0.20', null, '-99999999.99'], DataType.decimal128(10, 2));
  const total = col('price').add(lit('0.20').cast(DataType.decimal128(3, 2)));
  expect(await df.where(col('price').gt('0.05')).select(total.alias('total')).toRows()).toEqual([
    { total: '0.30' },
    { total: '0.40' },
  ]);
});

test('tryCast is null where cast is an error', async () => {
  const df = fromColumns({ l: [[1, 2], [3]] });
  const pair = DataType.fixedSizeList(DataType.int64(), 2);
  expect(await df.select(col('l').tryCast(pair)).toRows()).toEqual([{ l: BigInt64Array.of(1n, 2n) }, { l: null }]);
  await expect(df.select(col('l').cast(pair)).toRows()).rejects.toThrow('a list has 1 items');
  expect(() => df.select(col('l').cast(DataType.image()))).toThrow('Cannot cast "l" from List[Int64] to Image[MIXED].');
  expect(await df.select(col('l').tryCast(DataType.image())).toRows()).toEqual([{ l: null }, { l: null }]);
  expect(() => col('l').tryCast('int' as never)).toThrow('tryCast: expected a type such as DataType.int64().');
});

test('literals of every shape come back as they were', async () => {
  const df = fromColumns({ n: [1] });
  for (const value of [
    [[1], [2, 3]],
    { a: 1, b: ['x', null] },
    { width: 1, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3) },
    { shape: [2, 1], data: Float32Array.of(1, 2) },
    Float32Array.of(1, 2),
  ]) {
    expect(await df.select(lit(value as never).alias('it')).toRows()).toEqual([{ it: value }]);
  }
});
