import { describe, expect, it } from 'vitest';
import { formatMemory, isWithinLimit, memoryJsonLine, type MemoryOutcome } from './outcome.ts';

const outcome = (peakBytes: number | null): MemoryOutcome => ({
  case: 'decode-resize-phash',
  run: { pictures: 2000, distinctHashes: 40, seconds: 25, countedPeakBytes: 100e6 },
  distinct: 40,
  limitBytes: 512e6,
  baselineBytes: peakBytes === null ? null : 130e6,
  peakBytes,
});

describe('isWithinLimit', () => {
  it('allows the limit and a quarter of it', () => {
    expect(isWithinLimit(outcome(640e6))).toBe(true);
    expect(isWithinLimit(outcome(640e6 + 1))).toBe(false);
    expect(isWithinLimit(outcome(null))).toBeNull();
  });
});

describe('memoryJsonLine', () => {
  it('is one line', () => {
    expect(memoryJsonLine(outcome(300e6))).toBe(
      '{"suite":"memory","case":"decode-resize-phash","variant":"wasm","n":2000,"seconds":25,"pictures_per_second":80,"distinct_hashes":40,"limit_bytes":512000000,"baseline_bytes":130000000,"peak_bytes":300000000,"counted_peak_bytes":100000000,"ok":true}',
    );
  });
});

describe('formatMemory', () => {
  it('says when it was too much, and when it cannot know', () => {
    expect(formatMemory(outcome(700e6))).toContain('peak 700 MB above 130 MB; limit 512 MB plus 25 %: TOO MUCH');
    expect(formatMemory(outcome(null))).toContain('not measured: /proc is needed');
  });
});
