import { readFile } from 'node:fs/promises';
import { batchToRows, CancelledError, columnNames, columnToValues, IoError } from '@pixelframe/columnar';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../sources/byte-source.ts';
import { httpSource } from '../sources/http-source.ts';
import { bytesSource } from '../sources/memory-source.ts';
import { nodeSource } from '../sources/node-source.ts';
import { caught } from '../testing/caught.ts';
import { serve } from '../testing/http-server.ts';
import { loadWasm } from '../testing/load-wasm.ts';
import { hasTestData, testFile } from '../testing/test-data.ts';
import { heapBytes } from './heap.ts';
import type { ParquetReader } from './parquet-reader.ts';
import { openParquet } from './parquet-reader.ts';

const open = (path: string): Promise<ParquetReader> =>
  openParquet(nodeSource(testFile(`parquet/${path}`), path), { loadWasm });

const hasData = hasTestData();

describe.skipIf(!hasData)('ParquetReader', () => {
  it('fetches one column of one row group over http, and nothing else of the file', async () => {
    const file = await readFile(testFile('parquet/derived/photos-embedded-hf-struct.parquet'));
    await using server = await serve(file);
    const reader = await openParquet(httpSource(server.url), { loadWasm });
    expect(server.requests).toHaveLength(2);
    expect(reader.rows).toBe(52);
    expect(reader.rowGroups.map(({ rows }) => rows)).toEqual([16, 16, 16, 4]);
    expect(reader.rowGroups[0]!.bytes).toBeGreaterThan(100_000);
    const before = server.bytes;
    const batch = await reader.read({ rowGroup: 2, columns: ['label'] });
    expect(batch.length).toBe(16);
    expect(server.requests).toHaveLength(3);
    expect(server.bytes - before).toBeLessThan(1000);
    const images = await reader.read({ rowGroup: 3, columns: ['id', 'image', 'width'] });
    expect(columnNames(images.schema)).toEqual(['id', 'image', 'width']);
    expect(server.bytes).toBeLessThan(file.length / 2);
  });

  it('gives the columns in the order asked for, and rows without columns', async () => {
    const reader = await open('duckdb/userdata1.parquet');
    const names = columnNames(reader.schema).toReversed();
    const all = await reader.read({ rowGroup: 0, columns: names });
    expect(columnNames(all.schema)).toEqual(names);
    const first = await reader.read({ rowGroup: 0, columns: ['first_name'] });
    expect(columnToValues(first.columns[0]!)).toEqual(columnToValues(all.columns[names.indexOf('first_name')]!));
    expect(await reader.read({ rowGroup: 0, columns: [] })).toMatchObject({ length: 1000, columns: [] });
    expect(await reader.read({ rowGroup: 0, columns: [], offset: 990 })).toMatchObject({ length: 10 });
  });

  it('reads a row group in parts, its bytes once', async () => {
    const path = testFile('parquet/duckdb/lineitem-top10000.gzip.parquet');
    await using server = await serve(await readFile(path));
    const reader = await openParquet(httpSource(server.url), { loadWasm });
    const columns = ['l_comment', 'l_quantity'];
    const whole = batchToRows(await reader.read({ rowGroup: 0, columns }));
    const requests = server.requests.length;
    const parts = [];
    for (let offset = 0; offset < whole.length; offset += 3000) {
      const part = await reader.read({ rowGroup: 0, columns, offset, limit: 3000 });
      expect(part.length).toBe(Math.min(3000, whole.length - offset));
      parts.push(...batchToRows(part));
    }
    expect(parts).toEqual(whole);
    // Two chunks that lie apart, once more.
    expect(server.requests.length - requests).toBe(2);
    expect(await reader.read({ rowGroup: 0, columns, offset: 1e6 })).toMatchObject({ length: 0 });
  });

  it('skips row groups by their statistics', async () => {
    const reader = await open('derived/photos-embedded-hf-struct.parquet');
    const matching = (op: 'eq' | 'lt', value: number): number[] =>
      [...reader.rowGroups.keys()].filter((i) => reader.mayMatch(i, [{ column: 'id', op, value }]));
    expect(matching('eq', 20)).toEqual([1]);
    expect(matching('lt', 20)).toEqual([0, 1]);
    expect(matching('eq', 1000)).toEqual([]);
    const found = await reader.read({ rowGroup: 1, columns: ['id'] });
    expect(columnToValues(found.columns[0]!)).toContain(20);
  });

  it('lists the columns there are', async () => {
    const reader = await open('polars/small.parquet');
    const error = await caught(reader.read({ rowGroup: 0, columns: ['nope'] }));
    expect(error.message).toBe(`Column "nope" not found. Available: ${columnNames(reader.schema).join(', ')}.`);
    expect((await caught(reader.read({ rowGroup: 1, columns: [] }))).message).toBe(
      'Row group 1 not found: polars/small.parquet has 1.',
    );
  });

  it('rejects at once when aborted while data is on its way', async () => {
    const bytes = new Uint8Array(await readFile(testFile('parquet/duckdb/userdata1.parquet')));
    const inner = bytesSource(bytes, 'slow');
    let stuck = false;
    const source: ByteSource = {
      ...inner,
      read: (start, end, signal) =>
        stuck
          ? new Promise((_, reject) => {
              signal!.addEventListener('abort', () => reject(new CancelledError()));
            })
          : inner.read(start, end, signal),
    };
    const reader = await openParquet(source, { loadWasm });
    stuck = true;
    const controller = new AbortController();
    const reading = reader.read({ rowGroup: 0, columns: ['id'], signal: controller.signal });
    controller.abort();
    expect(await caught(reading)).toBeInstanceOf(CancelledError);
    expect(await caught(openParquet(inner, { loadWasm, signal: AbortSignal.abort() }))).toBeInstanceOf(CancelledError);
  });

  it('passes on what the source says', async () => {
    const bytes = new Uint8Array(await readFile(testFile('parquet/polars/small.parquet')));
    const inner = bytesSource(bytes, 'cut');
    const reader = await openParquet(
      { ...inner, read: (start, end) => inner.read(start, end).then((part) => (end === bytes.length ? part : gone())) },
      { loadWasm },
    );
    expect(await caught(reader.read({ rowGroup: 0, columns: columnNames(reader.schema) }))).toBe(lost);
  });

  it('survives any damage to the data and the footer: rows, or an IoError; good files read on afterwards', async () => {
    const files = await Promise.all(
      ['hyparquet/rowgroups.parquet', 'parquet-testing/map_no_value.parquet'].map(
        async (path) => new Uint8Array(await readFile(testFile(`parquet/${path}`))),
      ),
    );
    const good = files[0]!;
    const places = files.flatMap((file) => Array.from({ length: file.length >> 1 }, (_, i) => ({ file, at: i * 2 })));
    let failures = 0;
    for (const { file, at } of places) {
      const bad = file.slice();
      bad[at]! ^= 0x55;
      try {
        const reader = await openParquet(bytesSource(bad, 'bad'), { loadWasm });
        for (const rowGroup of reader.rowGroups.keys()) {
          await reader.read({ rowGroup, columns: columnNames(reader.schema) });
        }
      } catch (error) {
        if (!(error instanceof IoError)) throw error;
        failures++;
      }
    }
    expect(failures).toBeGreaterThan(50);
    const reader = await openParquet(bytesSource(good, 'good'), { loadWasm });
    expect((await reader.read({ rowGroup: 0, columns: columnNames(reader.schema) })).length).toBeGreaterThan(0);
    expect(heapBytes()).toBeGreaterThan(0);
    expect(heapBytes()).toBeLessThan(128 * 2 ** 20);
  });
});

const lost = new IoError('gone');
const gone = (): never => {
  throw lost;
};

describe('openParquet', () => {
  const bytes = (text: string): ByteSource => bytesSource(new TextEncoder().encode(text), 'x.parquet');

  it.each([
    ['', 'it has 0 bytes'],
    ['PAR1xxxxxxxxxxxx', 'it does not end with "PAR1"'],
    ['PAR1xxxxxxxxPARE', 'its footer is encrypted, which is not supported'],
    ['PAR1xxxx\u0001\u0001\u0000\u0000PAR1', 'its footer is said to have 257 bytes, the file has 16'],
  ])('refuses %j', async (text, problem) => {
    const error = await caught(openParquet(bytes(text), { loadWasm }));
    expect(error).toBeInstanceOf(IoError);
    expect(error.message).toBe(`Cannot read x.parquet as Parquet: ${problem}.`);
  });
});
