import type { Column } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, nullColumn } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { dateTrunc } from './truncate.ts';

const NONE = nullColumn(T.null(), 1);

function truncated(input: Column, interval: string, relativeTo: Column = NONE): unknown[] {
  const result = dateTrunc([input, relativeTo], { length: input.length, options: { interval }, type: input.type });
  return columnToValues(result).map((value) => (value instanceof Date ? value.toISOString() : value));
}

const moments = (zone: string | null, ...texts: (string | null)[]): Column =>
  columnFromValues(
    texts.map((text) => (text === null ? null : new Date(text))),
    T.timestamp('ms', zone),
  );

describe('intervals of the calendar', () => {
  const input = moments(null, '2024-05-17T13:00:00Z', '1969-11-30T23:59:59Z', null, '2024-01-01T00:00:00Z');

  test.each([
    ['1 month', ['2024-05-01', '1969-11-01', null, '2024-01-01']],
    ['1 quarter', ['2024-04-01', '1969-10-01', null, '2024-01-01']],
    ['1 year', ['2024-01-01', '1969-01-01', null, '2024-01-01']],
    ['10 years', ['2020-01-01', '1960-01-01', null, '2020-01-01']],
  ])('%s', (interval, days) => {
    expect(truncated(input, interval)).toEqual(days.map((day) => day && `${day}T00:00:00.000Z`));
  });

  test('of Dates', () => {
    const days = columnFromValues([new Date('2024-05-17'), new Date('1969-12-31')], T.date());
    expect(truncated(days, '1 month')).toEqual(['2024-05-01T00:00:00.000Z', '1969-12-01T00:00:00.000Z']);
    expect(truncated(days, '1 week')).toEqual(['2024-05-16T00:00:00.000Z', '1969-12-25T00:00:00.000Z']);
  });
});

describe('where clocks are changed', () => {
  test('a day starts at one moment', () => {
    const input = moments('America/New_York', '2024-03-10T06:59:00Z', '2024-03-10T07:00:00Z', '2024-11-03T20:00:00Z');
    const [before, after] = ['2024-03-10T05:00:00.000Z', '2024-11-03T04:00:00.000Z'];
    expect(truncated(input, '1 day')).toEqual([before, before, after]);
  });

  test('a day whose midnight is skipped starts after it', () => {
    const input = moments('America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04T20:00:00Z');
    expect(truncated(input, '1 day')).toEqual(['2018-11-04T03:00:00.000Z', '2018-11-04T03:00:00.000Z']);
  });

  test('a day whose midnight comes twice starts at the first', () => {
    const input = moments('America/Havana', '2024-11-03T04:30:00Z', '2024-11-03T05:30:00Z', '2024-11-03T20:00:00Z');
    expect(truncated(input, '1 day')).toEqual(Array.from({ length: 3 }, () => '2024-11-03T04:00:00.000Z'));
  });

  test('the hour that comes twice is two hours', () => {
    const input = moments('America/New_York', '2024-11-03T05:30:00Z', '2024-11-03T06:30:00Z');
    expect(truncated(input, '1 hour')).toEqual(['2024-11-03T05:00:00.000Z', '2024-11-03T06:00:00.000Z']);
  });
});

describe('relative to a moment', () => {
  test('of another unit, one for each row', () => {
    const input = moments(null, '1970-01-01T00:00:00.700Z', '1970-01-01T00:00:01.100Z', '1970-01-01T00:00:01Z');
    const origin = columnFromValues([250_000n, 250_999n, null], T.timestamp('us'));
    expect(truncated(input, '500 milliseconds', origin)).toEqual([
      '1970-01-01T00:00:00.250Z',
      '1970-01-01T00:00:00.750Z',
      null,
    ]);
  });

  test('in intervals that do not go into a second', () => {
    const input = moments(null, '1970-01-01T00:00:03.100Z', '1969-12-31T23:59:59.900Z');
    const origin = moments(null, '1970-01-01T00:00:00.050Z');
    expect(truncated(input, '1500 milliseconds', origin)).toEqual([
      '1970-01-01T00:00:03.050Z',
      '1969-12-31T23:59:58.550Z',
    ]);
  });
});
