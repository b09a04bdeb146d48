import { describe, expect, it } from 'vitest';
import { largestGrowth, parentOf, peakOf, rendererPeaks } from './renderer-memory.ts';

describe('peakOf', () => {
  it('reads VmHWM in bytes, and not VmPeak', () => {
    expect(peakOf('Name:\tchromium\nVmPeak:\t 9999 kB\nVmHWM:\t  1024 kB\nVmRSS:\t  512 kB\n')).toBe(1024 * 1024);
    expect(peakOf('')).toBeNull();
  });
});

describe('parentOf', () => {
  it('is not misled by the name of the command', () => {
    expect(parentOf('42 (a (strange) 7 name) S 17 42 42 0')).toBe(17);
    expect(parentOf('')).toBeNull();
  });
});

describe('rendererPeaks', () => {
  it('finds no renderer below a process that has none', async () => {
    expect([...(await rendererPeaks(process.pid))]).toEqual([]);
  });
});

describe('largestGrowth', () => {
  it('takes the renderer that grew most, of those that were there before', () => {
    const before = new Map([
      [1, 100],
      [2, 50],
    ]);
    const after = new Map([
      [1, 110],
      [2, 90],
      [3, 900],
    ]);
    expect(largestGrowth(before, after)).toEqual({ baselineBytes: 50, peakBytes: 40 });
    expect(largestGrowth(new Map(), after)).toEqual({ baselineBytes: null, peakBytes: null });
  });
});
