import type { Column, Values } from '@pixelframe/columnar';
import { getBit, halfToFloat } from '@pixelframe/columnar';

const TWO_32 = 2 ** 32;

type Narrow = Exclude<Values, BigInt64Array | BigUint64Array>;

/** Whether a column stores 64-bit integers: those, times, timestamps and durations. */
export const isWide = ({ values }: Column): boolean =>
  values instanceof BigInt64Array || values instanceof BigUint64Array;

/** The numbers of the column's rows: storage may go on behind them. */
export const storedValues = ({ values, length }: Column): Values =>
  values!.length === length ? values! : (values!.subarray(0, length) as Values);

/** 32-bit halves of 64-bit storage, low then high. */
export function halvesOf({ values }: Column): Int32Array<ArrayBuffer> {
  return new Int32Array(values!.buffer, values!.byteOffset, values!.length * 2);
}

/**
 * A numeric (or date, time, timestamp) column as JS numbers without BigInt: 64-bit integers are put together from
 * their halves, null when one of them lies outside the safe range and only BigInt arithmetic would be exact.
 */
export function asNumbers(column: Column): Narrow | null {
  const { values } = column;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    const signed = values instanceof BigInt64Array;
    const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    const result = new Float64Array(values.length);
    for (let i = 0; i < values.length; i++) {
      const high = signed ? halves[2 * i + 1]! | 0 : halves[2 * i + 1]!;
      if (high >= 0x20_0000 || high < -0x20_0000) return null;
      result[i] = high * TWO_32 + halves[2 * i]!;
    }
    return result;
  }
  return column.type.kind === 'float16' ? halfToFloat(values as Uint16Array) : (values as Narrow);
}

/**
 * Any column of one number (or boolean) a row as Float64: one class of array, so that the loops over it compile to
 * plain loads. 64-bit integers past 2^53 are rounded to the nearest.
 */
export function asFloat64(column: Column): Float64Array {
  const { type, length } = column;
  const values = type.kind === 'bool' ? column.values! : storedValues(column);
  if (values instanceof Float64Array) return values;
  if (type.kind === 'bool') return Float64Array.from({ length }, (_, i) => (getBit(values as Uint8Array, i) ? 1 : 0));
  if (type.kind === 'float16') return new Float64Array(halfToFloat(values as Uint16Array));
  if (!isWide(column)) return new Float64Array(values as Narrow);
  const halves = new Uint32Array(values!.buffer, values!.byteOffset, length * 2);
  const out = new Float64Array(length);
  // The product is exact, so the sum is rounded once. `| 0` makes a sign of the top bit.
  if (values instanceof BigUint64Array) {
    for (let i = 0; i < length; i++) out[i] = halves[2 * i + 1]! * TWO_32 + halves[2 * i]!;
  } else {
    for (let i = 0; i < length; i++) out[i] = (halves[2 * i + 1]! | 0) * TWO_32 + halves[2 * i]!;
  }
  return out;
}

/** Writes safe integers into 64-bit storage; false when one is not a safe integer. */
export function writeSafeIntegers(numbers: ArrayLike<number>, target: BigInt64Array | BigUint64Array): boolean {
  const halves = new Int32Array(target.buffer, target.byteOffset, target.length * 2);
  const unsigned = target instanceof BigUint64Array;
  for (let i = 0; i < target.length; i++) {
    const value = numbers[i]!;
    if (!Number.isSafeInteger(value) || (unsigned && value < 0)) return false;
    halves[2 * i] = value;
    halves[2 * i + 1] = Math.floor(value / TWO_32);
  }
  return true;
}

/**
 * A 64-bit column with every value changed: by `fast` where values and results are safe integers, else, all of them, by
 * `exact`.
 */
export function mapIntegers(
  column: Column,
  fast: (value: number) => number,
  exact: (value: bigint) => bigint,
): BigInt64Array<ArrayBuffer> {
  const out = new BigInt64Array(column.length);
  const numbers = asNumbers(column) as Float64Array | null;
  if (numbers !== null && writeSafeIntegers(numbers.map(fast), out)) return out;
  const values = column.values as BigInt64Array;
  for (let i = 0; i < out.length; i++) out[i] = exact(values[i]!);
  return out;
}

/** Every value as a BigInt: the exact, slow path. */
export const asBigInts = (column: Column): bigint[] =>
  Array.from(column.values as ArrayLike<number | bigint>, (value) => BigInt(value));
