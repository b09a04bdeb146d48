import { cosineDistance, dotProduct, euclideanDistance, type VectorRows } from './distances.ts';

/** How near two vectors are: by a distance, of which small is near, or by their dot product, of which large is. */
export type VectorMetric = 'cosine' | 'dot' | 'euclidean';

/** The exact value of a pair, in f64 in index order: the same on every backend. */
export type PairValue = (a: VectorRows, aOffset: number, b: VectorRows, bOffset: number, size: number) => number;

export const pairValues: Readonly<Record<VectorMetric, PairValue>> = {
  cosine: cosineDistance,
  dot: dotProduct,
  euclidean: euclideanDistance,
};

/** Whether a value is within the threshold: at most that for a distance, at least that for the dot product. NaN is not. */
export function isNear(metric: VectorMetric, value: number, threshold: number): boolean {
  return metric === 'dot' ? value >= threshold : value <= threshold;
}
