import type { Batch } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, schema } from '@pixelframe/columnar';
import { createHammingIndex } from '@pixelframe/kernels';
import { describe, expect, test } from 'vitest';
import type { Operator } from '../physical/physical-plan.ts';
import type { MorselOf, Registration } from '../registration.ts';
import type { TableSearch } from '../similarity/table-search.ts';
import { cutBatch, morselSize, morselsOf, tableMorsels } from './morsels.ts';

const ids = (start: number, end: number): Batch =>
  columnsToBatch({ id: Int32Array.from({ length: end - start }, (_, i) => start + i) });

async function idsOf(registration: Registration, offset: number, limit: number, rows: number): Promise<number[][]> {
  const result: number[][] = [];
  const wanted = schema([{ name: 'id', type: { kind: 'int32' } }]);
  for await (const { morsel } of morselsOf({
    registration,
    schema: wanted,
    size: { rows, bytes: 2 ** 20 },
    offset,
    limit,
    open: () => Promise.reject(new Error('no parquet here')),
    mayMatch: () => true,
  })) {
    if (morsel.kind === 'batch') result.push(batchToRows(morsel.batch).map((row) => row['id'] as number));
  }
  return result;
}

describe('partitions', () => {
  const registration: Registration = {
    kind: 'partitions',
    schema: ids(0, 1).schema,
    batches: [ids(0, 5), ids(5, 6), ids(6, 10)],
  };

  test('are cut at the number of rows, never across partitions', async () => {
    expect(await idsOf(registration, 0, Infinity, 3)).toEqual([[0, 1, 2], [3, 4], [5], [6, 7, 8], [9]]);
  });

  test('a limit and an offset take exactly their rows', async () => {
    expect(await idsOf(registration, 4, 3, 100)).toEqual([[4], [5], [6]]);
    expect(await idsOf(registration, 0, 0, 100)).toEqual([]);
    expect(await idsOf(registration, 20, 3, 100)).toEqual([]);
  });
});

test('a batch is cut at the number of bytes; a row larger than that is a morsel of its own', () => {
  const wide = columnsToBatch({ bytes: [new Uint8Array(1000), new Uint8Array(1000), new Uint8Array(1000)] });
  const pieces: MorselOf[] = [...cutBatch(wide, { rows: 100, bytes: 500 }, 7)];
  expect(pieces.map(({ rows, firstRow }) => [rows, firstRow])).toEqual([
    [1, 7],
    [1, 8],
    [1, 9],
  ]);
});

test('files are cut by their sizes where their bytes are read', async () => {
  const listing = columnsToBatch({
    path: ['a', 'b', 'c', 'd'],
    name: ['a', 'b', 'c', 'd'],
    size: [600, 600, 600, 5],
    lastModified: [null, null, null, null],
    mimeType: [null, null, null, null],
  });
  const registration: Registration = { kind: 'files', listing, contents: ['a', 'b', 'c', 'd'] };
  const cut = async (columns: string[]): Promise<(readonly unknown[] | null)[]> => {
    const parts: (readonly unknown[] | null)[] = [];
    for await (const { morsel } of morselsOf({
      registration,
      schema: schema(columns.map((name) => ({ name, type: { kind: name === 'bytes' ? 'binary' : 'string' } }))),
      size: { rows: 100, bytes: 1200 },
      offset: 0,
      limit: Infinity,
      open: () => Promise.reject(new Error('no parquet here')),
      mayMatch: () => true,
    })) {
      if (morsel.kind === 'files') parts.push(morsel.contents ?? null);
    }
    return parts;
  };
  expect(await cut(['path', 'bytes'])).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(await cut(['path'])).toEqual([null]);
});

test('the size of morsels depends on the operators only', () => {
  expect(morselSize([])).toEqual({ rows: 131_072, bytes: 16 * 2 ** 20 });
  expect(morselSize([{ kind: 'limit', rows: 1 }])).toEqual(morselSize([]));
  const stage = (decode: object | null): Operator => ({ kind: 'imageStage', node: { decode } }) as Operator;
  expect(morselSize([stage({})])).toEqual({ rows: 32, bytes: 2 ** 19 });
  expect(morselSize([stage(null)])).toEqual({ rows: 32, bytes: 16 * 2 ** 20 });
  // Files, of which decoded pictures are looked at again later.
  expect(morselSize([stage({}), stage(null)])).toEqual({ rows: 32, bytes: 2 ** 19 });
});

test.each([
  ['few hashes', 'multi-index', 6400, 800],
  ['some hashes', 'multi-index', 20_000, 839],
  ['many hashes', 'all-pairs CPU', 64_001, 1001],
  ['vectors', 'all-pairs CPU', 6400, 400],
  ['a device', 'all-pairs GPU', 6400, 800],
  ['few rows', 'multi-index', 10, 256],
] as const)('a self join of %s is cut by its method and rows', async (what, method, count, step) => {
  const index = what === 'vectors' ? null : createHammingIndex(new Uint8Array(8), 8, 1);
  const keys = { values: new Uint8Array(0), size: 8, count, rows: null };
  const parts: MorselOf[] = [];
  const search: TableSearch = { keys, metric: 'hamming', maxDistance: 1, index, method, reason: '', bytes: 0 };
  for await (const part of tableMorsels(search)) parts.push(part);
  expect(parts[0]!.rows).toBe(Math.min(step, count));
  expect(parts.map(({ firstRow }) => firstRow)).toEqual(parts.map((_part, i) => i * step));
  expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(count);
  expect(parts.map(({ morsel }) => morsel)).toEqual(parts.map(({ rows }) => ({ kind: 'rows', count: rows })));
});
