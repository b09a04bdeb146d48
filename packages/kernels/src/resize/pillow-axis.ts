import { CoefficientCache } from './axis-cache.ts';
import type { IntegerAxis } from './axis.ts';
import type { ResizeFilter } from './resize-options.ts';

/** Bits after the point of the integer weights: 32 less 8 of a sample and 2 to spare for sums beyond the range. */
export const PRECISION_BITS = 22;

interface Kernel {
  readonly support: number;
  readonly weight: (x: number) => number;
}

function sinc(x: number): number {
  if (x === 0) return 1;
  const a = x * Math.PI;
  return Math.sin(a) / a;
}

/** Keys' cubic with a = -1/2. */
function cubic(x: number): number {
  const d = Math.abs(x);
  if (d < 1) return (1.5 * d - 2.5) * d * d + 1;
  return d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0;
}

const kernels: { readonly [filter in ResizeFilter]: Kernel } = {
  // The pixel under the centre: what a filter of no width picks.
  nearest: { support: 0, weight: () => 1 },
  box: { support: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  triangle: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, weight: cubic },
  lanczos: { support: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

const cache = new CoefficientCache<IntegerAxis>();

/**
 * The weights Pillow's `ImagingResample` computes for 8-bit pictures: f64, divided by their sum, rounded half away from
 * zero to 22 bits. `nearest` is its affine transform instead: one pixel of weight 1, at positions added up in f64.
 *
 * @param from - samples in the source, at least 1
 * @param to - samples in the result, at least 1
 */
export function pillowAxis(from: number, to: number, filter: ResizeFilter): IntegerAxis {
  return cache.get(`${from}:${to}:${filter}`, () =>
    filter === 'nearest' ? nearestAxis(from, to) : buildAxis(from, to, kernels[filter]),
  );
}

function nearestAxis(from: number, to: number): IntegerAxis {
  const left = new Uint32Array(to);
  const step = from / to;
  for (let o = 0, at = step * 0.5; o < to; o++, at += step) left[o] = Math.min(Math.floor(at), from - 1);
  const offset = Uint32Array.from({ length: to }, (_, o) => o);
  const weights = new Int32Array(to).fill(1 << PRECISION_BITS);
  return { from, to, left, count: new Uint32Array(to).fill(1), offset, weights, taps: 1 };
}

function buildAxis(from: number, to: number, kernel: Kernel): IntegerAxis {
  const left = new Uint32Array(to);
  const count = new Uint32Array(to);
  const offset = new Uint32Array(to);
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const support = kernel.support * stretch;
  const inverse = 1 / stretch;
  const line = new Float64Array(Math.ceil(support) * 2 + 1);
  const weights = new Int32Array(line.length * to);
  let total = 0;
  let taps = 0;
  for (let o = 0; o < to; o++) {
    const centre = (o + 0.5) * scale;
    const first = Math.max(Math.trunc(centre - support + 0.5), 0);
    const length = Math.min(Math.trunc(centre + support + 0.5), from) - first;
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const weight = kernel.weight((i + first - centre + 0.5) * inverse);
      line[i] = weight;
      sum += weight;
    }
    for (let i = 0; i < length; i++) {
      const share = (sum === 0 ? line[i]! : line[i]! / sum) * (1 << PRECISION_BITS);
      weights[total + i] = Math.trunc(share < 0 ? share - 0.5 : share + 0.5);
    }
    left[o] = first;
    count[o] = length;
    offset[o] = total;
    total += length;
    taps = Math.max(taps, length);
  }
  return { from, to, left, count, offset, weights: weights.slice(0, total), taps };
}
