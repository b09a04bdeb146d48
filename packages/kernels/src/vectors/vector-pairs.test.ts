import { describe, expect, it } from 'vitest';
import { vectorRows } from '../cases/vector-rows.ts';
import type { PairRange } from '../hamming/arguments.ts';
import { exactPairs } from './compare-pairs.ts';
import { isNear, pairValues, type VectorMetric } from './metric.ts';
import { searchVectors, vectorPairs, type VectorPairs } from './vector-pairs.ts';

function naive(
  left: Float32Array,
  right: Float32Array,
  size: number,
  metric: VectorMetric,
  threshold: number,
  { leftStart = 0, leftEnd = left.length / size, selfJoin = false }: PairRange = {},
): VectorPairs {
  const found: number[][] = [];
  for (let l = leftStart; l < leftEnd; l++) {
    for (let r = selfJoin ? l + 1 : 0; r < right.length / size; r++) {
      const value = pairValues[metric](left, l * size, right, r * size, size);
      if (isNear(metric, value, threshold)) found.push([l, r, value]);
    }
  }
  const column = (i: number): number[] => found.map((row) => row[i]!);
  return {
    left: Uint32Array.from(column(0)),
    right: Uint32Array.from(column(1)),
    distance: Float64Array.from(column(2)),
  };
}

/** The value of some pair, so that the threshold is hit exactly, or NaN where there is none. */
function valueOfPair(rows: Float32Array, size: number, metric: VectorMetric, l: number, r: number): number {
  return pairValues[metric](rows, l * size, rows, r * size, size);
}

const metrics = ['cosine', 'dot', 'euclidean'] as const;

describe('vectorPairs', () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 31, 32, 33, 64, 130])('finds what the definition finds, size %i', (size) => {
    const [left, right] = [vectorRows(57, size, 1, true), vectorRows(83, size, 2, true)];
    for (const metric of metrics) {
      for (const threshold of [-1e40, -0.3, 0, 0.05, 0.7, 2, 1e38, Infinity, Number.NaN]) {
        const expected = naive(left, right, size, metric, threshold);
        expect(vectorPairs(left, right, size, metric, threshold), `${metric} ${threshold}`).toEqual(expected);
      }
      const threshold = valueOfPair(right, size, metric, 7, 8);
      const range = { leftStart: 3, leftEnd: 61, selfJoin: true };
      const expected = naive(right, right, size, metric, threshold, range);
      expect(expected.left.length).toBeGreaterThan(0);
      expect(vectorPairs(right, right, size, metric, threshold, range)).toEqual(expected);
    }
  });

  it.each(metrics)('gives rows up early and crosses blocks: %s', (metric) => {
    const size = 48;
    const rows = vectorRows(1300, size, 5);
    const threshold = metric === 'dot' ? 17 : metric === 'cosine' ? 0.1 : 1;
    const range = { selfJoin: true };
    const expected = naive(rows, rows, size, metric, threshold, range);
    expect(expected.left.length).toBeGreaterThan(50);
    expect(vectorPairs(rows, rows, size, metric, threshold, range)).toEqual(expected);
  });

  it('halves a block of which too many are near', () => {
    const rows = new Float32Array(2 * 9000).fill(1);
    let pairs = 0;
    for (const batch of searchVectors(rows, rows, 2, 'cosine', 0.5, { leftStart: 100, leftEnd: 300 })) {
      batch.left.forEach((l, i) => {
        if (l !== 100 + Math.floor((pairs + i) / 9000) || batch.right[i] !== (pairs + i) % 9000) {
          throw new Error(`${l}, ${batch.right[i]} is out of order`);
        }
      });
      pairs += batch.left.length;
    }
    expect(pairs).toBe(200 * 9000);
  });

  it('runs two searches at once', () => {
    const [a, b] = [vectorRows(700, 8, 3), vectorRows(500, 12, 4)];
    const searches = [searchVectors(a, a, 8, 'cosine', 0.2), searchVectors(b, b, 12, 'euclidean', 1.5)];
    const found = [0, 0];
    for (let open = 2; open > 0;) {
      open = 0;
      searches.forEach((search, i) => {
        const step = search.next();
        if (step.done === true) return;
        open++;
        found[i]! += step.value.left.length;
      });
    }
    expect(found).toEqual([naive(a, a, 8, 'cosine', 0.2).left.length, naive(b, b, 12, 'euclidean', 1.5).left.length]);
  });

  it('gives the same without WebAssembly', () => {
    const rows = vectorRows(90, 9, 6, true);
    for (const metric of metrics) {
      const search = { left: rows, right: rows, size: 9, metric, threshold: 0.4, selfJoin: true };
      const parts = [...exactPairs(search, { leftStart: 10, leftEnd: 80 })];
      const expected = naive(rows, rows, 9, metric, 0.4, { leftStart: 10, leftEnd: 80, selfJoin: true });
      expect(parts.flatMap((part) => Array.from(part.distance))).toEqual(Array.from(expected.distance));
    }
  });

  it('refuses values that are not whole vectors', () => {
    expect(() => vectorPairs(new Float32Array(8), new Float32Array(9), 4, 'dot', 1)).toThrow(
      'searchVectors: 9 right values are not whole vectors of 4 values.',
    );
    expect(() => vectorPairs(new Float32Array(8), new Float32Array(8), 0, 'dot', 1)).toThrow(
      'searchVectors: the size must be a positive number of values, but got: 0',
    );
  });
});
