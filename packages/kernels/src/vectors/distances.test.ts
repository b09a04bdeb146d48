import { describe, expect, it } from 'vitest';
import { cosineDistance, cosineSimilarity, dotProduct, euclideanDistance } from './distances.ts';

/** What Daft 0.7.26 gives on Embedding[Float32; 3] columns. */
const daft = [
  [[1, 2, 3], [4, 5, 6], 0.025368153802923787, 5.196152422706632, 32],
  [[0, 0, 0], [1, 2, 3], Number.NaN, 3.7416573867739413, 0],
  [[1e-3, 0.1, 7.7], [0.3, 0.7, 0.1], 0.8579369882427237, 7.629508376637869, 0.840299992277566],
  [[Number.NaN, 1, 1], [1, 1, 1], Number.NaN, Number.NaN, Number.NaN],
  [[Infinity, 1, 1], [1, 1, 1], Number.NaN, Infinity, Infinity],
  [[0.1, 0.2, 0.3], [0.1, 0.2, 0.3], 0, 0, 0.14000000864267365],
] as const;

describe('row distances', () => {
  it.each(daft)('of %j and %j are those of Daft', (a, b, cosine, euclidean, dot) => {
    // The rows stand behind other numbers.
    const [left, right] = [Float32Array.of(9, ...a), Float32Array.of(7, 7, ...b)];
    expect(cosineDistance(left, 1, right, 2, 3)).toBe(cosine);
    expect(1 - cosineSimilarity(left, 1, right, 2, 3)).toBe(cosine);
    expect(euclideanDistance(left, 1, right, 2, 3)).toBe(euclidean);
    expect(dotProduct(left, 1, right, 2, 3)).toBe(dot);
  });

  it('keep f64 numbers', () => {
    const [left, right] = [Float64Array.of(1e-3, 0.1, 7.7), Float64Array.of(0.3, 0.7, 0.1)];
    expect(cosineDistance(left, 0, right, 0, 3)).toBe(0.8579369915674815);
    expect(cosineSimilarity(left, 0, right, 0, 3)).toBe(0.14206300843251848);
    expect(euclideanDistance(left, 0, right, 0, 3)).toBe(7.629508568708735);
    expect(dotProduct(left, 0, right, 0, 3)).toBe(0.8403);
  });
});
