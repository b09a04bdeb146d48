import type { VectorRows } from './distances.ts';
import type { VectorMetric } from './metric.ts';
import { exactLengths } from './row-norms.ts';

/**
 * The metric's values of one left row and many right ones, bit for bit as of one pair: four right rows at a time, each
 * added up in index order, for one sum alone would wait for itself.
 */
export class ExactValues {
  readonly #left: VectorRows;
  readonly #right: VectorRows;
  readonly #size: number;
  readonly #metric: VectorMetric;
  readonly #leftLengths: Float64Array;
  readonly #rightLengths: Float64Array;
  readonly #sums = new Float64Array(4);

  constructor(left: Float32Array, right: Float32Array, size: number, metric: VectorMetric) {
    this.#left = left;
    this.#right = right;
    this.#size = size;
    this.#metric = metric;
    const none = new Float64Array(0);
    this.#leftLengths = metric === 'cosine' ? exactLengths(left, size) : none;
    this.#rightLengths = metric === 'cosine' ? exactLengths(right, size) : none;
  }

  /** out[i] = value of left row `l` and right row rights[i], for `from` <= i < `to`. */
  fill(l: number, rights: ArrayLike<number>, from: number, to: number, out: Float64Array): void {
    const sums = this.#sums;
    const sum = this.#metric === 'euclidean' ? squaredDifferences : products;
    for (let i = from; i < to; i += 4) {
      const count = Math.min(4, to - i);
      const at = (k: number): number => rights[i + Math.min(k, count - 1)]! * this.#size;
      sum(this.#left, l * this.#size, this.#right, at(0), at(1), at(2), at(3), this.#size, sums);
      for (let k = 0; k < count; k++) {
        if (this.#metric === 'dot') out[i + k] = sums[k]!;
        else if (this.#metric === 'euclidean') out[i + k] = Math.sqrt(sums[k]!);
        else out[i + k] = 1 - sums[k]! / (this.#leftLengths[l]! * this.#rightLengths[rights[i + k]!]!);
      }
    }
  }
}

type Sum = (
  a: VectorRows,
  at: number,
  b: VectorRows,
  b0: number,
  b1: number,
  b2: number,
  b3: number,
  size: number,
  out: Float64Array,
) => void;

const products: Sum = (a, at, b, b0, b1, b2, b3, size, out) => {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const x = a[at + i]!;
    s0 += x * b[b0 + i]!;
    s1 += x * b[b1 + i]!;
    s2 += x * b[b2 + i]!;
    s3 += x * b[b3 + i]!;
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
};

const squaredDifferences: Sum = (a, at, b, b0, b1, b2, b3, size, out) => {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const x = a[at + i]!;
    const [d0, d1, d2, d3] = [x - b[b0 + i]!, x - b[b1 + i]!, x - b[b2 + i]!, x - b[b3 + i]!];
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  out[0] = s0;
  out[1] = s1;
  out[2] = s2;
  out[3] = s3;
};
