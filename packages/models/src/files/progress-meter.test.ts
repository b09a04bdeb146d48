import { expect, test } from 'vitest';
import type { ModelProgress } from './model-files.ts';
import { ProgressMeter } from './progress-meter.ts';

function measured(updates: readonly (readonly [at: number, loaded: number, total: number | null])[]): ModelProgress[] {
  const events: ModelProgress[] = [];
  let now = 0;
  const meter = new ProgressMeter(
    { model: 'm', file: 'f' },
    (event) => events.push(event),
    () => now,
  );
  for (const [at, loaded, total] of updates) {
    now = at;
    meter.update(loaded, total);
  }
  return events;
}

test('speed and time left; bytes that were there before do not count as speed', () => {
  const events = measured([
    [0, 500, 1000],
    [50, 510, 1000],
    [1000, 600, 1000],
    [5000, 1000, 1000],
  ]);
  expect(events).toEqual([
    { model: 'm', file: 'f', loaded: 500, total: 1000, bytesPerSecond: 0, secondsLeft: null },
    { model: 'm', file: 'f', loaded: 600, total: 1000, bytesPerSecond: 100, secondsLeft: 4 },
    { model: 'm', file: 'f', loaded: 1000, total: 1000, bytesPerSecond: 100, secondsLeft: 0 },
  ]);
});

test('the speed is that of the last seconds', () => {
  const events = measured([
    [0, 0, null],
    [10_000, 1000, null],
    [14_000, 9000, null],
    [15_500, 12_000, null],
  ]);
  expect(events.at(-1)).toMatchObject({ bytesPerSecond: 2000, secondsLeft: null });
});

test('a download that starts again is measured anew', () => {
  const events = measured([
    [0, 0, 100],
    [1000, 50, 100],
    [2000, 10, 100],
    [3000, 20, 100],
  ]);
  expect(events.at(-1)).toMatchObject({ bytesPerSecond: 10, secondsLeft: 8 });
});
