import type { TimeUnit } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';
import { ofColumn, requireDates, requireInteger, requireNumber } from './temporal-types.ts';
import { wrongOutputFormat } from './time-format.ts';

const UNITS: Readonly<Record<string, TimeUnit>> = {
  s: 's',
  seconds: 's',
  second: 's',
  ms: 'ms',
  milliseconds: 'ms',
  millisecond: 'ms',
  us: 'us',
  microseconds: 'us',
  microsecond: 'us',
  ns: 'ns',
  nanoseconds: 'ns',
  nanosecond: 'ns',
};

const unitOf = (value: unknown): TimeUnit | undefined =>
  typeof value === 'string' && Object.hasOwn(UNITS, value.toLowerCase()) ? UNITS[value.toLowerCase()] : undefined;

export const toUnixEpoch = defineFunction({
  name: 'toUnixEpoch',
  daft: 'to_unix_epoch',
  args: [{ name: 'input', doc: 'A Date or Timestamp.' }],
  params: [
    {
      name: 'timeUnit',
      type: 'string | null',
      doc: "Unit: 's', 'ms', 'us' or 'ns', or their names; null stands for seconds.",
      default: null,
      positional: true,
      check: (value) => (value === null || unitOf(value) !== undefined ? null : "must be 's', 'ms', 'us' or 'ns'"),
      normalize: (value) => unitOf(value) ?? null,
    },
  ],
  nulls: 'propagate',
  returns: 'number | bigint',
  infer(args) {
    requireDates('toUnixEpoch', args);
    return T.int64();
  },
  doc: 'Time since 1970-01-01 UTC in a unit, rounded down; negative before.',
  example: "df.select(col('at').toUnixEpoch('ms'))",
});

export const dateFromUnixDate = ofColumn(
  'dateFromUnixDate',
  'date_from_unix_date',
  (args) => {
    requireInteger('dateFromUnixDate', args, 0);
    return T.date();
  },
  'Date',
  'An integer.',
  'The date so many days after 1970-01-01; null beyond 32 bits.',
  "df.select(col('a').dateFromUnixDate())",
);

const sinceEpoch = (unit: string, daft: string): FunctionDefinition => {
  const name = `timestamp${unit}`;
  return ofColumn(
    name,
    daft,
    (args) => {
      requireNumber(name, args);
      return T.timestamp('us');
    },
    'Date',
    'A number.',
    `The moment so many ${unit.toLowerCase()} after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.`,
    `df.select(col('a').${name}())`,
  );
};

export const timestampSeconds = sinceEpoch('Seconds', 'timestamp_seconds');
export const timestampMillis = sinceEpoch('Millis', 'timestamp_millis');
export const timestampMicros = sinceEpoch('Micros', 'timestamp_micros');

export const fromUnixtime = defineFunction({
  name: 'fromUnixtime',
  daft: 'from_unixtime',
  args: [{ name: 'input', doc: 'Seconds since 1970-01-01 UTC; the fraction of a float is cut off.' }],
  params: [
    {
      name: 'format',
      type: 'string | null',
      doc: 'Format, as of strftime; null stands for %Y-%m-%d %H:%M:%S.',
      default: null,
      positional: true,
      check: wrongOutputFormat,
    },
  ],
  nulls: 'propagate',
  returns: 'string',
  infer(args) {
    requireNumber('fromUnixtime', args);
    return T.string();
  },
  doc: 'The moment so many seconds after 1970, in UTC, as text. NaN and infinities are null.',
  example: "df.select(col('a').fromUnixtime('%Y/%m/%d'))",
});
