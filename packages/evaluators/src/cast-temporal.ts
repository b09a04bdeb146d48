import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import { fixedWidthColumn, floorDiv, isUtc, unitsPerSecond, zoneOf } from '@pixelframe/columnar';
import { asFloat64, mapIntegers, storedValues } from './numbers.ts';

const DAY_SECONDS = 86_400;

/** Counts of `from` units as counts of `to`, rounded down, or towards zero. */
function rescale(column: Column, from: TimeUnit, to: TimeUnit, down: boolean): BigInt64Array<ArrayBuffer> {
  const [a, b] = [unitsPerSecond(from), unitsPerSecond(to)];
  if (a === b) return storedValues(column) as BigInt64Array<ArrayBuffer>;
  if (a < b) {
    const factor = b / a;
    return mapIntegers(
      column,
      (value) => value * Number(factor),
      (value) => value * factor,
    );
  }
  const factor = a / b;
  const round = down ? Math.floor : Math.trunc;
  return mapIntegers(
    column,
    (value) => round(value / Number(factor)),
    (value) => (down ? floorDiv(value, factor) : value / factor),
  );
}

/** What the clocks of a timestamp's zone show, as if they were those of UTC. */
function localCounts(column: Column, unit: TimeUnit, timezone: string | null): BigInt64Array<ArrayBuffer> {
  const zone = zoneOf(timezone);
  if (isUtc(zone)) return storedValues(column) as BigInt64Array<ArrayBuffer>;
  const perSecond = Number(unitsPerSecond(unit));
  return mapIntegers(
    column,
    (value) => value + zone.offsetAt(Math.floor(value / perSecond)) * perSecond,
    (value) => value + BigInt(zone.offsetAt(Math.floor(Number(value) / perSecond)) * perSecond),
  );
}

function fromTimestamp(column: Column, from: Extract<DataType, { kind: 'timestamp' }>, to: DataType): Column {
  if (to.kind === 'timestamp') {
    return fixedWidthColumn(to, rescale(column, from.unit, to.unit, true), column.validity);
  }
  const local = { ...column, values: localCounts(column, from.unit, from.timezone) };
  const perDay = DAY_SECONDS * Number(unitsPerSecond(from.unit));
  if (to.kind === 'date') {
    const days = mapIntegers(
      local,
      (value) => Math.floor(value / perDay),
      (value) => floorDiv(value, BigInt(perDay)),
    );
    return fixedWidthColumn(to, new Int32Array(asFloat64({ ...column, values: days })), column.validity);
  }
  const clock = mapIntegers(
    local,
    (value) => value - Math.floor(value / perDay) * perDay,
    (value) => value - floorDiv(value, BigInt(perDay)) * BigInt(perDay),
  );
  return fixedWidthColumn(
    to,
    rescale({ ...column, values: clock }, from.unit, (to as { unit: TimeUnit }).unit, true),
    column.validity,
  );
}

/**
 * Between dates, times, timestamps and durations: moments before 1970 go down to the coarser unit, durations towards
 * zero; a timestamp with a zone has the date and time that clocks show there.
 */
export function castTemporal(column: Column, to: DataType): Column {
  const from = column.type;
  if (from.kind === 'timestamp') return fromTimestamp(column, from, to);
  if (from.kind === 'date' && to.kind === 'timestamp') {
    const perDay = BigInt(DAY_SECONDS) * unitsPerSecond(to.unit);
    const days = BigInt64Array.from(column.values as Int32Array, BigInt);
    const counts = mapIntegers(
      { ...column, values: days },
      (value) => value * Number(perDay),
      (value) => value * perDay,
    );
    return fixedWidthColumn(to, counts, column.validity);
  }
  const [source, target] = [from, to] as [{ readonly unit: TimeUnit }, { readonly unit: TimeUnit }];
  return fixedWidthColumn(to, rescale(column, source.unit, target.unit, false), column.validity);
}
