import type { DataType, DataTypeKind } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, oneOf } from '../define.ts';
import { aliasOf, ofColumn, requireKind } from './temporal-types.ts';

const ZONED = 'In the time zone of the column.';

const part = (
  name: string,
  daft: string,
  kinds: readonly DataTypeKind[],
  type: DataType,
  doc: string,
  expected: string,
): FunctionDefinition =>
  ofColumn(
    name,
    daft,
    (args) => {
      requireKind(name, args, kinds, expected);
      return type;
    },
    type.kind === 'date' ? 'Date' : 'number',
    `${expected[0]!.toUpperCase()}${expected.slice(1)}.`,
    doc,
    `df.select(col('at').${name}())`,
  );

const ofDay = (name: string, daft: string, doc: string, type: DataType = T.uint32()): FunctionDefinition =>
  part(name, daft, ['date', 'timestamp'], type, `${doc} ${ZONED}`, 'a Date or Timestamp');

const ofTime = (name: string, doc: string): FunctionDefinition =>
  part(name, name, ['timestamp', 'time'], T.uint32(), `${doc} ${ZONED}`, 'a Timestamp or Time');

export const date = ofDay('date', 'date', 'The day of a timestamp, as a Date.', T.date());
export const year = ofDay('year', 'year', 'The year, negative before the year 0.', T.int32());
export const quarter = ofDay('quarter', 'quarter', 'The quarter of the year, 1 to 4.');
export const month = ofDay('month', 'month', 'The month, 1 to 12.');
export const day = ofDay('day', 'day', 'The day of the month, 1 to 31.');
export const dayOfMonth = ofDay('dayOfMonth', 'day_of_month', 'The day of the month, 1 to 31.');
export const dayofmonth = aliasOf(dayOfMonth, 'dayofmonth', 'dayofmonth');
export const dayOfWeek = ofDay('dayOfWeek', 'day_of_week', 'The day of the week, 0 for Monday to 6 for Sunday.');
export const dayOfYear = ofDay('dayOfYear', 'day_of_year', 'The day of the year, 1 to 366.');
export const dayofyear = aliasOf(dayOfYear, 'dayofyear', 'dayofyear');
export const weekOfYear = ofDay(
  'weekOfYear',
  'week_of_year',
  'The week of ISO 8601, 1 to 53: the first days of January may be in the last week of the year before.',
);
export const weekofyear = aliasOf(weekOfYear, 'weekofyear', 'weekofyear');

export const hour = ofTime('hour', 'The hour, 0 to 23.');
export const minute = ofTime('minute', 'The minute, 0 to 59.');
export const second = ofTime('second', 'The second, 0 to 59.');
export const millisecond = ofTime('millisecond', 'All of the time below a second, in whole milliseconds.');
export const microsecond = ofTime('microsecond', 'All of the time below a second, in whole microseconds.');
export const nanosecond = ofTime('nanosecond', 'All of the time below a second, in nanoseconds.');

export const unixDate = part(
  'unixDate',
  'unix_date',
  ['timestamp'],
  T.int64(),
  'Days since 1970-01-01, in UTC whatever the time zone of the column; negative before.',
  'a Timestamp',
);

export const time = ofColumn(
  'time',
  'time',
  (args) => {
    requireKind('time', args, ['timestamp', 'time'], 'a Timestamp or Time');
    const { type } = args[0]!;
    return type.kind === 'time' ? type : T.time(type.kind === 'timestamp' && type.unit === 'ns' ? 'ns' : 'us');
  },
  'bigint',
  'A Timestamp or Time.',
  `The time of day, as a Time in microseconds; in nanoseconds where the column counts them. ${ZONED}`,
  "df.select(col('at').time())",
);

const PARTS = [
  date,
  day,
  dayOfMonth,
  dayOfWeek,
  dayOfYear,
  hour,
  microsecond,
  millisecond,
  minute,
  month,
  nanosecond,
  quarter,
  second,
  unixDate,
  weekOfYear,
  year,
];

const OTHER_NAMES: Readonly<Record<string, string>> = {
  dayofmonth: 'day_of_month',
  dayofweek: 'day_of_week',
  dayofyear: 'day_of_year',
  week: 'week_of_year',
  weekday: 'day_of_week',
  weekofyear: 'week_of_year',
};

/** Daft's name of the function that gives a part. */
function partName(value: unknown): string {
  const name = String(value).trim().toLowerCase().replaceAll(' ', '_');
  return Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
}

const knownPart = oneOf(...[...PARTS.map(({ daft }) => daft), ...Object.keys(OTHER_NAMES)].sort());

export const datepart = defineFunction({
  name: 'datepart',
  daft: 'datepart',
  args: [{ name: 'input', doc: 'A Date, Timestamp or Time.' }],
  params: [
    {
      name: 'part',
      type: 'string',
      doc: 'Name of the part: year, quarter, month, week, day, weekday, dayofyear, hour, minute, second, ...',
      check: (value) => knownPart(partName(value)),
      normalize: partName,
    },
  ],
  nulls: 'propagate',
  returns: 'number | Date',
  infer: (args, options) => PARTS.find(({ daft }) => daft === options['part'])!.infer(args, {}),
  doc: 'One part of a date or time, as the function of that name gives it. Daft has the part first: `datepart(part, expr)`.',
  example: "df.select(col('at').datepart('year'))",
});
