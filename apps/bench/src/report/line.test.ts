import { describe, expect, it } from 'vitest';
import { compare } from '../statistics.ts';
import { jsonLine, type Outcome } from './line.ts';
import { formatOutcomes } from './table.ts';

const pair = { suite: 'pipeline', case: 'tensor', variant: 'wasm', peer: 'transformers.js', n: 4 } as const;
const measured: Outcome = {
  ...pair,
  result: {
    kind: 'measured',
    comparison: compare([{ oursMs: 100.00049, peerMs: 300 }]),
    rounds: 1,
    difference: 0.0123,
  },
};
const absent: Outcome = { ...pair, result: { kind: 'not measured', reason: 'no WebGPU adapter', oursMs: null } };

describe('jsonLine', () => {
  it('has exactly the keys of a measured pair, in their order', () => {
    expect(jsonLine(measured)).toBe(
      '{"suite":"pipeline","case":"tensor","variant":"wasm","peer":"transformers.js","ours_ms":100,"peer_ms":300,"ratio":3,"n":4}',
    );
  });

  it('has nulls and the reason where the peer did not run', () => {
    expect(jsonLine(absent)).toBe(
      '{"suite":"pipeline","case":"tensor","variant":"wasm","peer":"transformers.js","ours_ms":null,"peer_ms":null,"ratio":null,"n":4,"reason":"no WebGPU adapter"}',
    );
  });

  it('keeps the time of ours where only the peer failed', () => {
    const failed: Outcome = {
      ...pair,
      result: { kind: 'not measured', reason: 'ran out of time (30 s)', oursMs: 12.5 },
    };
    expect(JSON.parse(jsonLine(failed))).toEqual({
      suite: 'pipeline',
      case: 'tensor',
      variant: 'wasm',
      peer: 'transformers.js',
      ours_ms: 12.5,
      peer_ms: null,
      ratio: null,
      n: 4,
      reason: 'ran out of time (30 s)',
    });
  });
});

describe('formatOutcomes', () => {
  it('prints times per picture in columns', () => {
    expect(formatOutcomes([measured, absent])).toBe(
      [
        'case    variant  peer             ours   peer   ratio  lowest..highest  differs by',
        'tensor  wasm     transformers.js  25.00  75.00  3.00   3.00..3.00       0.012',
        'tensor  wasm     transformers.js  -      -      -      -                - (no WebGPU adapter)',
      ].join('\n'),
    );
  });
});
