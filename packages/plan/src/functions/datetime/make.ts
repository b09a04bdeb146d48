import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';
import { requireInteger, requireNumber } from './temporal-types.ts';
import { wrongOptionalZone } from './time-zone.ts';

const DATE = ['year', 'month', 'day'];
const integers = (names: readonly string[]) => names.map((name) => ({ name, doc: 'An integer.' }));

function requireIntegers(name: string, args: readonly Field[], count: number): void {
  for (let i = 0; i < count; i++) requireInteger(name, args, i);
}

export const makeDate = defineFunction({
  name: 'makeDate',
  daft: 'make_date',
  args: integers(DATE),
  params: [],
  nulls: 'propagate',
  returns: 'Date',
  infer(args) {
    requireIntegers('makeDate', args, 3);
    return T.date();
  },
  doc: 'The date of a year, a month from 1 to 12 and a day of the month; null where there is no such date.',
  example: "df.select(F.makeDate(2024, col('a'), 1))",
});

const make = (
  name: string,
  daft: string,
  type: (timezone: string | null) => DataType,
  zoneDoc: string,
  doc: string,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [...integers([...DATE, 'hour', 'minute']), { name: 'second', doc: 'A number, may have a fraction.' }],
    params: [
      {
        name: 'timezone',
        type: 'string | null',
        doc: zoneDoc,
        default: null,
        positional: true,
        check: wrongOptionalZone,
      },
    ],
    nulls: 'propagate',
    returns: 'Date',
    infer(args, options) {
      requireIntegers(name, args, 5);
      requireNumber(name, args, 5);
      return type(options['timezone'] as string | null);
    },
    doc: `${doc} Null where there is no such moment, or clocks show it twice.`,
    example: `df.select(F.${name}(2024, 2, 29, col('a'), 30, 12.5, { timezone: 'Asia/Tokyo' }))`,
  });

export const makeTimestamp = make(
  'makeTimestamp',
  'make_timestamp',
  (timezone) => T.timestamp('us', timezone),
  'Time zone that the parts are in, and the result.',
  'The moment of a date and a time, as a Timestamp in microseconds.',
);

export const makeTimestampLtz = make(
  'makeTimestampLtz',
  'make_timestamp_ltz',
  () => T.timestamp('us', 'UTC'),
  'Time zone that the parts are in; null stands for UTC.',
  'The moment of a date and a time, as a Timestamp in microseconds, UTC.',
);
