import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import {
  fixedWidthColumn,
  getBit,
  isFloat,
  isNumeric,
  nullColumn,
  retype,
  sameType,
  storageType,
  valuesConstructor,
} from '@pixelframe/columnar';
import { castList } from './cast-list.ts';
import { formatStrings, parseStrings } from './cast-strings.ts';
import { asNumbers, writeSafeIntegers } from './numbers.ts';
import { boolColumn, validityWithout } from './validity.ts';

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n };

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 2 ** 32 - 1],
};

/** Numbers into `to`; what does not fit, NaN into an integer included, becomes null. */
function fromNumbers(numbers: ArrayLike<number>, source: Column, to: DataType): Column {
  const Constructor = valuesConstructor(to)!;
  const values = new Constructor(source.length);
  const bad: number[] = [];
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    const limits = values instanceof BigInt64Array ? [-(2 ** 63), 2 ** 63] : [0, 2 ** 64];
    const whole = Float64Array.from(numbers, Math.trunc);
    if (!writeSafeIntegers(whole, values)) {
      for (let i = 0; i < whole.length; i++) {
        const value = whole[i]!;
        if (value >= limits[0]! && value < limits[1]!) values[i] = BigInt(value);
        else bad.push(i);
      }
    }
  } else if (isFloat(to)) {
    for (let i = 0; i < source.length; i++) values[i] = numbers[i]!;
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

function numbersOf(column: Column): ArrayLike<number> {
  if (column.type.kind === 'bool') {
    const bits = column.values as Uint8Array;
    return Uint8Array.from({ length: column.length }, (_, i) => (getBit(bits, i) ? 1 : 0));
  }
  return asNumbers(column) ?? Float64Array.from(column.values as BigInt64Array, Number);
}

function rescale(column: Column, from: bigint, to: bigint, type: DataType): Column {
  const source = column.values as BigInt64Array;
  const values = new BigInt64Array(column.length);
  for (let i = 0; i < values.length; i++) {
    const product = source[i]! * to;
    let quotient = product / from;
    if (product < 0n && product % from !== 0n) quotient -= 1n;
    values[i] = quotient;
  }
  return fixedWidthColumn(type, values, column.validity);
}

const isWide = (type: DataType): boolean => ['int64', 'uint64', 'timestamp', 'duration', 'time'].includes(type.kind);

/** 64-bit storage read as another 64-bit type, exactly; what only one of the two can hold becomes null. */
function reinterpret64(column: Column, to: DataType): Column {
  const values = column.values as BigInt64Array<ArrayBuffer>;
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

const DAY_SECONDS = 86_400n;

function castTemporal(column: Column, to: DataType): Column {
  const from = column.type;
  if (from.kind === 'date' && to.kind === 'timestamp') {
    const days = BigInt64Array.from(column.values as Int32Array, BigInt);
    return rescale({ ...column, values: days }, 1n, DAY_SECONDS * PER_SECOND[to.unit], to);
  }
  if (from.kind === 'timestamp' && to.kind === 'timestamp') {
    return rescale(column, PER_SECOND[from.unit], PER_SECOND[to.unit], to);
  }
  if (from.kind === 'timestamp' && to.kind === 'date') {
    const days = rescale(column, DAY_SECONDS * PER_SECOND[from.unit], 1n, to);
    return { ...days, values: Int32Array.from(days.values as BigInt64Array, Number) };
  }
  // Integers and temporal types share their storage numbers.
  return isWide(from) && isWide(to) ? reinterpret64(column, to) : fromNumbers(numbersOf(column), column, to);
}

function bytesAsText(column: Column, to: DataType): Column {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = column.values as Uint8Array<ArrayBuffer>;
  const offsets = column.offsets!;
  const bad: number[] = [];
  for (let i = 0; i < column.length; i++) {
    try {
      decoder.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!));
    } catch {
      bad.push(i);
    }
  }
  return { ...column, type: to, validity: validityWithout(column, bad) };
}

/** Converts a column by Daft's rules; values that cannot be converted become null. */
export function castColumn(column: Column, to: DataType): Column {
  const from = column.type;
  if (sameType(from, to)) return column;
  if (from.kind === 'null') return nullColumn(to, column.length);
  if (to.kind === 'string') {
    if (from.kind === 'binary') return bytesAsText(column, to);
    return formatStrings(column);
  }
  if (from.kind === 'string') {
    return to.kind === 'binary' ? retype(column, to) : parseStrings(column, to);
  }
  if (to.kind === 'bool' && isNumeric(from)) {
    const numbers = numbersOf(column);
    return boolColumn(column.length, (i) => numbers[i] !== 0, column.validity);
  }
  if ((isNumeric(from) || from.kind === 'bool') && isNumeric(to)) {
    return isWide(from) && isWide(to) ? reinterpret64(column, to) : fromNumbers(numbersOf(column), column, to);
  }
  if (from.kind === 'fixedSizeBinary' && to.kind === 'binary') {
    const offsets = Int32Array.from({ length: column.length + 1 }, (_, i) => i * from.size);
    return { ...column, type: to, offsets };
  }
  if (from.kind === 'binary' && to.kind === 'fixedSizeBinary') {
    const values = new Uint8Array(column.length * to.size);
    const bad: number[] = [];
    const offsets = column.offsets!;
    for (let i = 0; i < column.length; i++) {
      const bytes = (column.values as Uint8Array).subarray(offsets[i]!, offsets[i + 1]!);
      if (bytes.length === to.size) values.set(bytes, i * to.size);
      else bad.push(i);
    }
    return {
      type: to,
      length: column.length,
      validity: validityWithout(column, bad),
      values,
      offsets: null,
      children: [],
    };
  }
  const storage = storageType(from);
  if (storage.kind === 'list' || storage.kind === 'fixedSizeList') return castList(column, to, castColumn);
  return castTemporal(column, to);
}
