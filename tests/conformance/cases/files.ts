import { col, DataType, schema, typeName } from 'pixelframe';
import { expect } from 'vitest';
import type { Case, Context } from '../case.ts';
import { failure, failureText } from '../case.ts';

const IMAGE = { width: 2, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3, 4, 5, 6) };

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

/** Everything a column can be, with nulls, in one file. */
function everything({ session }: Context) {
  const types = schema([
    { name: 'flag', type: DataType.bool() },
    { name: 'i8', type: DataType.int8() },
    { name: 'u32', type: DataType.uint32() },
    { name: 'i64', type: DataType.int64() },
    { name: 'u64', type: DataType.uint64() },
    { name: 'f32', type: DataType.float32() },
    { name: 'f64', type: DataType.float64() },
    { name: 'text', type: DataType.string() },
    { name: 'bytes', type: DataType.binary() },
    { name: 'hash', type: DataType.binary(4) },
    { name: 'day', type: DataType.date() },
    { name: 'at', type: DataType.timestamp('us', 'UTC') },
    { name: 'price', type: DataType.decimal128(12, 2) },
    { name: 'list', type: DataType.list(DataType.string()) },
    { name: 'point', type: DataType.struct({ x: DataType.float64(), y: DataType.list(DataType.int32()) }) },
    { name: 'image', type: DataType.image('RGB') },
    { name: 'mixed', type: DataType.image() },
    { name: 'fixed', type: DataType.image('RGB', { height: 1, width: 2 }) },
    { name: 'tensor', type: DataType.tensor(DataType.float32()) },
    { name: 'shaped', type: DataType.tensor(DataType.uint8(), [2, 2]) },
    { name: 'vector', type: DataType.embedding(DataType.float32(), 3) },
    { name: 'ключ 🦁.a', type: DataType.string() },
    { name: '__proto__', type: DataType.int64() },
    { name: '', type: DataType.int64() },
  ]);
  const full = {
    flag: true,
    i8: -128,
    u32: 2 ** 32 - 1,
    i64: 2n ** 60n,
    u64: 2n ** 64n - 1n,
    f32: 1.5,
    f64: Number.NaN,
    text: 'é🦁',
    bytes: Uint8Array.of(0, 255),
    hash: Uint8Array.of(1, 2, 3, 4),
    day: new Date('2022-01-08'),
    at: new Date('2022-01-08T12:34:56.789Z'),
    price: '-12.34',
    list: ['a', null],
    point: { x: 0.5, y: [1, null] },
    image: IMAGE,
    mixed: { width: 1, height: 1, channels: 2, mode: 'LA', data: Uint8Array.of(8, 9) },
    fixed: IMAGE,
    tensor: { shape: [1, 3], data: Float32Array.of(1, 2, 3) },
    shaped: { shape: [2, 2], data: Uint8Array.of(1, 2, 3, 4) },
    vector: Float32Array.of(-1, 0, 1),
    'ключ 🦁.a': 'name',
    ['__proto__']: 7,
    '': 8,
  };
  return session.fromRows([full, {}, full], types);
}

