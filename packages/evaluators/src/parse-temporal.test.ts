import { describe, expect, test } from 'vitest';
import { parseDate, parseDuration, parseTime, parseTimestamp } from './parse-temporal.ts';

describe('parseDate', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2022-1-8', 19_000],
    ['2024-02-29', 19_782],
    ['0001-01-01', -719_162],
    ['2022-01-08T23:59:59Z', 19_000],
    ['2023-02-29', null],
    ['2022-00-08', null],
    ['2022-01-08x', null],
    [' 2022-01-08', null],
    ['20220108', null],
    ['', null],
  ])('%j', (text, days) => {
    expect(parseDate(text)).toBe(days);
  });
});

describe('parseTimestamp', () => {
  test.each([
    ['1970-01-01T00:00:01', 's', 1n],
    ['1970-01-01 00:00:00.5', 'ms', 500n],
    ['1970-01-01 00:00:00.123456789', 'ns', 123_456_789n],
    ['1970-01-01 00:00:00.123456789', 'ms', 123n],
    ['1969-12-31T23:59:59.5Z', 'ms', -500n],
    ['1970-01-01T02:00:00+02:00', 's', 0n],
    ['1969-12-31T22:30:00-0130', 's', 0n],
    ['1970-01-02', 'us', 86_400_000_000n],
    ['1970-01-01T24:00:00', 's', null],
    ['1970-01-01T00:60:00', 's', null],
    ['1970-1-1T00:00:00', 's', null],
    ['soon', 's', null],
  ] as const)('%s in %s', (text, unit, count) => {
    expect(parseTimestamp(text, unit)).toBe(count);
  });
});

test.each([
  ['01:02', 3_720_000_000n],
  ['01:02:03.5', 3_723_500_000n],
  ['1:02 pm', 46_920_000_000n],
  ['12:00 AM', 0n],
  ['23:59:60', 86_400_000_000n],
  ['-5', -5n],
  ['1:02', null],
  ['13:00 PM', null],
  ['24:00', null],
  [' 01:02', null],
])('the time %j is %d', (text, micros) => {
  expect(parseTime(text, 'us')).toBe(micros);
});

test('a duration is a count', () => {
  expect(['7', '+7', '-7', '7 s', ''].map(parseDuration)).toEqual([7n, 7n, -7n, null, null]);
});

test('text without an offset is by the clocks of the zone, which skip an hour and show one twice', () => {
  const paris = (text: string): bigint | null => parseTimestamp(text, 's', 'Europe/Paris');
  expect(paris('2020-01-01 00:00')).toBe(1_577_833_200n);
  expect(paris('2020-01-01 00:00Z')).toBe(1_577_836_800n);
  expect(paris('2020-03-29 02:30')).toBeNull();
  expect(paris('2020-10-25 02:30')).toBeNull();
});
