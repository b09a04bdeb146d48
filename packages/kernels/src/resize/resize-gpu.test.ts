import { describe, expect, it } from 'vitest';
import { lcg } from '../cases/pictures.ts';
import type { Axis } from './axis.ts';
import { floatAxis } from './float-axis.ts';
import { tieRoom, tieTolerance } from './resize-gpu.ts';

/** Unrounded samples of a one-channel picture with `add` as the arithmetic. */
function samples(data: Uint8Array, ax: Axis, ay: Axis, add: (sum: number, p: number, w: number) => number): number[] {
  const out: number[] = [];
  for (let y = 0; y < ay.to; y++) {
    const row = Array.from({ length: ax.from }, (_, column) => {
      let sum = 0;
      for (let t = 0; t < ay.count[y]!; t++) {
        sum = add(sum, data[(ay.left[y]! + t) * ax.from + column]!, ay.weights[ay.offset[y]! + t]!);
      }
      return sum;
    });
    for (let x = 0; x < ax.to; x++) {
      let sum = 0;
      for (let t = 0; t < ax.count[x]!; t++) sum = add(sum, row[ax.left[x]! + t]!, ax.weights[ax.offset[x]! + t]!);
      out.push(sum);
    }
  }
  return out;
}

const { fround } = Math;
const separate = (sum: number, p: number, w: number): number => fround(sum + fround(p * w));
// p * w is exact in f64, and one more rounding to f32 is as good as fused here.
const fused = (sum: number, p: number, w: number): number => fround(sum + p * w);
const upwards = (value: number): number => fround(value * (1 + 2 ** -24));
const rough = (sum: number, p: number, w: number): number => upwards(sum + upwards(p * w));

describe('tieTolerance', () => {
  it.each([
    ['triangle', 40, 30, 7, 5],
    ['triangle', 300, 200, 8, 9],
    ['triangle', 9, 14, 50, 60],
    ['triangle', 64, 64, 32, 32],
    ['bicubic', 300, 200, 8, 9],
    ['lanczos', 90, 60, 41, 33],
    ['lanczos', 9, 14, 50, 60],
  ] as const)('covers what any device may compute by %s, %ix%i to %ix%i', (filter, w, h, width, height) => {
    const { data } = lcg(w, h, 1, 11);
    const [ax, ay] = [floatAxis(w, width, filter), floatAxis(h, height, filter)];
    const { relative, absolute } = tieTolerance(ax, ay);
    const exact = samples(data, ax, ay, separate);
    for (const arithmetic of [fused, rough]) {
      const other = samples(data, ax, ay, arithmetic);
      const worst = Math.max(...other.map((v, i) => Math.abs(v - exact[i]!) / (relative * v + absolute || 1)));
      expect(worst).toBeLessThan(1);
      expect(worst).toBeGreaterThan(0);
    }
  });
});

describe('tieRoom', () => {
  it('is a small part of the samples', () => {
    expect(tieRoom(0)).toBe(64);
    expect(tieRoom(3200)).toBe(164);
  });
});
