import type { Field, TimeUnit } from '@pixelframe/columnar';
import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { OptionValue } from '../../expr.ts';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';
import { requireDates } from './temporal-types.ts';
import { parseTruncationInterval } from './truncation-interval.ts';

const NANOS: Readonly<Record<TimeUnit, number>> = { s: 1e9, ms: 1e6, us: 1e3, ns: 1 };

function requireWhole(name: string, { type }: Field, text: string): void {
  const { seconds, nanos, months } = parseTruncationInterval(text)!;
  const fits =
    months > 0 ||
    (type.kind === 'date'
      ? nanos === 0 && seconds % 86_400 === 0
      : // Finer than the column, where every value is a multiple of the interval already, is as good as coarser.
        type.kind !== 'timestamp' ||
        nanos % NANOS[type.unit] === 0 ||
        (seconds === 0 && NANOS[type.unit] % nanos === 0));
  if (!fits) {
    throw new PlanError(`${name}: '${text}' is no whole number of units of ${typeName(type)}.`, {
      hint: "Take a coarser interval, or convert the column first: .cast(DataType.timestamp('us')).",
    });
  }
}

const truncation = (
  name: string,
  daft: string,
  order: string,
  normalize?: (value: OptionValue) => OptionValue,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'input', doc: 'A Timestamp or Date.' },
      {
        name: 'relativeTo',
        doc: 'A moment at which an interval begins; null stands for 1970-01-01.',
        default: null,
        single: true,
      },
    ],
    params: [
      {
        name: 'interval',
        type: 'string',
        doc: "A count and a unit: '15 minutes', '1 day', '2 weeks', '1 month'; units are nanosecond to week, month, quarter, year.",
        check: (value) =>
          typeof value === 'string' && parseTruncationInterval(String(normalize?.(value) ?? value)) !== null
            ? null
            : "must be a count and a unit from nanosecond to year, such as '15 minutes'",
        ...(normalize === undefined ? {} : { normalize }),
      },
    ],
    nulls: 'own',
    returns: 'Date',
    infer(args, options) {
      requireDates(name, args);
      const [{ type }, { type: origin }] = args as [Field, Field];
      const text = String(options['interval']);
      requireWhole(name, args[0]!, text);
      if (origin.kind !== 'null') {
        requireDates(name, args, 1);
        const zones = [type, origin].map((one) => (one.kind === 'timestamp' ? one.timezone : null));
        if (type.kind === 'date' ? origin.kind !== 'date' : zones[0] !== zones[1]) {
          throw typeMismatch(name, args, 'relativeTo in the time zone of the input');
        }
        if (parseTruncationInterval(text)!.months > 0) {
          throw new PlanError(`${name}: '${text}' begins with a month and cannot be relative to another moment.`);
        }
      }
      return type.kind === 'null' ? T.timestamp('us') : type;
    },
    doc: `The start of the interval each moment is in, by the clocks of the column's time zone. Intervals are counted from 1970-01-01 (so weeks begin on Thursdays) or from \`relativeTo\`, months, quarters and years from January. ${order}`,
    example: `df.select(col('at').${name}('1 day'))`,
  });

export const dateTrunc = truncation(
  'dateTrunc',
  'date_trunc',
  'Daft has the interval first: `date_trunc(interval, expr)`.',
);

export const trunc = truncation('trunc', 'trunc', "The count may be left out: `trunc('hour')`.", (value) => {
  const text = String(value).trim();
  return /^\d/.test(text) ? String(value) : `1 ${text}`;
});
