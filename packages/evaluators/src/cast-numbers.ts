import type { Column, DataType } from '@pixelframe/columnar';
import { fixedWidthColumn, floatToHalf, isFloat, valuesConstructor } from '@pixelframe/columnar';
import { asFloat64, isWide, storedValues, writeSafeIntegers } from './numbers.ts';
import { boolColumn, validityWithout } from './validity.ts';

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 2 ** 32 - 1],
};

function wideFrom(numbers: Float64Array, values: BigInt64Array | BigUint64Array, bad: number[]): void {
  const whole = numbers.map(Math.trunc);
  if (writeSafeIntegers(whole, values)) return;
  const [low, high] = values instanceof BigInt64Array ? [-(2 ** 63), 2 ** 63] : [0, 2 ** 64];
  for (let i = 0; i < whole.length; i++) {
    const value = whole[i]!;
    if (value >= low && value < high) values[i] = BigInt(value);
    else bad.push(i);
  }
}

/** Numbers into the storage of `to`; what does not fit, NaN into an integer included, becomes null. */
export function fromNumbers(numbers: Float64Array, source: Column, to: DataType): Column {
  if (to.kind === 'float64') return fixedWidthColumn(to, numbers as Float64Array<ArrayBuffer>, source.validity);
  if (to.kind === 'float16') return fixedWidthColumn(to, floatToHalf(numbers), source.validity);
  if (isFloat(to)) return fixedWidthColumn(to, new Float32Array(numbers), source.validity);
  const values = new (valuesConstructor(to)!)(source.length);
  const bad: number[] = [];
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    wideFrom(numbers, values, bad);
  } else {
    const [low, high] = LIMITS[to.kind] ?? LIMITS['int32']!;
    for (let i = 0; i < source.length; i++) {
      const value = Math.trunc(numbers[i]!);
      if (value >= low && value <= high) values[i] = value;
      else bad.push(i);
    }
  }
  return fixedWidthColumn(to, values, validityWithout(source, bad));
}

/** 64-bit storage read as another 64-bit type, exactly; what only one of the two can hold becomes null. */
function reinterpret64(column: Column, to: DataType): Column {
  const values = storedValues(column) as BigInt64Array<ArrayBuffer>;
  const bad: number[] = [];
  const unsigned = [column.type, to].filter((type) => type.kind === 'uint64').length;
  if (unsigned === 1) {
    // The top bit is a sign on one side only.
    const high = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
    for (let i = 0; i < values.length; i++) if (high[2 * i + 1]! < 0) bad.push(i);
  }
  const Constructor = valuesConstructor(to)!;
  return fixedWidthColumn(
    to,
    new Constructor(values.buffer, values.byteOffset, values.length),
    validityWithout(column, bad),
  );
}

/** Between types that store one number (or bit) a row: dates and times are the counts they store. */
export function castNumbers(column: Column, to: DataType): Column {
  if (to.kind === 'bool') {
    const numbers = asFloat64(column);
    return boolColumn(column.length, (i) => numbers[i] !== 0, column.validity);
  }
  const wide = valuesConstructor(to) === BigInt64Array || valuesConstructor(to) === BigUint64Array;
  return isWide(column) && wide ? reinterpret64(column, to) : fromNumbers(asFloat64(column), column, to);
}
