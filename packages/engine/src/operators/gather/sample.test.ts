import { batchToRows, columnsToBatch, DataType as T, schema } from '@pixelframe/columnar';
import type { Plan, SampleMethod } from '@pixelframe/plan';
import { source } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../testing/run-plan.ts';

const fields = schema([
  { name: 'row', type: T.int32() },
  { name: 'k', type: T.string() },
]);
const table = source({ kind: 'partitions', id: 't', label: 't' }, fields);
const keys = (i: number): string | null => (i % 11 === 0 ? null : `key ${i % 40}`);

async function drawn(method: SampleMethod, length = 1000, seed = 7, morselRows = 300): Promise<number[]> {
  const plan: Plan = { kind: 'sample', input: table, method, seed };
  const numbers = Array.from({ length }, (_, i) => i);
  const data = columnsToBatch({ row: numbers, k: numbers.map(keys) }, fields);
  return batchToRows(await runPlan(plan, new Map([['t', data]]), morselRows)).map(({ row }) => row as number);
}

const ordered = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b);

const METHODS: readonly SampleMethod[] = [
  { kind: 'size', rows: 20 },
  { kind: 'fraction', fraction: 0.1 },
  { kind: 'replacement', rows: 1500, fraction: null },
  { kind: 'range', from: 0.25, to: 0.5, by: [] },
  { kind: 'range', from: 0.25, to: 0.5, by: ['k'] },
  { kind: 'shuffle' },
];

describe('sample', () => {
  test.each(METHODS)('does not depend on morsels, but on the seed: $kind', async (method) => {
    const rows = await drawn(method);
    expect(await drawn(method, 1000, 7, 3)).toEqual(rows);
    expect(await drawn(method, 1000, 8)).not.toEqual(rows);
    expect(await drawn(method, 1000, 7 + 2 ** 40)).not.toEqual(rows);
    if (method.kind !== 'shuffle') expect(rows).toEqual(ordered(rows));
  });

  test('takes as many rows as asked for, each once', async () => {
    expect(new Set(await drawn({ kind: 'size', rows: 20 })).size).toBe(20);
    expect(await drawn({ kind: 'size', rows: 1000 })).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(await drawn({ kind: 'size', rows: 0 })).toEqual([]);
    expect(new Set(await drawn({ kind: 'fraction', fraction: 0.101 }, 100)).size).toBe(11);
    expect(await drawn({ kind: 'fraction', fraction: 1 }, 5)).toEqual([0, 1, 2, 3, 4]);
  });

  test('chooses as well from many rows, of which it keeps few', async () => {
    const few = await drawn({ kind: 'size', rows: 3 }, 50_000, 1, 7000);
    expect(few).toEqual(await drawn({ kind: 'size', rows: 3 }, 50_000, 1, 50_000));
    expect(few).toHaveLength(3);
  });

  test('draws again with replacement, also from one row or none', async () => {
    const rows = await drawn({ kind: 'replacement', rows: 1500, fraction: null });
    expect(rows).toHaveLength(1500);
    expect(new Set(rows).size).toBeLessThan(1000);
    expect(await drawn({ kind: 'replacement', rows: null, fraction: 2.5 }, 1)).toEqual([0, 0, 0]);
    expect(await drawn({ kind: 'replacement', rows: 5, fraction: null }, 0)).toEqual([]);
  });

  test('shuffles all rows', async () => {
    const rows = await drawn({ kind: 'shuffle' });
    expect(rows).not.toEqual(ordered(rows));
    expect(ordered(rows)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  test('splits into parts that share no row, of about their sizes', async () => {
    const parts = await Promise.all([
      drawn({ kind: 'range', from: 0, to: 0.3, by: [] }, 10_000),
      drawn({ kind: 'range', from: 0.3, to: 1, by: [] }, 10_000),
    ]);
    expect(ordered(parts.flat())).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    // Five standard deviations of a fair draw.
    expect(Math.abs(parts[0]!.length - 3000)).toBeLessThan(5 * Math.sqrt(10_000 * 0.3 * 0.7));
  });

  test('keeps rows equal in the columns of a split together', async () => {
    const parts = await Promise.all([
      drawn({ kind: 'range', from: 0, to: 0.5, by: ['k'] }),
      drawn({ kind: 'range', from: 0.5, to: 1, by: ['k'] }),
    ]);
    const [first, second] = parts.map((rows) => new Set(rows.map(keys)));
    expect([...first!].filter((key) => second!.has(key))).toEqual([]);
    expect(first!.size).toBeGreaterThan(5);
    expect(second!.size).toBeGreaterThan(5);
    expect(parts.flat()).toHaveLength(1000);
  });

  test('refuses more rows than there are without replacement', async () => {
    await expect(drawn({ kind: 'size', rows: 6 }, 5)).rejects.toThrow('sample: 6 rows are wanted and there are 5.');
  });
});
