import type { StageMetrics } from 'pixelframe';
import { describe, expect, test } from 'vitest';
import { StageTimes } from './stage-times.ts';
import { stageView } from './stage-view.ts';

const stage = (read: number, written: number, sourceRows: number | null): StageMetrics => ({
  label: 'in memory > Download > Project',
  operators: [
    { name: 'Source', rows: read, bytes: 10, ms: 1 },
    { name: 'Download', rows: read, bytes: 2_000_000, ms: 1 },
    { name: 'Project', rows: written, bytes: 500, ms: 1 },
  ],
  morsels: 4,
  morselsDone: 1,
  sourceRows,
});

describe('stageView', () => {
  test('a running stage of known length', () => {
    expect(stageView(stage(60, 45, 240), 1500, false)).toEqual({
      steps: ['in memory', 'Download', 'Project'],
      fraction: 0.25,
      rows: '60 of 240 → 45 rows',
      bytes: '2 MB',
      rate: '40 rows/s',
      elapsed: '1.5 s',
    });
  });

  test('of unknown length it has no fraction until it is over', () => {
    expect(stageView(stage(60, 60, null), 0, false)).toMatchObject({ fraction: null, rows: '60 rows', rate: '' });
    expect(stageView(stage(60, 60, null), 0, true).fraction).toBe(1);
  });

  test('one that a limit ended is full, and says what it read', () => {
    expect(stageView(stage(60, 8, 240), 100, true)).toMatchObject({ fraction: 1, rows: '60 → 8 rows' });
  });

  test('slow rates keep a decimal', () => {
    expect(stageView(stage(3, 3, 9), 2000, false).rate).toBe('1.5 rows/s');
  });
});

describe('StageTimes', () => {
  const report = (elapsedMs: number, ...stages: StageMetrics[]) => ({
    stages,
    elapsedMs,
    memory: { used: 0, limit: 1 },
  });

  test('each stage counts from when it was first seen to when it last moved', () => {
    const times = new StageTimes();
    times.update(report(100, stage(1, 1, 9)));
    times.update(report(400, stage(9, 9, 9)));
    times.update(report(900, stage(9, 9, 9), stage(1, 1, 2)));
    expect([times.elapsed(0), times.elapsed(1), times.elapsed(2)]).toEqual([400, 500, 0]);
  });

  test('a clock that goes back is another query', () => {
    const times = new StageTimes();
    times.update(report(5000, stage(9, 9, 9)));
    times.update(report(100, stage(1, 1, 9)));
    expect(times.elapsed(0)).toBe(100);
  });
});
