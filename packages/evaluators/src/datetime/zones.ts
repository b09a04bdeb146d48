import type { Column } from '@pixelframe/columnar';
import { PER_SECOND, retype, zoneOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { joinInstants, localInstants, splitInstants, unitOf } from './instants.ts';
import { toMoments } from './local-times.ts';

const zoneOfColumn = ({ type }: Column): string | null => (type.kind === 'timestamp' ? type.timezone : null);

/** The times that the column's clocks show, read as local times of another zone. */
const relabelled =
  (name: string, option: string): Evaluator =>
  ([input], { type, options }) => {
    const timezone = options[option] as string | null;
    if (timezone === zoneOfColumn(input!)) return retype(input!, type);
    const local = localInstants(input!);
    toMoments(name, input!, zoneOf(timezone), local);
    return joinInstants(local, PER_SECOND[unitOf(type)], type);
  };

export const replaceTimeZone = relabelled('replaceTimeZone', 'timezone');
export const toUtcTimestamp = relabelled('toUtcTimestamp', 'timezone');

export const convertTimeZone: Evaluator = (args, call) =>
  zoneOfColumn(args[0]!) === null
    ? relabelled('convertTimeZone', 'fromTimezone')(args, call)
    : retype(args[0]!, call.type);

export const convertTimezone = convertTimeZone;

export const fromUtcTimestamp: Evaluator = ([input], { type, options }) => {
  const zone = zoneOf(options['timezone'] as string);
  const moments = splitInstants(input!);
  for (let i = 0; i < moments.seconds.length; i++) moments.seconds[i]! += zone.offsetAt(moments.seconds[i]!);
  return joinInstants(moments, PER_SECOND[unitOf(type)], type);
};
