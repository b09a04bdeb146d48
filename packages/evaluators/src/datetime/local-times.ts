import type { Column, Zone } from '@pixelframe/columnar';
import {
  DataType as T,
  isUtc,
  isValid,
  localToUtc,
  PER_SECOND,
  PlanError,
  REPEATED,
  stringAt,
} from '@pixelframe/columnar';
import { formatRows } from './format-rows.ts';
import type { Instants } from './instants.ts';
import { joinInstants, unitOf } from './instants.ts';

function noMoment(name: string, { type }: Column, zone: Zone, second: number, part: number, found: number): PlanError {
  const unit = unitOf(type);
  const local = { seconds: Float64Array.of(second), parts: Int32Array.of(part) };
  const text = stringAt(
    formatRows(joinInstants(local, PER_SECOND[unit], T.timestamp(unit)), '%Y-%m-%d %H:%M:%S%.f'),
    0,
  );
  const shown = found === REPEATED ? 'twice' : 'never';
  return new PlanError(`${name}: clocks in ${zone.name} show ${text} ${shown}: they are changed there.`, {
    hint: 'Filter such times out, or move them with .add(interval({ hours: 1 })), first.',
  });
}

/** The moments, in seconds of UTC, when the clocks of a zone show the local times of a column, in place. */
export function toMoments(name: string, column: Column, zone: Zone, { seconds, parts }: Instants): void {
  if (isUtc(zone)) return;
  for (let i = 0; i < seconds.length; i++) {
    const utc = localToUtc(zone, seconds[i]!);
    if (!Number.isFinite(utc) && isValid(column, i)) {
      throw noMoment(name, column, zone, seconds[i]!, parts[i]!, utc);
    }
    seconds[i] = utc;
  }
}
