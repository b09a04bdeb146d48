import { leftRange, type PairRange } from '../hamming/arguments.ts';
import { vectorsIn } from './arguments.ts';
import type { VectorMetric } from './metric.ts';
import { comparePairs, exactPairs } from './compare-pairs.ts';
import { concatVectorPairs } from './concat-pairs.ts';
import { tileModule } from './tile-module.ts';

/** Row numbers and values of the pairs found, ordered by left, then right. */
export interface VectorPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** The metric's exact value (f64, added up in index order) of each pair. */
  readonly distance: Float64Array;
}

/**
 * All (l, r) whose value is within the threshold: cosine or euclidean distance at most, dot product at least that. A pair
 * with a NaN value, such as the cosine of a zero vector, is none. In steps of some 20 ms: the batches, of which some are
 * empty, are ordered by l, then r, and so are they together. Pairs are dismissed in f32 by a margin that proves them too
 * far; the others are computed in f64, so the answer is that of the definition.
 *
 * @param left - vectors of `size` numbers back to back, as `right`; leave both unchanged
 * @param range - rows of `left` to look at; row numbers in the answer still count from the first row of `left`
 * @throws PlanError where the values are not whole vectors
 */
export function* searchVectors(
  left: Float32Array,
  right: Float32Array,
  size: number,
  metric: VectorMetric,
  threshold: number,
  range: PairRange = {},
): Generator<VectorPairs, void, undefined> {
  const rows = leftRange(vectorsIn('searchVectors', 'left', left, size), range);
  vectorsIn('searchVectors', 'right', right, size);
  const { selfJoin = false } = range;
  const search = { left, right, size, metric, threshold, selfJoin };
  yield* tileModule(0) === null ? exactPairs(search, rows) : comparePairs(search, rows);
}

/** As `searchVectors`, in one piece. */
export function vectorPairs(
  left: Float32Array,
  right: Float32Array,
  size: number,
  metric: VectorMetric,
  threshold: number,
  range: PairRange = {},
): VectorPairs {
  return concatVectorPairs([...searchVectors(left, right, size, metric, threshold, range)]);
}
