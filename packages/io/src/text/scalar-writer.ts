import type { CivilDate, Column, TimeUnit, Zone } from '@pixelframe/columnar';
import {
  civilFromDays,
  finiteFloatText,
  formatDecimal,
  getBit,
  halfValue,
  JSON_FLOAT,
  PER_SECOND,
  PLAIN_DOUBLE,
  PLAIN_SINGLE,
  readDecimal,
  zoneOf,
} from '@pixelframe/columnar';
import type { ByteWriter } from './byte-writer.ts';

/** Writes the value of one row, which is not null. */
export type WriteRow = (row: number) => void;

const ZERO = 48;
const DAY = 86_400;

/** A number below 10 to the `width`, with zeros before it. */
function padded(out: ByteWriter, value: number, width: number): void {
  out.reserve(width);
  let rest = value;
  for (let i = out.length + width - 1; i >= out.length; i--) {
    out.bytes[i] = ZERO + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  out.length += width;
}

const civil: CivilDate = { year: 0, month: 0, day: 0 };

/** `2020-01-31` of days since 1970-01-01; years past 9999 have a sign. */
function writeDate(out: ByteWriter, days: number): void {
  civilFromDays(days, civil);
  const { year, month, day } = civil;
  if (year < 0) out.ascii('-');
  if (year > 9999) out.ascii('+');
  const size = Math.abs(year);
  padded(out, size, size > 9999 ? String(size).length : 4);
  out.byte(45);
  padded(out, month, 2);
  out.byte(45);
  padded(out, day, 2);
}

/** `01:02:03`, with 3, 6 or 9 decimals, the fewest that show it all. */
function writeClock(out: ByteWriter, seconds: number, nanos: number): void {
  padded(out, Math.floor(seconds / 3600), 2);
  out.byte(58);
  padded(out, Math.floor(seconds / 60) % 60, 2);
  out.byte(58);
  padded(out, seconds % 60, 2);
  if (nanos === 0) return;
  out.byte(46);
  if (nanos % 1e6 === 0) padded(out, nanos / 1e6, 3);
  else if (nanos % 1e3 === 0) padded(out, nanos / 1e3, 6);
  else padded(out, nanos, 9);
}

/** `Z`, or `+02:00`: clocks of old offsets with seconds are cut to the minute. */
function writeOffset(out: ByteWriter, offset: number): void {
  if (offset === 0) {
    out.byte(90);
    return;
  }
  const minutes = Math.trunc(Math.abs(offset) / 60);
  out.byte(offset < 0 ? 45 : 43);
  padded(out, Math.floor(minutes / 60), 2);
  out.byte(58);
  padded(out, minutes % 60, 2);
}

/** Whole seconds, rounded down, and the nanoseconds above them, of the 64-bit count in a row. */
function splitCount(values: BigInt64Array, words: Int32Array, row: number, unit: TimeUnit): [number, number] {
  const perSecond = PER_SECOND[unit];
  const count = words[row * 2 + 1]! * 2 ** 32 + (words[row * 2]! >>> 0);
  if (Number.isSafeInteger(count)) {
    const seconds = Math.floor(count / perSecond);
    return [seconds, (count - seconds * perSecond) * (1e9 / perSecond)];
  }
  const [exact, per] = [values[row]!, BigInt(perSecond)];
  const rest = ((exact % per) + per) % per;
  return [Number((exact - rest) / per), Number(rest) * (1e9 / perSecond)];
}

function writeTimestamp(out: ByteWriter, [utc, nanos]: [number, number], zone: Zone | null): void {
  const offset = zone === null ? 0 : zone.offsetAt(utc);
  const local = utc + offset;
  const days = Math.floor(local / DAY);
  writeDate(out, days);
  out.byte(84);
  writeClock(out, local - days * DAY, nanos);
  if (zone !== null) writeOffset(out, offset);
}

/**
 * A writer of numbers, booleans, dates, times and decimals, as Daft writes them into the format; null for other types.
 * Dates and times are ISO 8601, durations counts of their unit. JSON has no NaN and infinities: they are null there.
 */
export function scalarWriter(column: Column, out: ByteWriter, json: boolean): WriteRow | null {
  const { type } = column;
  switch (type.kind) {
    case 'null':
      return () => undefined;
    case 'bool': {
      const bits = column.values as Uint8Array;
      return (row) => out.ascii(getBit(bits, row) ? 'true' : 'false');
    }
    case 'int8':
    case 'int16':
    case 'int32':
    case 'uint8':
    case 'uint16':
    case 'uint32': {
      const values = column.values as Int32Array;
      return (row) => out.ascii(String(values[row]));
    }
    case 'int64':
    case 'uint64':
    case 'duration':
      return wideWriter(column, out);
    case 'float16': {
      const values = column.values as Uint16Array;
      return (row) => {
        const value = halfValue(values[row]!);
        out.ascii(Number.isFinite(value) ? String(value) : special(value, json));
      };
    }
    case 'float32':
    case 'float64': {
      const values = column.values as Float64Array;
      const single = type.kind === 'float32';
      const style = json ? JSON_FLOAT : single ? PLAIN_SINGLE : PLAIN_DOUBLE;
      return (row) => {
        const value = values[row]!;
        out.ascii(Number.isFinite(value) ? finiteFloatText(value, single, style) : special(value, json));
      };
    }
    case 'decimal': {
      const values = column.values as Uint8Array;
      return (row) => out.ascii(formatDecimal(readDecimal(values, row), type.scale));
    }
    case 'date':
      return quoted(out, json, (row) => writeDate(out, column.values![row] as number));
    case 'time':
    case 'timestamp': {
      const values = column.values as BigInt64Array;
      const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
      const zone = type.kind === 'timestamp' && type.timezone !== null ? zoneOf(type.timezone) : null;
      return quoted(out, json, (row) => {
        const parts = splitCount(values, words, row, type.unit);
        if (type.kind === 'time') writeClock(out, ...parts);
        else writeTimestamp(out, parts, zone);
      });
    }
    default:
      return null;
  }
}

const special = (value: number, json: boolean): string =>
  json ? 'null' : Number.isNaN(value) ? 'NaN' : value > 0 ? 'inf' : '-inf';

function quoted(out: ByteWriter, json: boolean, write: WriteRow): WriteRow {
  if (!json) return write;
  return (row) => {
    out.byte(34);
    write(row);
    out.byte(34);
  };
}

function wideWriter({ values, type }: Column, out: ByteWriter): WriteRow {
  const wide = values as BigInt64Array;
  const words = new Int32Array(wide.buffer, wide.byteOffset, wide.length * 2);
  const unsigned = type.kind === 'uint64';
  return (row) => {
    const high = words[row * 2 + 1]!;
    const value = (unsigned ? high >>> 0 : high) * 2 ** 32 + (words[row * 2]! >>> 0);
    out.ascii(String(Number.isSafeInteger(value) ? value : wide[row]));
  };
}
