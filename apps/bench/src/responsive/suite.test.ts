import { expect, it } from 'vitest';
import { formatResponsive, quantile, runResponsiveSuite } from './suite.ts';

it('measures the gaps of a timer beside each query', { timeout: 60_000 }, async () => {
  const runs = await runResponsiveSuite(200_000, 5, () => undefined);
  expect(runs.map(({ query }) => query)).toEqual(['group-by', 'group-by of a million groups', 'join', 'join, kept']);
  for (const { ms, gaps } of runs) {
    expect(ms).toBeGreaterThan(0);
    expect(gaps.every((gap) => gap > 0)).toBe(true);
  }
  expect(formatResponsive(runs).split('\n')).toHaveLength(4);
});

it('takes quantiles of sorted gaps', () => {
  const gaps = Array.from({ length: 1000 }, (_, i) => i + 1);
  expect([quantile(gaps, 0.5), quantile(gaps, 0.999), quantile(gaps, 1), quantile([], 0.5)]).toEqual([
    500, 999, 1000, 0,
  ]);
});
