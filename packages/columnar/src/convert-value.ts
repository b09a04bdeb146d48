import type { Column, Values } from './column.ts';
import { valuesConstructor } from './column.ts';
import type { DataType, IntegerKind } from './data-type.ts';
import { halfBits } from './half-float.ts';
import { validityOf } from './strings.ts';
import { millisTo, MS_PER_DAY } from './time/units.ts';
import type { ValueSource } from './value-source.ts';
import { badValue } from './value-source.ts';

const BOUNDS: Readonly<Record<IntegerKind, readonly [bigint, bigint]>> = {
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint8: [0n, 2n ** 8n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

type Convert = (value: unknown) => number | bigint | undefined;

const wide = (kind: string): boolean => kind === 'int64' || kind === 'uint64';

function toInteger(kind: IntegerKind): Convert {
  const [low, high] = BOUNDS[kind];
  const [min, max] = [Number(low), Number(high)];
  return (value) => {
    if (typeof value === 'bigint') {
      if (value < low || value > high) return undefined;
      return wide(kind) ? value : Number(value);
    }
    if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
    if (!wide(kind)) return value < min || value > max ? undefined : value;
    const exact = BigInt(value);
    return exact < low || exact > high ? undefined : exact;
  };
}

const toFloat: Convert = (value) => {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : undefined;
};

const toHalf: Convert = (value) => {
  const number = toFloat(value);
  return number === undefined ? undefined : halfBits(number as number);
};

const toRaw64 = toInteger('int64');

const millisOf = (value: unknown): number | undefined => {
  if (!(value instanceof Date)) return undefined;
  const millis = value.getTime();
  return Number.isNaN(millis) ? undefined : Math.floor(millis);
};

/** Converter of one present value to its stored number; undefined when the type cannot hold it. */
export function converterFor(type: DataType): Convert | undefined {
  switch (type.kind) {
    case 'float16':
      return toHalf;
    case 'float32':
    case 'float64':
      return toFloat;
    case 'date': {
      const toDays = toInteger('int32');
      return (value) => {
        const millis = millisOf(value);
        return toDays(millis === undefined ? value : Math.floor(millis / MS_PER_DAY));
      };
    }
    case 'timestamp':
      return (value) => {
        const millis = millisOf(value);
        return toRaw64(millis === undefined ? value : millisTo(type.unit, millis));
      };
    case 'time':
    case 'duration':
      return toRaw64;
    default:
      return type.kind in BOUNDS ? toInteger(type.kind as IntegerKind) : undefined;
  }
}

/** A column of one number a row from user values, each checked. */
export function numberColumn(
  values: ArrayLike<unknown>,
  type: DataType,
  convert: Convert,
  source: ValueSource,
): Column {
  const Numbers = valuesConstructor(type)!;
  const out: Values = new Numbers(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const stored = convert(value);
    if (stored === undefined) throw badValue(value, type, i, source);
    out[i] = stored;
  }
  return { type, length: values.length, validity: validityOf(values), values: out, offsets: null, children: [] };
}
