import { columnFromValues, DataType as T, stringsOf } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { formatRows } from './format-rows.ts';
import { toDate, toDatetime } from './read-text.ts';

const moments = Array.from({ length: 400 }, (_, i) => BigInt(i) * 7_919_191_919_191n - 1_500_000_000_000_000n);

const read = (
  texts: readonly (string | null)[],
  options: { format: string; timezone: string | null },
  unit: 'us' | 'ns' = 'us',
) =>
  toDatetime([columnFromValues([...texts], T.string())], {
    length: texts.length,
    options,
    type: T.timestamp(unit, options.timezone),
  });

describe('what is written is read again', () => {
  test.each([
    '%Y-%m-%d %H:%M:%S%.f',
    '%s%.6f',
    '%c%.f',
    '%G-W%V-%u %I:%M:%S%.6f %p',
    '%Y %j %T.%6f',
    '%C%y %B %-d %R:%S %f',
    '%Y %U %a %r%.f',
    '%Y %W %A %k:%M:%S%.f',
  ])('%s', (format) => {
    const positive = moments.filter((moment) => !format.includes('%s') || moment >= 0n);
    const texts = stringsOf(formatRows(columnFromValues(positive, T.timestamp('us')), format));
    expect(read(texts, { format, timezone: null }).values).toEqual(BigInt64Array.from(positive));
  });

  test('with an offset, in a time zone', () => {
    const type = T.timestamp('us', 'America/New_York');
    const texts = stringsOf(formatRows(columnFromValues(moments, type), '%+'));
    expect(texts[0]).toBe('1922-06-20T17:20:00-04:00');
    expect(read(texts, { format: '%+', timezone: 'America/New_York' }).values).toEqual(BigInt64Array.from(moments));
  });
});

describe('errors name the text', () => {
  test('that is no date', () => {
    const column = columnFromValues([null, '2023-02-29'], T.string());
    expect(() => toDate([column], { length: 2, options: { format: '%F' }, type: T.date() })).toThrow(
      expect.objectContaining({ message: "toDate: '2023-02-29' is no date of the format '%F'." }),
    );
  });

  test('that clocks never show', () => {
    expect(() => read(['2024-03-10 02:30'], { format: '%F %R', timezone: 'America/New_York' })).toThrow(
      expect.objectContaining({
        message: 'toDatetime: clocks in America/New_York show 2024-03-10 02:30:00 never: they are changed there.',
      }),
    );
  });
});
