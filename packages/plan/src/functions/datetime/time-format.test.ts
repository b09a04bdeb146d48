import { describe, expect, test } from 'vitest';
import { timeFormatItems, timeFormatParts, wrongOutputFormat, wrongTimeFormat } from './time-format.ts';
import { isTimeZone } from './time-zone.ts';
import { parseTruncationInterval } from './truncation-interval.ts';

describe('formats', () => {
  test('are split into conversions and text', () => {
    expect(timeFormatItems('%Y-%-m é%%%.3f%:z')).toEqual(['%Y', '-', '%-m', ' é', '%%', '%.3f', '%:z']);
    expect(timeFormatItems('')).toEqual([]);
  });

  test.each(['%', '%Q', 'a%', '%-A', '%5f', '%::::z', '%.'])('%s is none', (format) => {
    expect(timeFormatItems(format)).toBeNull();
    expect(wrongTimeFormat(format)).toBe('is no strftime format, such as "%Y-%m-%d %H:%M:%S"');
  });

  test('say which parts they have', () => {
    expect(timeFormatParts('%Y %% H')).toEqual({ date: true, time: false, offset: false, zoneName: false });
    expect(timeFormatParts('%T%z')).toEqual({ date: false, time: true, offset: true, zoneName: false });
    expect(timeFormatParts('%+')).toEqual({ date: true, time: true, offset: true, zoneName: false });
  });

  test('that can only be read are not written by', () => {
    expect(wrongTimeFormat('%F %#z')).toBeNull();
    expect(wrongOutputFormat('%F %#z')).not.toBeNull();
    expect(wrongOutputFormat(null)).toBeNull();
  });
});

test('time zones are IANA names and offsets', () => {
  expect(['UTC', 'Europe/Paris', 'Etc/GMT+5', '+02:00', '-11:30'].filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(['', 'Z', 'Foo/Bar', '+0200', '+2:00', '+24:00', '+02:60'].filter(isTimeZone)).toEqual([]);
});

describe('truncation intervals', () => {
  test('are counts of units', () => {
    expect(parseTruncationInterval('15 minutes')).toEqual({ months: 0, seconds: 900, nanos: 0 });
    expect(parseTruncationInterval('2 quarters')).toEqual({ months: 6, seconds: 0, nanos: 0 });
    expect(parseTruncationInterval('1500 milliseconds')).toEqual({ months: 0, seconds: 1, nanos: 500_000_000 });
  });

  test.each(['', 'day', '0 days', '-1 day', '1  day', '1 fortnight', '1.5 hours', '1 days '])('%s is none', (text) => {
    expect(parseTruncationInterval(text)).toBeNull();
  });
});
