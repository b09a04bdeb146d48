import { describe, expect, test } from 'vitest';
import { entailmentLogits, rankLabels, scaledCosines, unitVector } from './finish.ts';

test('a unit vector has length 1; zeros stay zeros', () => {
  expect([...unitVector(Float32Array.of(3, 4))]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect([...unitVector(Float32Array.of(0, 0))]).toEqual([0, 0]);
});

describe('labels by probability', () => {
  test('softmax, best first, equal ones as they were given', () => {
    const ranked = rankLabels(['a', 'b', 'c', 'd'], [0, 2, 2, 1], 3);
    expect(ranked.map(({ label }) => label)).toEqual(['b', 'c', 'd']);
    const all = rankLabels(['a', 'b', 'c', 'd'], [0, 2, 2, 1], Infinity);
    expect(all.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 12);
    expect(all[0]!.score / all[3]!.score).toBeCloseTo(Math.exp(2), 10);
  });

  test('large logits do not overflow', () => {
    expect(rankLabels(['a', 'b'], [1000, 999], 1)[0]!.score).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });
});

test('cosines of one vector with unit vectors, scaled', () => {
  const logits = scaledCosines(Float32Array.of(2, 0), Float32Array.of(1, 0, 0, 1, -1, 0), 100);
  expect([...logits]).toEqual([100, 0, -100]);
});

test('of each hypothesis, the logit of entailment', () => {
  expect([...entailmentLogits(Float32Array.of(1, 2, 3, 4, 5, 6), 3, 2)]).toEqual([3, 6]);
});
