import { describe, expect, it } from 'vitest';
import { dctOf } from './dct.ts';

describe('dctOf', () => {
  it.each([1, 2, 4, 12, 16, 28, 32, 64])('transforms %i values as the definition says', (n) => {
    const line = Float64Array.from({ length: n }, (_, i) => (i * i * 31) % 251);
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
});
