import type { VectorMetric } from './metric.ts';
import { dotSlack, isNothing, isOdd } from './near-test.ts';
import { Nearest } from './nearest.ts';

/** Rows that may be among the nearest, by dot products in f32. */
export interface ScoreBounds {
  /** The dot products of rows `first` on with the query. */
  readonly add: (first: number, dots: Float32Array) => void;
  /** Rows, ascending: all of the `k` nearest are among them. */
  readonly candidates: () => Uint32Array;
}

/**
 * Each dot product bounds its row's key (small is near) from both sides. The k-th smallest of the upper bounds is an
 * upper bound of the k-th nearest key, so a row whose lower bound is above is none of the nearest.
 */
export function scoreBounds(
  metric: VectorMetric,
  size: number,
  queryLength: number,
  rowLengths: Float64Array,
  k: number,
): ScoreBounds {
  const slack = dotSlack(size);
  const lowest = new Float64Array(rowLengths.length);
  const upper = new Nearest('euclidean', k);
  const add = (first: number, dots: Float32Array): void => {
    for (let i = 0; i < dots.length; i++) {
      const row = first + i;
      const length = rowLengths[row]!;
      if (isNothing(metric, queryLength) || isNothing(metric, length)) {
        lowest[row] = Infinity;
      } else if (isOdd(length) || isOdd(queryLength)) {
        lowest[row] = -Infinity;
      } else {
        const [key, error] = keyOf(metric, dots[i]!, queryLength, length, slack * queryLength * length);
        lowest[row] = key - error;
        upper.offer(row, key + error);
      }
    }
  };
  const candidates = (): Uint32Array => {
    const { distances } = upper.finish();
    const most = distances.length < k ? Number.MAX_VALUE : distances[distances.length - 1]!;
    const rows: number[] = [];
    lowest.forEach((low, row) => {
      if (low <= most) rows.push(row);
    });
    return Uint32Array.from(k < 1 ? [] : rows);
  };
  return { add, candidates };
}

/** A number that grows with the distance, and the most it is off where the dot product is `error` off. */
function keyOf(
  metric: VectorMetric,
  dot: number,
  query: number,
  row: number,
  error: number,
): readonly [key: number, error: number] {
  if (metric === 'dot') return [-dot, error];
  if (metric === 'cosine') return [-dot / (query * row), error / (query * row)];
  const squares = query * query + row * row;
  // What f64 rounds off.
  return [squares - 2 * dot, 2 * error + squares * 1e-12];
}
