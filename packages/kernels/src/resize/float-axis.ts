import { CoefficientCache } from './axis-cache.ts';
import type { Axis } from './axis.ts';
import type { ResizeFilter } from './resize-options.ts';
import { sine } from './sine.ts';

interface Kernel {
  readonly support: number;
  /** Every operation rounded to f32. */
  readonly weight: (x: number) => number;
}

const fround = Math.fround;
const PI = fround(Math.PI);

function sinc(x: number): number {
  if (x === 0) return 1;
  const a = fround(x * PI);
  return fround(sine(a) / a);
}

function lanczos(x: number): number {
  return Math.abs(x) < 3 ? fround(sinc(x) * sinc(fround(x / 3))) : 0;
}

/** Mitchell and Netravali's spline with b = 0, c = 1/2. */
function catmullRom(x: number): number {
  const a = Math.abs(x);
  if (a >= 2) return 0;
  const square = fround(a * a);
  const cube = fround(square * a);
  if (a < 1) return fround(fround(fround(fround(9 * cube) + fround(-15 * square)) + 6) / 6);
  const terms = fround(fround(-3 * cube) + fround(15 * square));
  return fround(fround(fround(terms + fround(-24 * a)) + 12) / 6);
}

const kernels: { readonly [filter in ResizeFilter]: Kernel } = {
  nearest: { support: 0, weight: () => 1 },
  // The crate has no box filter; this one is half open, so that halving takes exactly two samples.
  box: { support: 0.5, weight: (x) => (x >= -0.5 && x < 0.5 ? 1 : 0) },
  triangle: { support: 1, weight: (x) => Math.max(0, fround(1 - Math.abs(x))) },
  bicubic: { support: 2, weight: catmullRom },
  lanczos: { support: 3, weight: lanczos },
};

const cache = new CoefficientCache<Axis>();

/**
 * Weights of `image::imageops::resize` (Rust crate 0.25), every step rounded to f32: Triangle, CatmullRom for `bicubic`,
 * Lanczos3, Nearest. Recently used ones are kept.
 *
 * @param from - samples in the source, at least 1
 * @param to - samples in the result, at least 1
 */
export function floatAxis(from: number, to: number, filter: ResizeFilter = 'triangle'): Axis {
  return cache.get(`${from}:${to}:${filter}`, () => build(from, to, kernels[filter]));
}

function build(from: number, to: number, kernel: Kernel): Axis {
  const left = new Uint32Array(to);
  const count = new Uint32Array(to);
  const offset = new Uint32Array(to);
  const ratio = fround(from / to);
  const scale = Math.max(ratio, 1);
  const support = fround(kernel.support * scale);
  const weights = new Float32Array(Math.ceil((2 * support + 4) * to));
  let total = 0;
  let taps = 0;
  for (let o = 0; o < to; o++) {
    const centre = fround(fround(o + 0.5) * ratio);
    const first = Math.min(Math.max(Math.floor(fround(centre - support)), 0), from - 1);
    const end = Math.min(Math.max(Math.ceil(fround(centre + support)), first + 1), from);
    const middle = fround(centre - 0.5);
    let sum = 0;
    for (let i = first; i < end; i++) {
      const weight = kernel.weight(fround(fround(i - middle) / scale));
      weights[total + i - first] = weight;
      sum = fround(sum + weight);
    }
    for (let i = total; i < total + end - first; i++) weights[i] = weights[i]! / sum;
    left[o] = first;
    count[o] = end - first;
    offset[o] = total;
    total += end - first;
    taps = Math.max(taps, end - first);
  }
  return { from, to, left, count, offset, weights: weights.slice(0, total), taps };
}
