import type { Batch, Schema } from '@pixelframe/columnar';
import {
  batch,
  batchToRows,
  columnFromValues,
  columnNames,
  DataType,
  emptyBatch,
  PlanError,
  schema,
  sliceBatch,
  stringColumn,
} from '@pixelframe/columnar';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../sources/memory-source.ts';
import { caught } from '../testing/caught.ts';
import { loadWasm } from '../testing/load-wasm.ts';
import type { ParquetReader } from './parquet-reader.ts';
import { openParquet } from './parquet-reader.ts';
import type { ParquetWriterOptions } from './parquet-writer.ts';
import { createParquetWriter } from './parquet-writer.ts';
import type { Bytes } from './thrift.ts';

type Options = Omit<ParquetWriterOptions, 'loadWasm'>;

async function write(s: Schema, batches: readonly Batch[], options: Options = {}): Promise<Bytes[]> {
  const writer = await createParquetWriter(s, { loadWasm, ...options });
  const parts: Bytes[] = [];
  for (const part of batches) parts.push(...(await writer.write(part)));
  return [...parts, ...(await writer.finish())];
}

const open = async (parts: Bytes[]): Promise<ParquetReader> =>
  openParquet(bytesSource(new Uint8Array(await new Blob(parts).arrayBuffer()), 'mem'), { loadWasm });

async function readAll(reader: ParquetReader): Promise<Batch[]> {
  const columns = columnNames(reader.schema);
  return Promise.all([...reader.rowGroups.keys()].map((rowGroup) => reader.read({ rowGroup, columns })));
}

const raw = { int64: 'bigint', temporal: 'bigint' } as const;
const image = (width: number, height: number, mode: 'L' | 'LA' | 'RGB' | 'RGBA') => {
  const channels = { L: 1, LA: 2, RGB: 3, RGBA: 4 }[mode];
  return {
    width,
    height,
    channels,
    mode,
    data: Uint8Array.from({ length: width * height * channels }, (_, i) => i * 7),
  };
};
const T = DataType;

const COLUMNS: readonly (readonly [DataType, readonly unknown[]])[] = [
  [T.null(), [null, null, null]],
  [T.bool(), [true, null, false]],
  [T.int8(), [-128, null, 127]],
  [T.int16(), [-32768, null, 32767]],
  [T.int32(), [-(2 ** 31), null, 2 ** 31 - 1]],
  [T.int64(), [-(2n ** 63n), null, 2n ** 63n - 1n]],
  [T.uint8(), [0, null, 255]],
  [T.uint16(), [0, null, 65535]],
  [T.uint32(), [0, null, 2 ** 32 - 1]],
  [T.uint64(), [0n, null, 2n ** 64n - 1n]],
  [T.float32(), [-0, null, NaN]],
  [T.float64(), [Math.PI, null, -Infinity]],
  [T.string(), ['', null, 'häß 😀 \u0000']],
  [T.binary(), [new Uint8Array(0), null, Uint8Array.of(0, 255)]],
  [T.binary(3), [Uint8Array.of(1, 2, 3), null, Uint8Array.of(4, 5, 6)]],
  [T.date(), [-1n, null, 20000n]],
  [T.time('s'), [1n, null, 86399n]],
  [T.time('ms'), [1n, null, 86399999n]],
  [T.time('us'), [1n, null, 2n]],
  [T.time('ns'), [1n, null, 2n]],
  [T.timestamp('s'), [-1n, null, 1_700_000_000n]],
  [T.timestamp('ms', 'Europe/Berlin'), [-1n, null, 1n]],
  [T.timestamp('us'), [-1n, null, 1n]],
  [T.timestamp('ns', 'UTC'), [-1n, null, 1n]],
  [T.duration('s'), [-1n, null, 1n]],
  [T.duration('ns'), [-1n, null, 1n]],
  [T.decimal128(20, 3), ['-12345678901234567.891', null, '0.001']],
  [T.list(T.int32()), [[1, null, 3], null, []]],
  [T.list(T.list(T.string())), [[['a'], null, []], null, [[null]]]],
  [T.fixedSizeList(T.float32(), 2), [[1, 2], null, [3, 4]]],
  [
    T.struct({ a: T.int32(), 'b.c': T.list(T.binary()) }),
    [{ a: 1, 'b.c': [Uint8Array.of(1)] }, null, { a: null, 'b.c': null }],
  ],
  [
    T.map(T.string(), T.int32()),
    [
      [
        ['k', 1],
        ['l', null],
      ],
      null,
      [],
    ],
  ],
  [
    T.tensor(T.float32()),
    [{ shape: [2, 1], data: Float32Array.of(1, 2) }, null, { shape: [0], data: new Float32Array(0) }],
  ],
  [
    T.tensor(T.uint8(), [1, 2]),
    [{ shape: [1, 2], data: Uint8Array.of(1, 2) }, null, { shape: [1, 2], data: Uint8Array.of(3, 4) }],
  ],
  [T.embedding(T.float32(), 3), [Float32Array.of(1, 2, 3), null, Float32Array.of(4, 5, 6)]],
  [T.image(), [image(2, 1, 'L'), null, image(1, 2, 'RGBA')]],
  [T.image('RGB'), [image(3, 2, 'RGB'), null, image(1, 1, 'RGB')]],
  [T.image('LA', { height: 2, width: 2 }), [image(2, 2, 'LA'), null, image(2, 2, 'LA')]],
];

