import type { DataType, DataTypeOf, TimeUnit } from '@pixelframe/columnar';
import { formatDecimal, typeName, unitsPerSecond } from '@pixelframe/columnar';
import { fromHex } from '../binary/digits.ts';
import { parseDate, parseTimestamp } from '../parse-temporal.ts';
import type { Json } from './parse-json.ts';
import { JsonNumber, JsonObject } from './parse-json.ts';

/** A JSON value that is not one of the type asked for. */
export class MismatchError extends Error {}

export function mismatch(value: Json, type: DataType): never {
  const what =
    value instanceof JsonObject
      ? 'an object'
      : Array.isArray(value)
        ? `an array of ${value.length}`
        : value instanceof JsonNumber
          ? value.text
          : JSON.stringify(value);
  throw new MismatchError(`${what.length > 40 ? `${what.slice(0, 40)}...` : what} is no ${typeName(type)}`);
}

const INTEGER = /^[+-]?\d+$/;

/** The integer of a number (its fraction is cut off) or of a text of digits; null: it is none. */
function integerOf(value: Json): bigint | null {
  if (value instanceof JsonNumber) {
    if (INTEGER.test(value.text)) return BigInt(value.text);
    const number = Math.trunc(Number(value.text));
    return Number.isFinite(number) ? BigInt(number) : null;
  }
  return typeof value === 'string' && INTEGER.test(value) ? BigInt(value.replace('+', '')) : null;
}

const BITS: Readonly<Record<string, number>> = {
  int8: 8,
  int16: 16,
  int32: 32,
  int64: 64,
  uint8: 8,
  uint16: 16,
  uint32: 32,
  uint64: 64,
};

function fits(value: bigint, kind: string): boolean {
  const bits = BITS[kind]!;
  return (kind.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)) === value;
}

const SPECIAL = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i;

function floatOf(value: Json): number | null {
  if (value instanceof JsonNumber) return Number(value.text);
  if (typeof value !== 'string') return null;
  const special = SPECIAL.exec(value);
  if (special !== null) return special[2] !== undefined ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : null;
}

/** The unscaled integer of a decimal text, digits past the scale cut off; null: it is none or has too many digits. */
function decimalOf(text: string, { precision, scale }: DataTypeOf<'decimal'>): bigint | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  const digits = match === null ? '' : `${match[2]}${match[3] ?? ''}`;
  if (match === null || digits === '') return null;
  const shift = scale + Number(match[4] ?? 0) - (match[3]?.length ?? 0);
  const whole = BigInt(digits);
  const unscaled = shift >= 0 ? whole * 10n ** BigInt(shift) : whole / 10n ** BigInt(-shift);
  if (unscaled >= 10n ** BigInt(precision)) return null;
  return match[1] === '-' ? -unscaled : unscaled;
}

function clockOf(text: string, unit: TimeUnit): bigint | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/.exec(text);
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const perSecond = unitsPerSecond(unit);
  const fraction = BigInt((match[4] ?? '').padEnd(9, '0')) / (1_000_000_000n / perSecond);
  return BigInt(hour * 3600 + minute * 60 + second) * perSecond + fraction;
}

function bytesOf(value: Json, size: number | null): Uint8Array | null {
  const bytes = typeof value === 'string' ? fromHex(new TextEncoder().encode(value)) : '';
  return typeof bytes === 'string' || (size !== null && bytes.length !== size) ? null : bytes;
}

/** What `columnFromValues` takes for a value that is neither nested nor null; null: it is none of the type. */
function scalarOf(value: Json, type: DataType): unknown {
  switch (type.kind) {
    case 'bool':
      return typeof value === 'boolean' ? value : null;
    case 'float32':
    case 'float64':
      return floatOf(value);
    case 'string':
      if (value instanceof JsonNumber) return value.text;
      return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : null;
    case 'date':
      return typeof value === 'string' ? parseDate(value) : Number(integerOf(value) ?? Number.NaN);
    case 'timestamp':
      return typeof value === 'string' ? parseTimestamp(value, type.unit, type.timezone) : integerOf(value);
    case 'time':
      return (typeof value === 'string' ? clockOf(value, type.unit) : null) ?? integerOf(value);
    case 'duration':
      return integerOf(value);
    case 'decimal': {
      const text = value instanceof JsonNumber ? value.text : typeof value === 'string' ? value : '';
      const unscaled = decimalOf(text, type);
      return unscaled === null ? null : formatDecimal(unscaled, type.scale);
    }
    case 'binary':
      return bytesOf(value, null);
    case 'fixedSizeBinary':
      return bytesOf(value, type.size);
    default: {
      const integer = integerOf(value);
      return integer !== null && type.kind in BITS && fits(integer, type.kind) ? integer : null;
    }
  }
}

/** A value of a type that is not nested; throws a {@link MismatchError}. */
export function readScalar(value: Json, type: DataType): unknown {
  const scalar = scalarOf(value, type);
  return scalar === null || (type.kind === 'date' && !Number.isInteger(scalar)) ? mismatch(value, type) : scalar;
}
