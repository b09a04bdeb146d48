import { describe, expect, it } from 'vitest';
import { formatSoak, judge, rateBetween, soakJsonLine, type SoakOutcome } from './judge.ts';
import { parseSoakOptions } from './options.ts';

const resting = { heapBytes: 20e6, countedBytes: 50e6 };
const outcome: SoakOutcome = {
  rows: 3000,
  seconds: 300,
  limitBytes: 512e6,
  countedPeakBytes: 400e6,
  peakBytes: 600e6,
  earlyRate: 10,
  lateRate: 9.5,
  early: resting,
  late: { heapBytes: 21e6, countedBytes: 50e6 },
};
const failing = (changes: Partial<SoakOutcome>): number[] =>
  judge({ ...outcome, ...changes }).flatMap(({ ok }, i) => (ok === false ? [i] : []));

describe('judge', () => {
  it('lets pass what stays within the limits', () => {
    expect(failing({})).toEqual([]);
    expect(failing({ lateRate: 20, late: { heapBytes: 1e6, countedBytes: 0 } })).toEqual([]);
  });

  it('fails what does not, each by itself', () => {
    expect(failing({ peakBytes: 641e6 })).toEqual([0]);
    expect(failing({ lateRate: 8.9 })).toEqual([1]);
    expect(failing({ late: { ...resting, heapBytes: 22.1e6 } })).toEqual([2]);
    expect(failing({ late: { ...resting, countedBytes: 56e6 } })).toEqual([3]);
  });

  it('says when it cannot know', () => {
    expect(judge({ ...outcome, peakBytes: null })[0]!.ok).toBeNull();
    expect(formatSoak({ ...outcome, peakBytes: null })).toContain('not known here: peak unknown, limit 512.0 MB');
    expect(JSON.parse(soakJsonLine({ ...outcome, peakBytes: null }))).toMatchObject({ ok: true, n: 3000 });
    expect(JSON.parse(soakJsonLine({ ...outcome, lateRate: 1 }))).toMatchObject({ ok: false });
  });
});

describe('rateBetween', () => {
  it('starts with the second query where it began, and counts whole batches', () => {
    const arrivals = [
      [0, 0],
      [40, 1000],
      [100, 2000],
      [100, 9000],
      [160, 10_000],
      [220, 12_000],
      [300, 14_000],
    ] as const;
    expect(rateBetween(arrivals, 100, 200)).toBe(40);
    expect(rateBetween(arrivals, 220, 300)).toBe(40);
    expect(rateBetween(arrivals, 250, 300)).toBe(40);
    expect(rateBetween(arrivals, 0, 40)).toBe(40);
  });
});

describe('parseSoakOptions', () => {
  it('reads the number of rows', () => {
    expect(parseSoakOptions([])).toEqual({ rows: 3000, json: false });
    expect(parseSoakOptions(['--rows', '60', '--json'])).toEqual({ rows: 60, json: true });
    expect(() => parseSoakOptions(['--rows', 'many'])).toThrow("--rows is a number from 12 on; got 'many'.");
  });
});
