import type { CivilDate, Column, TimeUnit, Zone } from '@pixelframe/columnar';
import {
  civilFromDays,
  daysFromCivil,
  fixedWidthColumn,
  isUtc,
  isValid,
  localToUtc,
  nullColumn,
  PER_SECOND,
  zoneOf,
} from '@pixelframe/columnar';
import type { TruncationInterval } from '@pixelframe/plan';
import { parseTruncationInterval } from '@pixelframe/plan';
import type { Evaluator } from '../evaluator.ts';
import { asBigInts } from '../numbers.ts';
import { validityWithout } from '../validity.ts';
import type { Instants } from './instants.ts';
import { DAY, joinInstants, localInstants, splitInstants, unitOf } from './instants.ts';

const modulo = (value: number, by: number): number => value - Math.floor(value / by) * by;

/** Local seconds of the first day of the month, quarter or year. */
function toMonths({ seconds, parts }: Instants, months: number): void {
  const civil: CivilDate = { year: 0, month: 0, day: 0 };
  for (let i = 0; i < seconds.length; i++) {
    civilFromDays(Math.floor(seconds[i]! / DAY), civil);
    const index = civil.year * 12 + civil.month - 1;
    const start = index - modulo(index, months);
    const year = Math.floor(start / 12);
    seconds[i] = daysFromCivil(year, start - year * 12 + 1, 1) * DAY;
    parts[i] = 0;
  }
}

type Origin = (row: number) => readonly [seconds: number, parts: number];

/** Down to a whole number of intervals from the origin; the interval is of whole seconds, or goes into one. */
function toIntervals(
  { seconds, parts }: Instants,
  { seconds: size, nanos }: TruncationInterval,
  unit: TimeUnit,
  origin: Origin,
): void {
  const step = (nanos * PER_SECOND[unit]) / 1e9;
  for (let i = 0; i < seconds.length; i++) {
    const [from, fromPart] = origin(i);
    if (size > 0) {
      const since = seconds[i]! - from - (parts[i]! < fromPart ? 1 : 0);
      seconds[i] = from + since - modulo(since, size);
      parts[i] = fromPart;
    } else {
      const part = parts[i]! - modulo(parts[i]! - fromPart, step);
      const borrowed = part < 0 ? 1 : 0;
      seconds[i]! -= borrowed;
      parts[i] = part + borrowed * PER_SECOND[unit];
    }
  }
}

/** As {@link toIntervals} for any interval: `1500 milliseconds`. */
function toOddIntervals(
  local: Column,
  { seconds, nanos }: TruncationInterval,
  unit: TimeUnit,
  origin: Origin,
): Instants {
  const perSecond = BigInt(PER_SECOND[unit]);
  const size = BigInt(seconds) * perSecond + (BigInt(nanos) * perSecond) / 1_000_000_000n;
  const values = asBigInts(local).map((value, i) => {
    const [from, part] = origin(i);
    const since = value - (BigInt(from) * perSecond + BigInt(part));
    const over = since % size;
    return value - (over < 0n ? over + size : over);
  });
  return splitInstants(fixedWidthColumn(local.type, BigInt64Array.from(values)));
}

/** Where intervals begin: local seconds and units, in the input's unit. */
function originOf(relativeTo: Column, unit: TimeUnit): Origin {
  if (relativeTo.type.kind === 'null') return () => [0, 0];
  const { seconds, parts } = localInstants(relativeTo);
  const [from, to] = [PER_SECOND[unitOf(relativeTo.type)], PER_SECOND[unit]];
  return (row) => {
    const at = relativeTo.length === 1 ? 0 : row;
    return [seconds[at]!, Math.floor((parts[at]! * to) / from)];
  };
}

/**
 * Back from local times to moments. Clocks may show a local time twice: the start of an interval of days is the first
 * of them, that of a shorter one has the offset its row had. A time that they skip is the one they show in its place.
 */
function toMoments(zone: Zone, local: Instants, offsets: Float64Array, ofDays: boolean): void {
  for (let i = 0; i < offsets.length; i++) {
    const start = local.seconds[i]!;
    const same = start - offsets[i]!;
    if (!ofDays && zone.offsetAt(same) === offsets[i]) {
      local.seconds[i] = same;
      continue;
    }
    const moment = localToUtc(zone, start);
    local.seconds[i] = Number.isFinite(moment) ? moment : start - zone.offsetAt(start - DAY);
  }
}

export const dateTrunc: Evaluator = ([input, relativeTo], { type, length, options }) => {
  if (input!.type.kind === 'null') return nullColumn(type, length);
  const interval = parseTruncationInterval(String(options['interval']))!;
  const unit = unitOf(type);
  const perSecond = PER_SECOND[unit];
  const origin = originOf(relativeTo!, unit);
  const zone = zoneOf(type.kind === 'timestamp' ? type.timezone : null);
  let local = splitInstants(input!);
  const offsets = isUtc(zone) ? null : local.seconds.map(zone.offsetAt);
  if (offsets !== null) for (let i = 0; i < length; i++) local.seconds[i]! += offsets[i]!;
  const { months, seconds, nanos } = interval;
  if (months > 0) toMonths(local, months);
  else if (nanos * perSecond >= 1e9 && (seconds > 0 || 1e9 % nanos !== 0) && nanos > 0) {
    local = toOddIntervals(joinInstants(local, perSecond, type), interval, unit, origin);
  } else if (seconds > 0 || nanos * perSecond >= 1e9) toIntervals(local, interval, unit, origin);
  if (offsets !== null) toMoments(zone, local, offsets, months > 0 || seconds >= DAY);
  const missing: number[] = [];
  if (relativeTo!.type.kind !== 'null') {
    for (let i = 0; i < length; i++) if (!isValid(relativeTo!, relativeTo!.length === 1 ? 0 : i)) missing.push(i);
  }
  const validity = validityWithout(input!, missing);
  if (type.kind !== 'date') return { ...joinInstants(local, perSecond, type), validity };
  return fixedWidthColumn(
    type,
    Int32Array.from(local.seconds, (value) => value / DAY),
    validity,
  );
};

export const trunc = dateTrunc;
