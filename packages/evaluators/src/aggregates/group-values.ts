import type { Column, DataType, Values } from '@pixelframe/columnar';
import {
  bitmapBytes,
  fixedWidthColumn,
  getBit,
  halfBits,
  halfToFloat,
  setBit,
  valuesConstructor,
} from '@pixelframe/columnar';
import { writeSafeIntegers } from '../numbers.ts';

type Ids = Int32Array<ArrayBuffer>;

interface Masked {
  readonly ids: Int32Array;
  readonly groups: number;
  readonly masked: Ids;
}

/** What several aggregates of the same rows need, made once. */
interface Shared {
  readonly masks: Map<Uint8Array, Masked>;
  readonly counts: Map<Int32Array, Float64Array<ArrayBuffer>>;
  readonly numbers: Map<Values, Numbers>;
}

let shared: Shared | null = null;

/** Aggregates computed inside share what they make of their inputs; it is forgotten at the end. */
export function sharingInputs<T>(compute: () => T): T {
  const outer = shared;
  shared = { masks: new Map(), counts: new Map(), numbers: new Map() };
  try {
    return compute();
  } finally {
    shared = outer;
  }
}

/**
 * The group of each row that has a value; rows without go to a group of their own after all others, so that loops need
 * not look for them.
 */
export function presentIds({ type, validity, length }: Column, ids: Int32Array, groups: number): Int32Array {
  if (type.kind === 'null') return new Int32Array(length).fill(groups);
  if (validity === null) return ids;
  const known = shared?.masks.get(validity);
  if (known?.ids === ids && known.groups === groups) return known.masked;
  const masked = new Int32Array(length);
  for (let i = 0; i < length; i++) masked[i] = (validity[i >> 3]! >> (i & 7)) & 1 ? ids[i]! : groups;
  shared?.masks.set(validity, { ids, groups, masked });
  return masked;
}

/** How many rows each group has, of these numbers. */
export function groupCounts(ids: Int32Array, groups: number): Float64Array<ArrayBuffer> {
  const known = shared?.counts.get(ids);
  if (known?.length === groups) return known;
  const counts = new Float64Array(groups + 1);
  for (let i = 0; i < ids.length; i++) counts[ids[i]!]!++;
  const result = counts.subarray(0, groups);
  shared?.counts.set(ids, result);
  return result;
}

/** Sums by group, each in the order of the rows. */
export function groupSums(values: Float64Array, ids: Int32Array, groups: number): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(groups + 1);
  for (let i = 0; i < ids.length; i++) sums[ids[i]!]! += values[i]!;
  return sums.subarray(0, groups);
}

/** Valid where a group has a row; null when all have. */
export function hasRows(counts: Float64Array): Column['validity'] {
  if (counts.every((count) => count > 0)) return null;
  const validity = new Uint8Array(bitmapBytes(counts.length));
  for (let g = 0; g < counts.length; g++) if (counts[g]! > 0) setBit(validity, g);
  return validity;
}

export const floats = (values: Float64Array<ArrayBuffer>, validity: Column['validity'] = null): Column =>
  fixedWidthColumn({ kind: 'float64' }, values, validity);

export const float64s = (column: Column): Float64Array<ArrayBuffer> => column.values as Float64Array<ArrayBuffer>;

/** Whole numbers as UInt64. */
export function uint64Column(numbers: Float64Array): Column {
  const values = new BigUint64Array(numbers.length);
  writeSafeIntegers(numbers, values);
  return fixedWidthColumn({ kind: 'uint64' }, values);
}

/** Numbers as a column of a numeric or temporal type with one element a row; whole numbers in 64 bits must be safe. */
export function numberColumn(numbers: Float64Array, type: DataType, validity: Column['validity']): Column {
  const values: Values = new (valuesConstructor(type)!)(numbers.length);
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) writeSafeIntegers(numbers, values);
  else if (type.kind === 'float16') values.set(numbers.map(halfBits));
  else values.set(numbers);
  return fixedWidthColumn(type, values, validity);
}

export interface Numbers {
  readonly values: Float64Array<ArrayBuffer>;
  /** No 64-bit integer among them is rounded. */
  readonly exact: boolean;
  /** No whole number is further from 0; of floats infinity. */
  readonly bound: number;
}

const TWO_32 = 2 ** 32;

function longNumbers(values: BigInt64Array | BigUint64Array): Numbers {
  const signed = values instanceof BigInt64Array;
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const result = new Float64Array(values.length);
  let bound = 0;
  for (let i = 0; i < values.length; i++) {
    const word = words[2 * i + 1]!;
    const value = (signed ? word | 0 : word) * TWO_32 + words[2 * i]!;
    result[i] = value;
    if (value > bound) bound = value;
    else if (-value > bound) bound = -value;
  }
  return { values: result, exact: bound <= Number.MAX_SAFE_INTEGER, bound };
}

function decimalNumbers(bytes: Uint8Array, scale: number): Numbers {
  const words = new Uint32Array(bytes.slice().buffer);
  const values = new Float64Array(words.length >> 2);
  const unit = 10 ** scale;
  for (let i = 0; i < values.length; i++) {
    const negative = words[4 * i + 3]! >> 31 !== 0;
    let value = 0;
    // Of a negative number the complement, so that no small one is the difference of two large ones.
    for (let k = 3; k >= 0; k--) value = value * TWO_32 + (negative ? ~words[4 * i + k]! >>> 0 : words[4 * i + k]!);
    values[i] = (negative ? -value - 1 : value) / unit;
  }
  return { values, exact: false, bound: Infinity };
}

function convert({ type, values, length }: Column): Numbers {
  if (values instanceof Float64Array) return { values, exact: true, bound: Infinity };
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return longNumbers(values);
  if (type.kind === 'decimal') return decimalNumbers(values as Uint8Array, type.scale);
  if (type.kind === 'bool') {
    const bits = new Float64Array(length);
    for (let i = 0; i < length; i++) bits[i] = Number(getBit(values as Uint8Array, i));
    return { values: bits, exact: true, bound: 1 };
  }
  if (type.kind === 'float16') {
    return { values: new Float64Array(halfToFloat(values as Uint16Array, length)), exact: true, bound: Infinity };
  }
  const bound = values instanceof Float32Array ? Infinity : TWO_32;
  return { values: new Float64Array(values as Float32Array), exact: true, bound };
}

/** Types whose values are read alike whatever the type says. */
const keepable = ({ kind }: DataType): boolean => !['decimal', 'bool', 'float16'].includes(kind);

/** The values of a numeric or temporal column as Float64. */
export function numbersOf(column: Column): Numbers {
  const { values, type, length } = column;
  if (values === null) return { values: new Float64Array(length), exact: true, bound: 0 };
  const known = keepable(type) ? shared?.numbers.get(values) : undefined;
  if (known !== undefined) return known;
  const numbers = convert(column);
  if (keepable(type)) shared?.numbers.set(values, numbers);
  return numbers;
}
