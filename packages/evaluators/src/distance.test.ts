import { columnFromValues, columnToValues, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { cosineDistance, cosineSimilarity, dotProduct, euclideanDistance } from './distance.ts';
import type { Evaluator } from './evaluator.ts';

const type = T.embedding(T.float32(), 3);
const left = columnFromValues([[1, 2, 3], [0, 0, 0], null, [-1, 0.5, 2]], type);
const right = columnFromValues(
  [
    [1, 1, 2],
    [1, 1, 1],
    [1, 2, 3],
    [1, 2, 3],
  ],
  T.fixedSizeList(T.float64(), 3),
);
const one = columnFromValues([[1, 2, 3]], T.fixedSizeList(T.float64(), 3));

const run = (evaluator: Evaluator, ...args: readonly (typeof left)[]): unknown[] =>
  columnToValues(evaluator(args, { length: 4, options: {}, type: T.float64() }));

describe('distances of vectors', () => {
  // Daft 0.7.26 gives these for the first two rows.
  test('of columns', () => {
    expect(run(cosineDistance, left, right)).toEqual([0.01801949393803426, Number.NaN, null, expect.any(Number)]);
    expect(run(cosineSimilarity, left, right).slice(0, 3)).toEqual([0.9819805060619657, null, null]);
    expect(run(dotProduct, left, right)).toEqual([9, 0, null, 6]);
    expect(run(euclideanDistance, left, right).slice(0, 3)).toEqual([Math.SQRT2, Math.sqrt(3), null]);
  });

  test('of a column and one vector for all, either way round', () => {
    expect(run(dotProduct, left, one)).toEqual([14, 0, null, 6]);
    expect(run(dotProduct, one, left)).toEqual([14, 0, null, 6]);
    expect(run(cosineDistance, one, left)[0]).toBeCloseTo(0, 15);
  });

  test('a null among the numbers makes the distance null', () => {
    const holes = columnFromValues([[1, null, 3], [1, 2, 3], null, [null, 0, 0]], T.fixedSizeList(T.float32(), 3));
    expect(run(dotProduct, holes, one)).toEqual([null, 14, null, null]);
  });

  test('of 64-bit integers', () => {
    const integers = columnFromValues([[1, 2, 3], [4, 5, 6], null, [0, 0, 2 ** 60]], T.fixedSizeList(T.int64(), 3));
    expect(run(dotProduct, integers, one)).toEqual([14, 32, null, 3 * 2 ** 60]);
  });
});
