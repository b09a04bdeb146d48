import { DataType as T, PlanError } from '@pixelframe/columnar';
import type { Field } from '@pixelframe/columnar';
import type { FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction } from '../define.ts';
import { requireTimestamp } from './temporal-types.ts';
import { wrongOptionalZone, wrongZone } from './time-zone.ts';

const args = [{ name: 'input', doc: 'A Timestamp.' }];

const zoneParam = (name: string, doc: string): ParamSpec => ({ name, type: 'string', doc, check: wrongZone });
const optionalZone = (name: string, doc: string): ParamSpec => ({
  name,
  type: 'string | null',
  doc,
  default: null,
  positional: true,
  check: wrongOptionalZone,
});

const SKIPPED = 'A local time that a change of clocks skips or repeats is an error.';

function requireSource(name: string, fields: readonly Field[], from: string | null): void {
  const type = requireTimestamp(name, fields);
  if (type !== null && type.timezone === null && from === null) {
    throw new PlanError(`${name}: "${fields[0]!.name}" has no time zone.`, {
      hint: 'Say which one its times are in: .convertTimeZone(to, from), or .replaceTimeZone(zone) first.',
    });
  }
}

export const convertTimeZone = defineFunction({
  name: 'convertTimeZone',
  daft: 'convert_time_zone',
  args,
  params: [
    zoneParam('toTimezone', "Time zone of the result: 'Europe/Paris', 'UTC', '+02:00'."),
    optionalZone('fromTimezone', 'Time zone of a column that has none.'),
  ],
  nulls: 'propagate',
  returns: 'Date',
  infer(fields, options) {
    requireSource('convertTimeZone', fields, options['fromTimezone'] as string | null);
    const { type } = fields[0]!;
    return T.timestamp(type.kind === 'timestamp' ? type.unit : 'us', String(options['toTimezone']));
  },
  doc: `The same moments in another time zone. ${SKIPPED}`,
  example: "df.select(col('at').convertTimeZone('Asia/Tokyo', 'UTC'))",
});

export const convertTimezone = defineFunction({
  name: 'convertTimezone',
  daft: 'convert_timezone',
  args,
  params: [zoneParam('targetTimezone', 'Time zone of the result.')],
  nulls: 'propagate',
  returns: 'Date',
  infer(fields, options) {
    requireSource('convertTimezone', fields, null);
    const { type } = fields[0]!;
    return T.timestamp(type.kind === 'timestamp' ? type.unit : 'us', String(options['targetTimezone']));
  },
  doc: 'The same moments in another time zone; the column must have one. Daft has the time zone first: `convert_timezone(target, source)`.',
  example: "df.select(col('at').replaceTimeZone('UTC').convertTimezone('Asia/Tokyo'))",
});

export const replaceTimeZone = defineFunction({
  name: 'replaceTimeZone',
  daft: 'replace_time_zone',
  args,
  params: [optionalZone('timezone', 'The new time zone; null takes it away.')],
  nulls: 'propagate',
  returns: 'Date',
  infer(fields, options) {
    const type = requireTimestamp('replaceTimeZone', fields);
    return T.timestamp(type?.unit ?? 'us', options['timezone'] as string | null);
  },
  doc: `The same local times in another time zone: other moments. ${SKIPPED}`,
  example: "df.select(col('at').replaceTimeZone('Europe/Paris'))",
});

const wallClock = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args,
    params: [zoneParam('timezone', "Time zone: 'Europe/Paris', 'UTC', '+02:00'.")],
    nulls: 'propagate',
    returns: 'Date',
    infer(fields) {
      const type = requireTimestamp(name, fields);
      return T.timestamp(type?.unit ?? 'us');
    },
    doc,
    example: `df.select(col('at').${name}('Asia/Tokyo'))`,
  });

export const fromUtcTimestamp = wallClock(
  'fromUtcTimestamp',
  'from_utc_timestamp',
  'What clocks in a time zone show at these moments, as a Timestamp without a time zone. A column without one is taken as UTC.',
);

export const toUtcTimestamp = wallClock(
  'toUtcTimestamp',
  'to_utc_timestamp',
  `The moments in UTC at which clocks in a time zone show these local times, as a Timestamp without a time zone. ${SKIPPED}`,
);
