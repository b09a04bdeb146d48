import { vectorsIn } from './arguments.ts';
import { ExactValues } from './exact-values.ts';
import type { VectorMetric } from './metric.ts';
import { Nearest, type Neighbors } from './nearest.ts';

/** Rows whose values are computed in one go. */
const ROWS = 4096;

/**
 * The `k` rows nearest to each query: smallest cosine or euclidean distance, or largest dot product. Rows whose value is
 * NaN, such as the cosine of a zero vector, are left out, so there may be fewer. Every value is exact: for a few queries
 * the rows come from memory no faster than they are added up in f64.
 *
 * @param rows - vectors of `size` numbers back to back, as `queries`
 * @throws PlanError where the values are not whole vectors
 */
export function vectorTopK(
  rows: Float32Array,
  queries: Float32Array,
  size: number,
  metric: VectorMetric,
  k: number,
): Neighbors[] {
  const count = vectorsIn('vectorTopK', 'row', rows, size);
  const asked = vectorsIn('vectorTopK', 'query', queries, size);
  const nearest = Array.from({ length: asked }, () => new Nearest(metric, k));
  const exact = new ExactValues(queries, rows, size, metric);
  const values = new Float64Array(ROWS);
  for (let start = 0; start < count; start += ROWS) {
    const part = Uint32Array.from({ length: Math.min(ROWS, count - start) }, (_, i) => start + i);
    for (const [q, best] of nearest.entries()) {
      exact.fill(q, part, 0, part.length, values);
      for (let i = 0; i < part.length; i++) best.offer(start + i, values[i]!);
    }
  }
  return nearest.map((best) => best.finish());
}