export const fileCases: readonly Case[] = [
  {
    name: 'Parquet keeps every type, null and name',
    async run(context) {
      const df = everything(context);
      const blob = await df.writeParquet();
      const again = await context.session.readParquet(blob);
      expect(again.schema().fields.map(({ name, type }) => `${name}: ${typeName(type)}`)).toEqual(
        df.schema().fields.map(({ name, type }) => `${name}: ${typeName(type)}`),
      );
      const rows = await again.toRows();
      expect(rows).toEqual(await df.toRows());
      return bytesOf(blob);
    },
  },
  {
    name: 'Parquet of no rows keeps its columns',
    async run(context) {
      const none = everything(context).limit(0);
      const again = await context.session.readParquet(await none.writeParquet());
      expect(again.columns).toEqual(none.columns);
      expect(await again.toRows()).toEqual([]);
      return null;
    },
  },
  {
    name: 'readParquet of a Blob, a File, bytes, an ArrayBuffer, a URL and several of them',
    async run({ session }) {
      const blob = await session.fromColumns({ i: [1, 2], s: ['a', null] }).writeParquet();
      const bytes = await bytesOf(blob);
      const url = URL.createObjectURL(blob);
      const expected = [
        { i: 1, s: 'a' },
        { i: 2, s: null },
      ];
      for (const input of [blob, new File([blob], 'x.parquet'), bytes, bytes.buffer, url, new URL(url)]) {
        const df = await session.readParquet(input);
        expect(await df.toRows()).toEqual(expected);
      }
      const both = await session.readParquet([blob, new File([blob], 'y.parquet')]);
      expect(await both.toRows()).toEqual([...expected, ...expected]);
      expect(both.explain()).toContain('* Source: Parquet (2 files)');
      URL.revokeObjectURL(url);
      return (await session.readParquet(blob)).limit(1).toRows();
    },
  },
  {
    name: 'only the columns asked for are read, also none',
    async run({ session }) {
      const blob = await session.fromColumns({ i: [1, 2, 3], s: ['a', 'b', 'c'] }).writeParquet();
      const df = await session.readParquet(blob);
      const plan = df.where(col('i').gt(1)).select('i');
      expect(plan.explain()).toContain('|   Columns = i');
      expect(plan.explain()).toContain('|   Pushed predicate = i gt 1');
      expect(await plan.toRows()).toEqual([{ i: 2 }, { i: 3 }]);
      expect(await df.exclude('i', 's').toRows()).toEqual([{}, {}, {}]);
      return df.limit(2).toRows();
    },
  },
  {
    name: 'many row groups come back in order, limits and filters over them too',
    async run({ session }) {
      const n = 400_000;
      const df = session.fromColumns({
        i: Int32Array.from({ length: n }, (_, i) => i),
        f: Float64Array.from({ length: n }, (_, i) => (i * 2_654_435_761) % 4_294_967_296),
      });
      const read = await session.readParquet(await df.writeParquet());
      let next = 0;
      for await (const batch of read.batches()) {
        const values = batch.columns[0]!.values as Int32Array;
        for (let i = 0; i < batch.length; i++)
          if (values[i] !== next++) throw new Error(`row ${next - 1} is ${values[i]}`);
      }
      expect(next).toBe(n);
      const rows = await read.where(col('i').ge(n - 2)).toRows();
      expect(rows.map(({ i }) => i)).toEqual([n - 2, n - 1]);
      return rows;
    },
  },
  {
    name: 'writeParquet to a stream writes the same file; a failure leaves nothing finished',
    async run({ session }) {
      const df = session.fromColumns({ i: [1, 2, 3] });
      const chunks: Uint8Array[] = [];
      let closed = false;
      let aborted = false;
      const target = (): WritableStream<Uint8Array> =>
        new WritableStream({
          write: (chunk) => void chunks.push(chunk.slice()),
          close: () => {
            closed = true;
          },
          abort: () => {
            aborted = true;
          },
        });
      await df.writeParquet(target());
      expect(closed).toBe(true);
      expect(await bytesOf(new Blob(chunks as BlobPart[]))).toEqual(await bytesOf(await df.writeParquet()));
      closed = false;
      const bad = session.fromColumns({ b: [Uint8Array.of(1)] }).withColumn('i', col('b').decodeImage());
      expect((await failure(() => bad.writeParquet(target()))).name).toBe('DecodeError');
      expect({ closed, aborted }).toEqual({ closed: false, aborted: true });
      return null;
    },
  },
  {
    name: 'every compression is read back',
    async run({ session }) {
      const df = session.fromColumns({ s: Array.from({ length: 2000 }, (_, i) => `value ${i % 10}`) });
      const sizes: number[] = [];
      for (const compression of ['none', 'snappy', 'gzip', 'zstd'] as const) {
        const blob = await df.writeParquet(undefined, { compression });
        sizes.push(blob.size);
        const again = await session.readParquet(blob);
        expect((await again.toColumns())['s']).toEqual((await df.toColumns()).s);
      }
      return sizes;
    },
  },
  {
    name: 'files that are no Parquet, or do not go together, are refused by name',
    async run({ session }) {
      const a = new File([await session.fromColumns({ i: [1] }).writeParquet()], 'a.parquet');
      const b = new File([await session.fromColumns({ i: ['x'] }).writeParquet()], 'b.parquet');
      expect(await failureText(() => session.readParquet([a, b]))).toBe(
        'PlanError: readParquet: b.parquet has columns i: String, but a.parquet has i: Int64. (Read files of different schemas separately.)',
      );
      const junk = await failure(() => session.readParquet(new File(['not parquet'], 'junk.parquet')));
      expect(junk.name).toBe('IoError');
      expect(junk.message).toContain('junk.parquet');
      expect((await failure(() => session.readParquet([]))).message).toBe('readParquet: no files given.');
      expect((await failure(() => session.readParquet(5 as never))).message).toBe(
        'readParquet: expected a URL, path, File, Blob or bytes.',
      );
      return null;
    },
  },
  {
    name: 'readImages of Files: listed without reading, by their names, others left out',
    async run({ session, sample }) {
      const png = await sample('images/corgi-detail.webp');
      const files = ['b.webp', 'notes.txt', 'a.png', 'c.JPG'].map((name) => new File([png], name, { lastModified: 5 }));
      const df = await session.readImages(files);
      expect(df.columns).toEqual(['path', 'name', 'size', 'lastModified', 'mimeType', 'bytes']);
      const listed = await df.exclude('bytes').toRows();
      expect(listed.map(({ name, mimeType, size }) => [name, mimeType, size])).toEqual([
        ['a.png', 'image/png', png.length],
        ['b.webp', 'image/webp', png.length],
        ['c.JPG', 'image/jpeg', png.length],
      ]);
      expect(listed[0]!.lastModified).toEqual(new Date(5));
      const [first] = await df.where(col('name').eq('a.png')).select('bytes').toRows();
      expect(first!.bytes).toEqual(png);
      return listed;
    },
  },
  {
    name: 'readImages of nothing',
    async run({ session }) {
      const df = await session.readImages([]);
      expect(await df.withColumn('image', col('bytes').decodeImage()).toRows()).toEqual([]);
      return null;
    },
  },
];
