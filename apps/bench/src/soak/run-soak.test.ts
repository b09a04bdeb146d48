import { expect, it } from 'vitest';
import { soakJsonLine } from './judge.ts';
import { runSoak } from './run-soak.ts';

it('runs in a browser of its own, which tells how it is', { timeout: 90_000 }, async () => {
  const said: string[] = [];
  const outcome = await runSoak(48, (text) => said.push(text.replace(/ at .*/, '')), [96, 64]);
  expect(said.slice(-3)).toEqual(['warm', 'first', 'done']);
  expect(outcome.rows).toBe(48);
  expect(outcome.earlyRate).toBeGreaterThan(0);
  expect(outcome.early.heapBytes).toBeGreaterThan(100_000);
  expect(outcome.late.countedBytes).toBeLessThan(outcome.countedPeakBytes);
  if (process.platform === 'linux') expect(outcome.peakBytes).toBeGreaterThan(0);
  expect(JSON.parse(soakJsonLine(outcome))).toMatchObject({ suite: 'soak', n: 48 });
});
