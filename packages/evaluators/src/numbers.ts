import type { Column, Values } from '@pixelframe/columnar';

const TWO_32 = 2 ** 32;

/**
 * A numeric (or date, time, timestamp) column as JS numbers without BigInt: 64-bit integers are put together from
 * their halves, null when one of them lies outside the safe range and only BigInt arithmetic would be exact.
 */
export function asNumbers(column: Column): Exclude<Values, BigInt64Array | BigUint64Array> | null {
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
  return values as Exclude<Values, BigInt64Array | BigUint64Array>;
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

/** Every value as a BigInt: the exact, slow path. */
export const asBigInts = (column: Column): bigint[] =>
  Array.from(column.values as ArrayLike<number | bigint>, (value) => BigInt(value));
