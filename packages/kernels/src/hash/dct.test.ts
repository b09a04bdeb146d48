import { describe, expect, it } from 'vitest';
import { daftDct } from './dct.ts';
import { scipyDct } from './scipy-dct.ts';

const hills = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i * i * 31) % 251);

describe.each([
  ['daftDct', daftDct, [1, 2, 4, 12, 16, 28, 32, 64]],
  ['scipyDct', scipyDct, [4, 8, 12, 16, 20, 24, 28, 32, 40, 52, 60, 64, 100, 120]],
] as const)('%s', (_name, dctOf, lengths) => {
  it.each([...lengths])('transforms %i values as the definition says', (n) => {
    const line = hills(n);
    const expected = line.map((_, k) =>
      line.reduce((sum, x, i) => sum + 2 * x * Math.cos((Math.PI * (2 * i + 1) * k) / (2 * n)), 0),
    );
    dctOf(n).run(line);
    for (let k = 0; k < n; k++) expect(line[k]).toBeCloseTo(expected[k]!, 8);
  });

  it('gives exact zeros for a flat line', () => {
    const line = new Float64Array(32).fill(173);
    dctOf(32).run(line);
    expect(line[0]).toBe(2 * 32 * 173);
    expect(line.subarray(1).every((value) => value === 0)).toBe(true);
  });

  it('gives the same first results where only those are wanted', () => {
    const [all, few] = [hills(32), hills(32)];
    dctOf(32).run(all);
    dctOf(32).run(few, 8);
    expect(few.subarray(0, 8)).toEqual(all.subarray(0, 8));
  });
});

describe('scipyDct', () => {
  // scipy.fftpack.dct of scipy 1.17.1: values 1, n / 2 and n - 1.
  it.each([
    [12, -468.31886001350745, 526.0874452027914, 1054.4066152818955],
    [20, -787.9959834398705, 876.812408671319, 476.98463334216444],
    [32, -405.1017053090852, 692.9646455628165, 50.13189602382187],
  ])('equals scipy to the last bit on %i values', (n, second, middle, last) => {
    const line = hills(n);
    scipyDct(n).run(line);
    expect([line[1], line[n / 2], line[n - 1]]).toEqual([second, middle, last]);
  });
});
