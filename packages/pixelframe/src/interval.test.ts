import { expect, test } from 'vitest';
import { nodeOf } from './nodes.ts';
import type { IntervalParts } from './interval.ts';
import { interval } from './interval.ts';

test('parts are added up, in microseconds where they can', () => {
  expect(nodeOf(interval({ days: 1, hours: -1, millis: 2 }))).toMatchObject({
    kind: 'literal',
    value: 82_800_002_000n,
    type: { kind: 'duration', unit: 'us' },
  });
  expect(nodeOf(interval({ micros: 1, nanos: 1 }))).toMatchObject({ value: 1001n, type: { unit: 'ns' } });
  expect(nodeOf(interval({}))).toMatchObject({ value: 0n, type: { unit: 'us' } });
});

test.each([
  [{ months: 2 }, 'interval: months have no fixed length.'],
  [{ years: 1 }, 'interval: years have no fixed length.'],
  [{ weeks: 1 }, 'interval has no part "weeks". Available: days, hours, minutes, seconds, millis, micros, nanos.'],
  [{ days: 1.5 }, 'interval: days must be an integer, got 1.5.'],
  [{ days: 2 ** 40 }, 'interval: more than 64 bits of microseconds.'],
])('%j is refused', (parts, message) => {
  expect(() => interval(parts as IntervalParts)).toThrow(expect.objectContaining({ code: 'PlanError', message }));
});
