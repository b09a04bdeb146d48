import { describe, expect, test } from 'vitest';
import { parseDate, parseTimestamp } from './parse-temporal.ts';

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