const everything = schema(COLUMNS.map(([type], i) => ({ name: `c${i}. "ü"`, type })));
const rows = batch(
  everything,
  COLUMNS.map(([type, values], i) => columnFromValues(values, type, `c${i}`)),
);

describe('a Parquet file', () => {
  it.each(['snappy', 'zstd', 'gzip', 'none'] as const)('keeps every type, compressed by %s', async (compression) => {
    const reader = await open(await write(everything, [rows], { compression }));
    expect(reader.schema).toEqual(everything);
    const [read] = await readAll(reader);
    expect(read!.schema).toEqual(everything);
    expect(batchToRows(read!, raw)).toEqual(batchToRows(rows, raw));
  });

  it('has row groups of bounded size, each written as soon as it is full', async () => {
    const writer = await createParquetWriter(everything, { loadWasm, rowGroupBytes: 1 });
    const first = await writer.write(rows);
    expect(first).toHaveLength(3);
    const second = await writer.write(sliceBatch(rows, 1, 3));
    expect(second).toHaveLength(2);
    const reader = await open([...first, ...second, ...(await writer.finish())]);
    expect(reader.rowGroups.map(({ rows }) => rows)).toEqual([1, 1, 1, 1, 1]);
    expect(reader.rows).toBe(5);
    const read = (await readAll(reader)).flatMap((part) => batchToRows(part, raw));
    const all = batchToRows(rows, raw);
    expect(read).toEqual([...all, ...all.slice(1)]);
  });

  it('puts small batches into one row group and splits large ones', async () => {
    const s = schema([{ name: 'n', type: T.float64() }]);
    const numbers = (n: number, from: number): Batch =>
      batch(s, [columnFromValues(Float64Array.from({ length: n }, (_, i) => from + i))]);
    const batches = [numbers(10, 0), numbers(10, 10), numbers(1000, 20)];
    const reader = await open(await write(s, batches, { rowGroupBytes: 2048 }));
    expect(reader.rows).toBe(1020);
    expect(reader.rowGroups.length).toBeGreaterThanOrEqual(4);
    for (const { rows } of reader.rowGroups) expect(rows).toBeLessThanOrEqual(256);
    const read = (await readAll(reader)).flatMap((part) => [...(part.columns[0]!.values as Float64Array)]);
    expect(read).toEqual(Array.from({ length: 1020 }, (_, i) => i));
    const kept = reader.rowGroups.filter((_, i) => reader.mayMatch(i, [{ column: 'n', op: 'eq', value: 700 }]));
    expect(kept).toHaveLength(1);
  });

  it('may be empty', async () => {
    for (const batches of [[], [emptyBatch(everything)]]) {
      const reader = await open(await write(everything, batches));
      expect(reader.schema).toEqual(everything);
      expect(reader.rows).toBe(0);
      expect(reader.rowGroups).toEqual([]);
    }
  });

  it('holds pixels in a byte each, and files as they are', async () => {
    const noise = Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 2654435761) >>> 13);
    const images = { width: 300, height: 300, channels: 3, mode: 'RGB', data: noise };
    const sizes = await Promise.all(
      ([T.image('RGB'), T.image('RGB', { height: 300, width: 300 })] as const).map(async (type) => {
        const s = schema([{ name: 'image', type }]);
        const parts = await write(s, [batch(s, [columnFromValues([images], type)])]);
        return parts.reduce((sum, part) => sum + part.length, 0);
      }),
    );
    for (const size of sizes) expect(size).toBeLessThan(noise.length * 1.05 + 8192);
    const s = schema([{ name: 'file', type: T.binary() }]);
    const parts = await write(s, [batch(s, [columnFromValues([new Uint8Array(100_000)], T.binary())])]);
    expect(parts.reduce((sum, part) => sum + part.length, 0)).toBeGreaterThan(100_000);
  });

  it('keeps the metadata of fields', async () => {
    const s = schema([{ name: 'a', type: T.string(), metadata: { unit: 'µm' } }]);
    const reader = await open(await write(s, [batch(s, [stringColumn(['x'])])]));
    expect(reader.schema).toEqual(s);
  });

  it('takes no rows of another schema, and none after abort', async () => {
    const writer = await createParquetWriter(schema([{ name: 'a', type: T.int32() }]), { loadWasm });
    const s = schema([{ name: 'a', type: T.string() }]);
    const error = await caught(writer.write(batch(s, [stringColumn(['x'])])));
    expect(error).toBeInstanceOf(PlanError);
    expect(error.message).toBe('Cannot write rows of a: String to a file of a: Int32.');
    writer.abort();
    expect((await open(await writer.finish())).rows).toBe(0);
  });
});
