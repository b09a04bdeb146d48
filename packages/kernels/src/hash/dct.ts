import { exactCos, exactSin } from './exact-trig.ts';
import { fma } from './fma.ts';

/** Unnormalised DCT-II of a fixed length N, y_k = 2 * sum x_i cos(pi (2i+1) k / 2N), in f64. */
export interface Dct {
  /** Transforms `line` (N values) in place. Only the first `wanted` results (default: all) need be right. */
  readonly run: (line: Float64Array, wanted?: number) => void;
}

/** A DCT per length, made once. */
export function dctPlans(make: (length: number) => Dct): (length: number) => Dct {
  const plans = new Map<number, Dct>();
  return (length) => {
    let plan = plans.get(length);
    if (plan === undefined) {
      plan = make(length);
      if (plans.size >= 16) plans.clear();
      plans.set(length, plan);
    }
    return plan;
  };
}

/**
 * The DCT as Daft computes it. Powers of two go by Makhoul's reordering (even samples, then odd ones reversed), a radix-2
 * FFT whose quarter-turn factors are exact, and a fused multiply-add: on flat and gradient pictures the exact zeros decide
 * the bits, and a cosine sum loses them. Other lengths are summed directly.
 */
export const daftDct = dctPlans((length) => ((length & (length - 1)) === 0 ? fastDct(length) : directDct(length)));

/** The sum of the definition in order, with the cosines of angles rounded as Daft rounds them. */
export function directDct(n: number): Dct {
  const unit = Math.PI / (2 * n);
  const cosines: Float64Array[] = [];
  const out = new Float64Array(n);
  const run = (line: Float64Array, wanted = n): void => {
    for (let k = 0; k < wanted; k++) {
      const row = (cosines[k] ??= Float64Array.from({ length: n }, (_, i) => exactCos(unit * (2 * i + 1) * k)));
      let sum = 0;
      for (let i = 0; i < n; i++) sum += line[i]! * row[i]!;
      out[k] = 2 * sum;
    }
    line.set(out.subarray(0, wanted));
  };
  return { run };
}

/** cos and sin of -2 pi i / n, exact at the quarter turns. */
function turn(i: number, n: number): [number, number] {
  if (i === 0) return [1, 0];
  if (4 * i === n) return [0, -1];
  const angle = (-2 * Math.PI * i) / n;
  return [exactCos(angle), exactSin(angle)];
}

function bitReversal(n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 1; i < n; i++) order[i] = (order[i >>> 1]! >>> 1) | (i & 1 ? n >>> 1 : 0);
  return order;
}

function fastDct(n: number): Dct {
  const order = bitReversal(n);
  const turns = Array.from({ length: Math.max(n >>> 1, 1) }, (_, i) => turn(i, n));
  const turnCos = Float64Array.from(turns, ([c]) => c);
  const turnSin = Float64Array.from(turns, ([, s]) => s);
  const cosines = Float64Array.from({ length: n }, (_, k) => exactCos((-Math.PI * k) / (2 * n)));
  const sines = Float64Array.from({ length: n }, (_, k) => exactSin((-Math.PI * k) / (2 * n)));
  const re = new Float64Array(n);
  const im = new Float64Array(n);

  const run = (line: Float64Array, wanted = n): void => {
    for (let i = 0; i < n; i++) {
      const target = order[i]!;
      re[i] = line[2 * target < n ? 2 * target : 2 * (n - target) - 1]!;
      im[i] = 0;
    }
    for (let half = 1; half < n; half *= 2) {
      const step = n / (2 * half);
      for (let start = 0; start < n; start += 2 * half) {
        for (let j = 0; j < half; j++) {
          const [c, s] = [turnCos[j * step]!, turnSin[j * step]!];
          const [a, b] = [start + j, start + j + half];
          const x = re[b]! * c - im[b]! * s;
          const y = re[b]! * s + im[b]! * c;
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a] = re[a]! + x;
          im[a] = im[a]! + y;
        }
      }
    }
    for (let k = 0; k < wanted; k++) line[k] = 2 * fma(re[k]!, cosines[k]!, -(im[k]! * sines[k]!));
  };
  return { run };
}
