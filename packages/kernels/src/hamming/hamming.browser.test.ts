import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { hashRows, searches } from '../cases/hash-rows.ts';
import { ComputeDevice } from '../gpu/compute-device.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';
import { hammingPairsOnGpu } from './hamming-gpu.ts';
import { hammingPairs } from './hamming.ts';

let gpu: GpuRuntime;
beforeAll(async () => {
  gpu = await gpuForTests();
});
afterAll(() => gpu.dispose());

describe('hammingPairs on the GPU', () => {
  it.each(searches)('finds $left x $right rows of $width bytes within $limit', async (search) => {
    const { width, left, right, limit } = search;
    const [a, b] = [hashRows(left, width, 1), hashRows(right, width, 1)];
    expect(await gpu.hammingPairs(a, b, width, limit)).toEqual(hammingPairs(a, b, width, limit));
  });

  it('looks at a range of left rows', async () => {
    const rows = hashRows(200, 8, 2);
    const range = { leftStart: 65, leftEnd: 131 };
    expect(await gpu.hammingPairs(rows, rows, 8, 12, range)).toEqual(hammingPairs(rows, rows, 8, 12, range));
  });

  it('gives each pair of a self join once', async () => {
    const rows = hashRows(2300, 8, 2);
    const range = { leftStart: 65, leftEnd: 2131, selfJoin: true };
    const expected = hammingPairs(rows, rows, 8, 12, range);
    expect(expected.left.length).toBeGreaterThan(100);
    expect(await gpu.hammingPairs(rows, rows, 8, 12, range)).toEqual(expected);
  });

  it('cuts a self join into submissions', async () => {
    const rows = hashRows(700, 8, 2);
    const compute = new ComputeDevice(gpu.device);
    const found = await hammingPairsOnGpu(compute, rows, rows, 8, 12, 2 ** 14, { selfJoin: true });
    expect(found).toEqual(hammingPairs(rows, rows, 8, 12, { selfJoin: true }));
  });

  it('crosses tiles and segments, and makes room for more pairs than expected', async () => {
    const rows = hashRows(1300, 4, 3);
    const pairs = await gpu.hammingPairs(rows, rows, 4, 13);
    expect(pairs.left.length).toBeGreaterThan(2 ** 18);
    const expected = hammingPairs(rows, rows, 4, 13);
    // Comparing a million numbers one by one is slow in `toEqual`.
    for (const key of ['left', 'right', 'distance'] as const) {
      expect(pairs[key].length).toBe(expected[key].length);
      expect(pairs[key].findIndex((value, i) => value !== expected[key][i])).toBe(-1);
    }
  });

  it('takes rows wider than a workgroup can share to the CPU', async () => {
    const rows = hashRows(12, 300, 4);
    const pairs = await gpu.hammingPairs(rows, rows, 300, 9);
    expect(pairs).toEqual(hammingPairs(rows, rows, 300, 9));
    expect(pairs.left.length).toBeGreaterThan(12);
  });
});
