import type { Field, TimeUnit } from '@pixelframe/columnar';
import { DataType as T, PlanError } from '@pixelframe/columnar';
import type { FunctionDefinition, ParamSpec } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';
import { aliasOf, requireKind } from './temporal-types.ts';
import { timeFormatItems, timeFormatParts, wrongOutputFormat, wrongTimeFormat } from './time-format.ts';
import { wrongOptionalZone } from './time-zone.ts';

/** Throws where a format asks for more than the type has. */
function requireFormat(name: string, { type }: Field, format: string): void {
  const { date, time, offset, zoneName } = timeFormatParts(format);
  const problem =
    time && type.kind === 'date'
      ? 'a Date has no time of day'
      : date && type.kind === 'time'
        ? 'a Time has no date'
        : (offset || zoneName) && !(type.kind === 'timestamp' && type.timezone !== null)
          ? 'the values have no time zone'
          : null;
  if (problem !== null) {
    throw new PlanError(`${name}: format '${format}' does not fit, ${problem}.`, {
      hint: 'Leave those conversions out, or convert the column first.',
    });
  }
}

export const strftime: FunctionDefinition = defineFunction({
  name: 'strftime',
  daft: 'strftime',
  args: [{ name: 'input', doc: 'A Date, Timestamp or Time.' }],
  params: [
    {
      name: 'format',
      type: 'string | null',
      doc: 'Conversions of chrono: %Y %m %d %H %M %S %f %.3f %j %a %A %b %B %p %I %U %V %z %:z ..., %-d and %_d for other paddings; null stands for ISO 8601.',
      default: null,
      positional: true,
      check: wrongOutputFormat,
    },
  ],
  nulls: 'propagate',
  returns: 'string',
  infer(args, { format }) {
    requireKind('strftime', args, ['date', 'timestamp', 'time'], 'a Date, Timestamp or Time');
    if (typeof format === 'string' && args[0]!.type.kind !== 'null') requireFormat('strftime', args[0]!, format);
    return T.string();
  },
  doc: 'Dates and times as text, in the time zone of the column. %f are nine digits of nanoseconds, %Z is the offset.',
  example: "df.select(col('at').strftime('%d.%m.%Y %H:%M'))",
});

export const dateFormat = aliasOf(strftime, 'dateFormat', 'date_format');

const readFormat: ParamSpec = {
  name: 'format',
  type: 'string',
  doc: 'Format of the text, as of strftime: %Y-%m-%d %H:%M:%S.',
  check: wrongTimeFormat,
};

function requireText(name: string, args: readonly Field[]): void {
  const { kind } = args[0]!.type;
  if (kind !== 'string' && kind !== 'null') throw typeMismatch(name, args, 'a String');
}

export const toDate = defineFunction({
  name: 'toDate',
  daft: 'to_date',
  args: [{ name: 'input', doc: 'Text.' }],
  params: [readFormat],
  nulls: 'propagate',
  returns: 'Date',
  infer(args) {
    requireText('toDate', args);
    return T.date();
  },
  doc: 'Reads dates written in one format. Text that does not match it from the first to the last character, or names no date, is an error; `.cast(DataType.date())` gives null instead.',
  example: "df.select(lit('29 Feb 2024').toDate('%d %b %Y'))",
});

/** The unit that holds all digits of a second that a format reads. */
function unitOfFormat(format: string): TimeUnit {
  const items = timeFormatItems(format) ?? [];
  if (items.includes('%9f') || items.includes('%.9f')) return 'ns';
  return items.includes('%3f') || items.includes('%.3f') ? 'ms' : 'us';
}

export const toDatetime = defineFunction({
  name: 'toDatetime',
  daft: 'to_datetime',
  args: [{ name: 'input', doc: 'Text.' }],
  params: [
    readFormat,
    {
      name: 'timezone',
      type: 'string | null',
      doc: 'Time zone of the result; text without an offset is a local time of it.',
      default: null,
      positional: true,
      check: wrongOptionalZone,
    },
  ],
  nulls: 'propagate',
  returns: 'Date',
  infer(args, options) {
    requireText('toDatetime', args);
    const format = String(options['format']);
    const { offset, zoneName } = timeFormatParts(format);
    if (zoneName && !offset) {
      throw new PlanError(`toDatetime: format '${format}' reads the name of a time zone, which tells no offset.`, {
        hint: 'Read an offset with %z, or write the name as text and give { timezone }.',
      });
    }
    const timezone = options['timezone'] as string | null;
    return T.timestamp(unitOfFormat(format), timezone ?? (offset ? 'UTC' : null));
  },
  doc: 'Reads moments written in one format, as a Timestamp in microseconds: milliseconds with %3f or %.3f, nanoseconds with %9f or %.9f. A format with an offset (%z) gives UTC, or the time zone asked for. Text after a match is left out of account; text that does not match, or names no moment, is an error.',
  example: "df.select(lit('2024-02-29 13:45').toDatetime('%Y-%m-%d %H:%M'))",
});
