import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, PER_SECOND, PlanError, stringsOf, zoneOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { joinInstants, unitOf } from './instants.ts';
import { toMoments } from './local-times.ts';
import type { ParsedTime } from './parsed-time.ts';
import { dateRead, FIELDS, localRead } from './parsed-time.ts';
import { timeReader } from './time-reader.ts';

function unreadable(name: string, text: string, format: string, what: string): PlanError {
  return new PlanError(`${name}: '${text}' is no ${what} of the format '${format}'.`, {
    hint: 'Filter such values out first, or use .cast(...), which gives null for what it cannot read.',
  });
}

/** Calls `use` with what each text says. */
function readRows(
  column: Column,
  format: string,
  use: (row: number, text: string, time: ParsedTime | null) => void,
): void {
  const read = timeReader(format);
  stringsOf(column).forEach((text, row) => {
    if (text !== null) use(row, text, read(text));
  });
}

export const toDate: Evaluator = ([input], { type, length, options }) => {
  const format = String(options['format']);
  const values = new Int32Array(length);
  readRows(input!, format, (row, text, time) => {
    const days = time === null || time.at < text.length ? null : dateRead(time);
    if (days === null) throw unreadable('toDate', text, format, 'date');
    values[row] = days;
  });
  return fixedWidthColumn(type, values);
};

export const toDatetime: Evaluator = ([input], { type, length, options }) => {
  const format = String(options['format']);
  const perSecond = PER_SECOND[unitOf(type)];
  const instants = { seconds: new Float64Array(length), parts: new Int32Array(length) };
  let zoned = false;
  readRows(input!, format, (row, text, time) => {
    const local = time === null ? null : localRead(time);
    if (time === null || local === null) throw unreadable('toDatetime', text, format, 'moment');
    const [offset, nanos] = [time.fields[FIELDS.offset]!, time.fields[FIELDS.nanos]!];
    zoned ||= !Number.isNaN(offset);
    instants.seconds[row] = local - (Number.isNaN(offset) ? 0 : offset);
    instants.parts[row] = Number.isNaN(nanos) ? 0 : Math.floor((nanos * perSecond) / 1e9);
  });
  const timezone = options['timezone'] as string | null;
  if (!zoned && timezone !== null) toMoments('toDatetime', { ...input!, type }, zoneOf(timezone), instants);
  return joinInstants(instants, perSecond, type);
};
