import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import { fixedWidthColumn, isUtc, PER_SECOND, zoneOf } from '@pixelframe/columnar';
import { asNumbers, writeSafeIntegers } from '../numbers.ts';

const TWO_16 = 2 ** 16;
const TWO_32 = 2 ** 32;

export const DAY = 86_400;

/** Times in two parts, so that no unit needs more bits than a number has. */
export interface Instants {
  /** Whole seconds, rounded down. */
  readonly seconds: Float64Array<ArrayBuffer>;
  /** What is above them, in units of the column: 0 to units per second - 1. */
  readonly parts: Int32Array<ArrayBuffer>;
}

/** The unit of a column that counts time. */
export function unitOf(type: DataType): TimeUnit {
  return type.kind === 'timestamp' || type.kind === 'duration' || type.kind === 'time' ? type.unit : 's';
}

/** 64-bit counts divided by units per second, as long division over 16 bits at a time: exact and without BigInt. */
function divideHalves(values: BigInt64Array, perSecond: number, { seconds, parts }: Instants): void {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let i = 0; i < values.length; i++) {
    const high = halves[2 * i + 1]! | 0;
    const low = halves[2 * i]!;
    const q2 = Math.floor(high / perSecond);
    const upper = (high - q2 * perSecond) * TWO_16 + (low >>> 16);
    const q1 = Math.floor(upper / perSecond);
    const lower = (upper - q1 * perSecond) * TWO_16 + (low & 0xffff);
    const q0 = Math.floor(lower / perSecond);
    seconds[i] = q2 * TWO_32 + q1 * TWO_16 + q0;
    parts[i] = lower - q0 * perSecond;
  }
}

/** Timestamps, times, durations or dates as seconds and the units above them. */
export function splitInstants(column: Column): Instants {
  const { length } = column;
  const instants = { seconds: new Float64Array(length), parts: new Int32Array(length) };
  const { seconds, parts } = instants;
  if (column.type.kind === 'date') {
    const days = column.values as Int32Array;
    for (let i = 0; i < length; i++) seconds[i] = days[i]! * DAY;
    return instants;
  }
  const perSecond = PER_SECOND[unitOf(column.type)];
  const numbers = asNumbers(column);
  if (numbers === null) {
    divideHalves(column.values as BigInt64Array, perSecond, instants);
    return instants;
  }
  for (let i = 0; i < length; i++) {
    const value = numbers[i]!;
    const whole = Math.floor(value / perSecond);
    seconds[i] = whole;
    parts[i] = value - whole * perSecond;
  }
  return instants;
}

/** A count of units from seconds and the units above them; past 64 bits it wraps around. */
export function joinInstants({ seconds, parts }: Instants, perSecond: number, type: DataType): Column {
  const values = new BigInt64Array(seconds.length);
  const numbers = new Float64Array(seconds.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = seconds[i]! * perSecond + parts[i]!;
  if (writeSafeIntegers(numbers, values)) return fixedWidthColumn(type, values);
  const halves = new Int32Array(values.buffer);
  for (let i = 0; i < seconds.length; i++) {
    // The product over 16 bits of the seconds at a time.
    const upper = Math.floor(seconds[i]! / TWO_16);
    const product = upper * perSecond;
    const carried = Math.floor(product / TWO_16);
    const low = (product - carried * TWO_16) * TWO_16 + (seconds[i]! - upper * TWO_16) * perSecond + parts[i]!;
    halves[2 * i] = low;
    halves[2 * i + 1] = carried + Math.floor(low / TWO_32);
  }
  return fixedWidthColumn(type, values);
}

/** What clocks in the column's time zone show, as if it were UTC. */
export function localInstants(column: Column): Instants {
  const instants = splitInstants(column);
  const zone = zoneOf(column.type.kind === 'timestamp' ? column.type.timezone : null);
  if (isUtc(zone)) return instants;
  const { seconds } = instants;
  for (let i = 0; i < seconds.length; i++) seconds[i]! += zone.offsetAt(seconds[i]!);
  return instants;
}

/** Days since 1970 of seconds since 1970. */
export function daysOfSeconds(seconds: Float64Array): Int32Array<ArrayBuffer> {
  const days = new Int32Array(seconds.length);
  for (let i = 0; i < days.length; i++) days[i] = Math.floor(seconds[i]! / DAY);
  return days;
}

/** The date of each value in its column's time zone, as days since 1970. */
export const localDays = (column: Column): Int32Array<ArrayBuffer> =>
  column.type.kind === 'date'
    ? (column.values as Int32Array<ArrayBuffer>)
    : daysOfSeconds(localInstants(column).seconds);

/** The date of each value in UTC, as days since 1970. */
export const utcDays = (column: Column): Int32Array<ArrayBuffer> =>
  column.type.kind === 'date'
    ? (column.values as Int32Array<ArrayBuffer>)
    : daysOfSeconds(splitInstants(column).seconds);
