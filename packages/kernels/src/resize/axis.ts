/** Triangle weights of one axis: output o is the sum of `weights[offset[o] + t] * p[left[o] + t]` for t < count[o]. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly left: Uint32Array;
  readonly count: Uint32Array;
  readonly offset: Uint32Array;
  readonly weights: Float32Array;
  /** Largest count. */
  readonly taps: number;
}

const fround = Math.fround;
const CACHED_WEIGHTS = 1 << 20;
const cache = new Map<string, Axis>();
let cached = 0;

function build(from: number, to: number): Axis {
  const left = new Uint32Array(to);
  const count = new Uint32Array(to);
  const offset = new Uint32Array(to);
  const ratio = fround(from / to);
  const scale = Math.max(ratio, 1);
  let weights = new Float32Array(Math.ceil((2 * scale + 4) * to));
  let total = 0;
  let taps = 0;
  for (let o = 0; o < to; o++) {
    const centre = fround(fround(o + 0.5) * ratio);
    const first = Math.min(Math.max(Math.floor(fround(centre - scale)), 0), from - 1);
    const end = Math.min(Math.max(Math.ceil(fround(centre + scale)), first + 1), from);
    const middle = fround(centre - 0.5);
    let sum = 0;
    for (let i = first; i < end; i++) {
      const x = fround(fround(i - middle) / scale);
      const weight = Math.max(0, fround(1 - Math.abs(x)));
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
  weights = weights.slice(0, total);
  return { from, to, left, count, offset, weights, taps };
}

/**
 * Weights of `image::imageops::resize` with the Triangle filter, every step rounded to f32. Recently used ones are kept.
 *
 * @param from - samples in the source, at least 1
 * @param to - samples in the result, at least 1
 */
export function axisOf(from: number, to: number): Axis {
  const key = `${from}:${to}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const axis = build(from, to);
  if (cached + axis.weights.length > CACHED_WEIGHTS) {
    cache.clear();
    cached = 0;
  }
  cache.set(key, axis);
  cached += axis.weights.length;
  return axis;
}
