import type { Field } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, oneOf } from '../define.ts';
import { aliasOf, ofColumn, requireDates, requireInteger, requireKind } from './temporal-types.ts';

const DATED = 'A Date or Timestamp.';

const ofTwo = (
  name: string,
  daft: string,
  names: readonly [string, string],
  docs: readonly [string, string],
  returns: string,
  infer: (args: readonly Field[]) => ReturnType<FunctionDefinition['infer']>,
  doc: string,
  example: string,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: names.map((arg, i) => ({ name: arg, doc: docs[i]! })),
    params: [],
    nulls: 'propagate',
    returns,
    infer,
    doc,
    example,
  });

const moved = (name: string, daft: string, doc: string): FunctionDefinition =>
  ofTwo(
    name,
    daft,
    ['input', 'days'],
    ['A Date.', 'An integer.'],
    'Date',
    (args) => {
      requireKind(name, args, ['date'], 'a Date');
      requireInteger(name, args, 1);
      return T.date();
    },
    `${doc}; null beyond 32 bits.`,
    `df.select(col('day').${name}(7))`,
  );

export const dateAdd = moved('dateAdd', 'date_add', 'The date so many days later');
export const dateadd = aliasOf(dateAdd, 'dateadd', 'dateadd');
export const dateSub = moved('dateSub', 'date_sub', 'The date so many days earlier');

export const dateDiff = ofTwo(
  'dateDiff',
  'date_diff',
  ['end', 'start'],
  [DATED, DATED],
  'number',
  (args) => {
    requireDates('dateDiff', args);
    requireDates('dateDiff', args, 1);
    return T.int32();
  },
  'Days from `start` to `end`, by the dates alone; each in the time zone of its column.',
  "df.select(col('at').dateDiff(col('day')))",
);
export const datediff = aliasOf(dateDiff, 'datediff', 'datediff');

export const addMonths = ofTwo(
  'addMonths',
  'add_months',
  ['input', 'months'],
  [DATED, 'An integer, may be negative.'],
  'Date',
  (args) => {
    requireDates('addMonths', args);
    requireInteger('addMonths', args, 1);
    return T.date();
  },
  'The date so many months later; a day that its month does not have is the last one it has. A timestamp loses its time.',
  "df.select(col('day').addMonths(1))",
);

export const monthsBetween = ofTwo(
  'monthsBetween',
  'months_between',
  ['end', 'start'],
  [DATED, DATED],
  'number',
  (args) => {
    requireDates('monthsBetween', args);
    requireDates('monthsBetween', args, 1);
    return T.float64();
  },
  "Months from `start` to `end` as in Spark: a whole number where both are the same day of their months, or the last one; else days and time count as parts of a month of 31 days, to eight decimals. In UTC whatever the columns' time zones.",
  "df.select(col('at').monthsBetween(col('day')))",
);

export const lastDay = ofColumn(
  'lastDay',
  'last_day',
  (args) => {
    requireDates('lastDay', args);
    return T.date();
  },
  'Date',
  DATED,
  'The last day of the month, in the time zone of the column.',
  "df.select(col('day').lastDay())",
);

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The full name of a weekday given by its name or the first two or three letters of it. */
const weekdayOf = (name: unknown): string | undefined =>
  WEEKDAYS.find((full) => [full, full.slice(0, 3), full.slice(0, 2)].some((form) => oneOf(form)(name) === null));

export const nextDay = defineFunction({
  name: 'nextDay',
  daft: 'next_day',
  args: [{ name: 'input', doc: DATED }],
  params: [
    {
      name: 'dayOfWeek',
      type: 'string',
      doc: "Day of the week: 'Monday', 'Mon' or 'Mo', in any case.",
      check: (value) => (weekdayOf(value) === undefined ? "must be a weekday, such as 'Monday', 'Mon' or 'Mo'" : null),
      normalize: (value) => weekdayOf(value)!,
    },
  ],
  nulls: 'propagate',
  returns: 'Date',
  infer(args) {
    requireDates('nextDay', args);
    return T.date();
  },
  doc: 'The first such weekday after the date, in the time zone of the column.',
  example: "df.select(col('day').nextDay('Mon'))",
});
