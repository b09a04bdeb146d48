import { describe, expect, it } from 'vitest';
import { largestGrowth, parentOf, peakOf, rendererPeaks, rendererTime, ticksOf } from './renderer-memory.ts';

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

describe('ticksOf', () => {
  it('adds up the program and the kernel', () => {
    expect(ticksOf('42 (a (strange) 7 name) S 17 42 42 0 -1 0 1 2 3 4 300 45 6 7')).toBe(345);
    expect(ticksOf('')).toBe(0);
  });
});

describe('rendererTime', () => {
  it('is 0 below a process that has no renderer', async () => {
    expect(await rendererTime(process.pid)).toBe(0);
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
