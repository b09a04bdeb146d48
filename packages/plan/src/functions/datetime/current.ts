import type { DataType } from '@pixelframe/columnar';
import { DataType as T } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';

const current = (name: string, daft: string, type: DataType, returns: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [],
    params: [],
    nulls: 'own',
    free: true,
    volatile: type.kind !== 'string',
    returns,
    infer: () => type,
    doc,
    example: `df.select('a', F.${name}().alias('now'))`,
  });

const WHEN = 'That of the start of the query, for all rows.';

export const currentDate = current('currentDate', 'current_date', T.date(), 'Date', `The date today in UTC. ${WHEN}`);
export const currentTimestamp = current(
  'currentTimestamp',
  'current_timestamp',
  T.timestamp('us'),
  'Date',
  `The moment in UTC, as a Timestamp in microseconds without a time zone. ${WHEN}`,
);
export const currentTimezone = current(
  'currentTimezone',
  'current_timezone',
  T.string(),
  'string',
  "The time zone of `currentDate` and `currentTimestamp`: always 'UTC'.",
);
