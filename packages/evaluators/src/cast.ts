import type { Column, DataType, TimeUnit } from '@pixelframe/columnar';
import {
  clearBit,
  columnToValues,
  fixedWidthColumn,
  fullBitmap,
  getBit,
  isFloat,
  isInteger,
  isNumeric,
  isValid,
  nullColumn,
  PlanError,
  retype,
  sameType,
  storageType,
  stringColumn,
  stringsOf,
  typeName,
  valuesConstructor,
} from '@pixelframe/columnar';
import { asNumbers, writeSafeIntegers } from './numbers.ts';
import { boolColumn } from './validity.ts';

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n };

const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint32: [0, 2 ** 32 - 1],
};

/** Clears the rows of `bad` from a copy of the validity. */
function without(column: Column, bad: readonly number[]): Column['validity'] {
  if (bad.length === 0) return column.validity;
  const validity = column.validity?.slice() ?? fullBitmap(column.length);
  for (const row of bad) clearBit(validity, row);
  return validity;
}

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
  return fixedWidthColumn(to, values, without(source, bad));
}

function numbersOf(column: Column): ArrayLike<number> {
  if (column.type.kind === 'bool') {
    const bits = column.values as Uint8Array;
    return Uint8Array.from({ length: column.length }, (_, i) => (getBit(bits, i) ? 1 : 0));
  }
  return asNumbers(column) ?? Float64Array.from(column.values as BigInt64Array, Number);
}

function parseStrings(column: Column, to: DataType): Column {
  const bad: number[] = [];
  const texts = stringsOf(column);
  if (to.kind === 'bool') {
    const parsed = texts.map((text) => (text === null ? null : text.trim().toLowerCase()));
    parsed.forEach((text, i) => {
      if (text !== 'true' && text !== 'false' && text !== '1' && text !== '0') bad.push(i);
    });
    return boolColumn(column.length, (i) => parsed[i] === 'true' || parsed[i] === '1', without(column, bad));
  }
  if (to.kind === 'int64' || to.kind === 'uint64') {
    const values = new (to.kind === 'int64' ? BigInt64Array : BigUint64Array)(column.length);
    texts.forEach((text, i) => {
      if (text !== null && /^\s*[+-]?\d+\s*$/.test(text)) {
        const value = BigInt(text.trim().replace(/^\+/, ''));
        values[i] = value;
        if (values[i] === value) return;
      }
      bad.push(i);
    });
    return fixedWidthColumn(to, values, without(column, bad));
  }
  const numbers = texts.map((text, i) => {
    const trimmed = text?.trim() ?? '';
    const value =
      trimmed === '' || /^[+-]?0[xob]/i.test(trimmed)
        ? Number.NaN
        : Number(trimmed.replace(/^([+-]?)inf(inity)?$/i, '$1Infinity'));
    if (Number.isNaN(value) && trimmed.toLowerCase() !== 'nan') bad.push(i);
    else if (isInteger(to) && !Number.isInteger(value)) bad.push(i);
    return value;
  });
  return fromNumbers(numbers, { ...column, validity: without(column, bad) }, to);
}

const formatFloat = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : String(value);

function toStrings(column: Column): Column {
  const values = columnToValues(column, { int64: 'bigint' });
  return stringColumn(
    values.map((value) => {
      if (value === null) return null;
      if (typeof value === 'number') {
        // Daft prints a whole float with its point: 1.0.
        return isFloat(column.type) && Number.isInteger(value) ? value.toFixed(1) : formatFloat(value);
      }
      if (value instanceof Date) {
        return column.type.kind === 'date'
          ? value.toISOString().slice(0, 10)
          : value
              .toISOString()
              .replace('T', ' ')
              .replace(/\.?0*Z$/, '');
      }
      return String(value);
    }),
  );
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
  return fromNumbers(numbersOf(column), column, to);
}

function castList(column: Column, to: DataType): Column {
  const from = storageType(column.type);
  const target = storageType(to) as { kind: 'list' | 'fixedSizeList'; item: DataType; size?: number };
  const child = castColumn(column.children[0]!, target.item);
  if (from.kind === 'fixedSizeList') {
    if (target.kind === 'list') {
      const offsets = Int32Array.from({ length: column.length + 1 }, (_, i) => i * from.size);
      return { ...column, type: to, offsets, children: [child] };
    }
    if (from.size !== target.size) {
      throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: the sizes differ.`);
    }
    return { ...column, type: to, children: [child] };
  }
  if (target.kind === 'list') return { ...column, type: to, children: [child] };
  const size = target.size!;
  const offsets = column.offsets!;
  const regular = Array.from({ length: column.length }, (_, i) => i).every(
    (i) => !isValid(column, i) || offsets[i + 1]! - offsets[i]! === size,
  );
  if (!regular || (column.validity !== null && child.length !== column.length * size)) {
    throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: not every list has ${size} items.`);
  }
  return { ...column, type: to, offsets: null, children: [child] };
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
  return { ...column, type: to, validity: without(column, bad) };
}

/** Converts a column by Daft's rules; values that cannot be converted become null. */
export function castColumn(column: Column, to: DataType): Column {
  const from = column.type;
  if (sameType(from, to)) return column;
  if (from.kind === 'null') return nullColumn(to, column.length);
  if (to.kind === 'string') {
    if (from.kind === 'binary') return bytesAsText(column, to);
    return toStrings(column);
  }
  if (from.kind === 'string') {
    return to.kind === 'binary' ? retype(column, to) : parseStrings(column, to);
  }
  if (to.kind === 'bool' && isNumeric(from)) {
    const numbers = numbersOf(column);
    return boolColumn(column.length, (i) => numbers[i] !== 0, column.validity);
  }
  if ((isNumeric(from) || from.kind === 'bool') && isNumeric(to)) {
    if ((from.kind === 'int64' && to.kind === 'uint64') || (from.kind === 'uint64' && to.kind === 'int64')) {
      const values = column.values as BigInt64Array<ArrayBuffer>;
      const bad: number[] = [];
      values.forEach((value, i) => {
        if (to.kind === 'uint64' ? value < 0n : value > 0x7fff_ffff_ffff_ffffn) bad.push(i);
      });
      const view = new (to.kind === 'uint64' ? BigUint64Array : BigInt64Array)(
        values.buffer,
        values.byteOffset,
        values.length,
      );
      return fixedWidthColumn(to, view, without(column, bad));
    }
    return fromNumbers(numbersOf(column), column, to);
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
    return { type: to, length: column.length, validity: without(column, bad), values, offsets: null, children: [] };
  }
  const storage = storageType(from);
  if (storage.kind === 'list' || storage.kind === 'fixedSizeList') return castList(column, to);
  return castTemporal(column, to);
}
