import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpuForTests } from '../cases/gpu.ts';
import { vectorRows } from '../cases/vector-rows.ts';
import { ComputeDevice } from '../gpu/compute-device.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';
import { vectorPairsOnGpu } from './vector-pairs-gpu.ts';
import { vectorPairs } from './vector-pairs.ts';
import { vectorTopKOnGpu } from './vector-top-k-gpu.ts';
import { vectorTopK } from './vector-top-k.ts';

let gpu: GpuRuntime;
beforeAll(async () => {
  gpu = await gpuForTests();
});
afterAll(() => gpu.dispose());

const metrics = ['cosine', 'dot', 'euclidean'] as const;

describe('vectorPairs on the GPU', () => {
  it.each([1, 3, 16, 17, 50, 512])('finds what the CPU finds, size %i', async (size) => {
    const [left, right] = [vectorRows(70, size, 1, true), vectorRows(135, size, 2, true)];
    for (const metric of metrics) {
      for (const threshold of [-0.3, 0.05, 0.7, 30]) {
        const found = await gpu.vectorPairs(left, right, size, metric, threshold);
        expect(found, `${metric} ${threshold}`).toEqual(vectorPairs(left, right, size, metric, threshold));
      }
    }
  });

  it('gives each pair of a self join once, of a range', async () => {
    const rows = vectorRows(400, 20, 3, true);
    for (const metric of metrics) {
      const range = { leftStart: 65, leftEnd: 301, selfJoin: true };
      const expected = vectorPairs(rows, rows, 20, metric, 0.5, range);
      expect(expected.left.length).toBeGreaterThan(50);
      expect(await gpu.vectorPairs(rows, rows, 20, metric, 0.5, range)).toEqual(expected);
    }
  });

  it('cuts the pairs into submissions', async () => {
    const rows = vectorRows(500, 7, 8, true);
    const compute = new ComputeDevice(gpu.device);
    const found = await vectorPairsOnGpu(compute, rows, rows, 7, 'cosine', 0.2, 2 ** 15, { selfJoin: true });
    expect(found).toEqual(vectorPairs(rows, rows, 7, 'cosine', 0.2, { selfJoin: true }));
    const nearest = await vectorTopKOnGpu(compute, rows, rows, 7, 'dot', 4, 2 ** 17, {});
    expect(nearest).toEqual(vectorTopK(rows, rows, 7, 'dot', 4));
  });

  it('refuses values that are not whole vectors, and finds nothing among none', async () => {
    const rows = new Float32Array(9);
    await expect(gpu.vectorPairs(rows, rows, 4, 'dot', 1)).rejects.toThrow(
      'vectorPairs: 9 left values are not whole vectors of 4 values.',
    );
    expect(await gpu.vectorPairs(rows, new Float32Array(0), 9, 'dot', 1)).toEqual(
      vectorPairs(rows, new Float32Array(0), 9, 'dot', 1),
    );
  });
});

describe('vectorTopK on the GPU', () => {
  it.each([1, 5, 64, 130])('finds what the CPU finds, size %i', async (size) => {
    const [rows, queries] = [vectorRows(700, size, 4, true), vectorRows(67, size, 5, true)];
    rows.copyWithin(90 * size, 10 * size, 30 * size);
    for (const metric of metrics) {
      for (const k of [0, 10, 900]) {
        const found = await gpu.vectorTopK(rows, queries, size, metric, k);
        expect(found, `${metric} ${k}`).toEqual(vectorTopK(rows, queries, size, metric, k));
      }
    }
  });

  it('takes the rows in parts', async () => {
    const rows = vectorRows(40_000, 16, 6);
    const queries = rows.slice(16 * 500, 16 * 620);
    const found = await gpu.vectorTopK(rows, queries, 16, 'cosine', 3);
    expect(found).toEqual(vectorTopK(rows, queries, 16, 'cosine', 3));
  });
});
