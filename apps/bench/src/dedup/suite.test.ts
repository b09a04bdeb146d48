import { expect, it } from 'vitest';
import { jsonLine } from '../report/line.ts';
import type { DedupCase } from './cases.ts';
import { runDedupSuite } from './suite.ts';

const tiny: DedupCase = {
  name: 'tiny',
  n: 2000,
  maxDistance: 10,
  peers: ['plain-loop', 'duckdb-wasm'],
  rounds: 1,
  onlyFull: false,
};
const scale = { cases: [tiny], loopLimitMs: 0.01, peerLimitMs: 20_000, oursLimitMs: 60_000 };

it('finds as many pairs as DuckDB; a loop that is stopped is extrapolated', { timeout: 90_000 }, async () => {
  const outcomes = await runDedupSuite({ case: 'tiny', peer: undefined }, scale, () => undefined);
  const lines = outcomes.map(jsonLine);
  expect(
    outcomes.map(({ peer, result }) => [peer, result.kind]),
    lines.join('\n'),
  ).toEqual([
    ['plain-loop', 'measured'],
    ['duckdb-wasm', 'measured'],
  ]);
  expect(lines[0]).toMatch(/"n":2000,"extrapolated":true\}$/);
  expect(lines[1]).toMatch(/"n":2000\}$/);
});
