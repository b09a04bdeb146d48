import type { VectorMetric } from './metric.ts';

/**
 * A test in f32 that no pair within the threshold fails:
 *
 *     dot - factor[l] * norm[r] - offset[r] >= bound[l]
 *
 * The dot product of n numbers in f32, added up in any order, fused or not, each operation rounded to either neighbour
 * (WGSL promises no more), is at most about n * 2^-23 * |a| * |b| off (Higham, "Accuracy and Stability of Numerical
 * Algorithms", 3.1). ROUNDINGS stands for the other operations of the test and for what is rounded to f32 before it.
 */
export interface NearTest {
  /** Left rows: factor and bound, two numbers a row. */
  readonly left: (norm: number) => readonly [factor: number, bound: number];
  /** Right rows: norm and offset. */
  readonly right: (norm: number) => readonly [norm: number, offset: number];
}

const EPSILON = 2 ** -23;
const ROUNDINGS = 24;
/** Norms whose products neither overflow nor lose digits in f32. */
const SMALLEST = 1e-15;
const LARGEST = 1e15;
/** Past all that the test adds up, and finite: GPUs need not know infinity. */
const FAR = 3e38;

/** Norms beyond f32's comfort: the row's numbers are to be taken for zeros, and its pairs computed exactly. */
export function isOdd(norm: number): boolean {
  return norm !== 0 && !(norm >= SMALLEST && norm <= LARGEST);
}

/** Whether every pair of a vector of this length has the value NaN. */
export function isNothing(metric: VectorMetric, norm: number): boolean {
  return Number.isNaN(norm) || (metric === 'cosine' && norm === 0);
}

/** How far off a dot product in f32 may be, in units of the product of the lengths. */
export function dotSlack(size: number): number {
  return (size + ROUNDINGS) * EPSILON;
}

export function nearTest(metric: VectorMetric, threshold: number, size: number): NearTest {
  const slack = dotSlack(size);
  const some = ROUNDINGS * EPSILON;
  // Beyond these every pair is near, or none is, and the test passes or fails as it should.
  const limit = Math.max(-FAR / 4, Math.min(threshold, FAR / 4));
  const left = (norm: number): readonly [number, number] => {
    if (isNothing(metric, norm)) return [0, FAR];
    if (isOdd(norm)) return [0, -FAR];
    if (metric === 'cosine') return [(1 - Math.max(-1, Math.min(limit, 3)) - slack) * norm, 0];
    if (metric === 'dot') return [-slack * norm, limit - some * Math.abs(limit)];
    const reach = Math.min(Math.max(limit, 0), LARGEST * 4) ** 2;
    return [-slack * norm, (norm * norm - reach) / 2 - some * (norm * norm + reach)];
  };
  const right = (norm: number): readonly [number, number] => {
    if (isNothing(metric, norm)) return [0, FAR];
    if (isOdd(norm)) return [0, -FAR];
    return [norm, metric === 'euclidean' ? (norm * norm) / 2 - some * norm * norm : 0];
  };
  return { left, right };
}
