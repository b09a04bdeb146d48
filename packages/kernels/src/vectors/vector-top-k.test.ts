import { describe, expect, it } from 'vitest';
import { hashRows } from '../cases/hash-rows.ts';
import { vectorRows } from '../cases/vector-rows.ts';
import { hammingDistance } from '../hamming/hamming.ts';
import { hammingTopK } from '../hamming/hamming-top-k.ts';
import { pairValues } from './metric.ts';
import { vectorTopK } from './vector-top-k.ts';

describe('vectorTopK', () => {
  it.each([1, 3, 8, 33])('finds what sorting all rows finds, size %i', (size) => {
    const [rows, queries] = [vectorRows(230, size, 1, true), vectorRows(13, size, 2, true)];
    rows.copyWithin(20 * size, 3 * size, 6 * size);
    for (const metric of ['cosine', 'dot', 'euclidean'] as const) {
      for (const k of [0, 1, 4, 100, 500]) {
        const sign = metric === 'dot' ? -1 : 1;
        vectorTopK(rows, queries, size, metric, k).forEach((found, q) => {
          const values = Array.from({ length: 230 }, (_, r) =>
            pairValues[metric](queries, q * size, rows, r * size, size),
          );
          const order = Array.from(values.keys()).filter((r) => !Number.isNaN(values[r]!));
          // Infinities less themselves are NaN.
          order.sort((a, b) => (values[a] === values[b] ? a - b : sign * values[a]! < sign * values[b]! ? -1 : 1));
          expect(Array.from(found.rows)).toEqual(order.slice(0, k));
          expect(Array.from(found.distances)).toEqual(order.slice(0, k).map((r) => values[r]));
        });
      }
    }
  });

  it('takes the rows in parts', () => {
    const rows = vectorRows(9000, 2, 3);
    const [found] = vectorTopK(rows, rows.slice(17_000, 17_002), 2, 'euclidean', 3);
    expect([found!.rows[0], found!.distances[0]]).toEqual([8500, 0]);
  });

  it('refuses values that are not whole vectors', () => {
    expect(() => vectorTopK(new Float32Array(8), new Float32Array(5), 4, 'dot', 1)).toThrow(
      'vectorTopK: 5 query values are not whole vectors of 4 values.',
    );
  });
});

describe('hammingTopK', () => {
  it.each([1, 4, 8, 9, 32])('finds what sorting all rows finds, rows of %i bytes', (width) => {
    const rows = hashRows(300, width, 7);
    const query = rows.slice(10 * width, 11 * width);
    const distances = Array.from({ length: 300 }, (_, r) => hammingDistance(query, 0, rows, r * width, width));
    const order = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b);
    for (const k of [0, 1, 7, 300, 400]) {
      const found = hammingTopK(rows, query, width, k);
      expect(Array.from(found.rows)).toEqual(order.slice(0, k));
      expect(Array.from(found.distances)).toEqual(order.slice(0, k).map((r) => distances[r]));
    }
  });

  it('refuses a query of another width', () => {
    expect(() => hammingTopK(new Uint8Array(16), new Uint8Array(4), 8, 1)).toThrow(
      'hammingTopK: the query must have 8 bytes as the rows have, but got: 4',
    );
  });
});
