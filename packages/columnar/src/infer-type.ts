import type { ImageMode, NumericKind } from './data-type.ts';
import { DataType, sameType, typeName } from './data-type.ts';
import { PlanError } from './errors.ts';
import { fieldSource, flatten, pluck, unionOfKeys } from './flatten.ts';
import type { ImageValue } from './image.ts';
import type { TensorValue } from './tensor.ts';
import type { TypedArray } from './typed-array.ts';
import { kindOfTypedArray } from './typed-array.ts';
import type { ValueFamily } from './value-family.ts';
import { familyOf } from './value-family.ts';
import type { ValueSource } from './value-source.ts';
import { describeValue, valueError } from './value-source.ts';

const MAX_INT64 = 2n ** 63n - 1n;

/**
 * The type of a column of JS values. Numbers: Int64 if every one is a safe integer, else Float64; bigint: Int64, or
 * UInt64 past 2^63 - 1; Date: Timestamp[ms]; Uint8Array: Binary; equal-length Float32Arrays: Embedding; other typed
 * arrays and arrays: List; objects: Struct over the union of keys, or Image / Tensor by their exact keys; Map: Map;
 * null and undefined: null. PlanError naming column, row and both types when values do not go together.
 */
export function inferType(values: readonly unknown[] | TypedArray, name?: string): DataType {
  const kind = kindOfTypedArray(values);
  return kind === undefined ? inferFrom(values, { name, rowOf: (index) => index }) : DataType[kind]();
}

export function inferFrom(values: ArrayLike<unknown>, source: ValueSource): DataType {
  let family: ValueFamily | undefined;
  let first = 0;
  let fraction = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const own = familyOf(value);
    if (own === undefined) throw valueError(`no column type holds ${describeValue(value)}.`, i, source);
    if (own === 'number' && fraction < 0 && !Number.isSafeInteger(value)) fraction = i;
    if (family === undefined) {
      family = own;
      first = i;
    } else if (own !== family) {
      const bothIntegers = (own === 'bigint' && family === 'number') || (own === 'number' && family === 'bigint');
      if (!bothIntegers) throw mixed(values, first, i, source);
      family = 'bigint';
    }
  }
  if (family === 'bigint' && fraction >= 0) throw mixed(values, fraction, bigintRow(values), source);
  return family === undefined ? DataType.null() : inferFamily(family, values, source);
}

const bigintRow = (values: ArrayLike<unknown>): number =>
  Array.prototype.findIndex.call(values, (v) => typeof v === 'bigint');

function mixed(values: ArrayLike<unknown>, a: number, b: number, source: ValueSource): PlanError {
  const [early, late] = a < b ? [a, b] : [b, a];
  const typeAt = (i: number): string => typeName(inferFrom([values[i]], { ...source, rowOf: () => source.rowOf(i) }));
  return valueError(
    `${typeAt(late)} does not go with the ${typeAt(early)} of row ${source.rowOf(early)}.`,
    late,
    source,
    'Give every value of a column the same type, or pass the type you want.',
  );
}

const present = <T>(values: ArrayLike<unknown>): T[] =>
  Array.prototype.filter.call(values, (value) => value !== null && value !== undefined) as T[];

function inferFamily(family: ValueFamily, values: ArrayLike<unknown>, source: ValueSource): DataType {
  switch (family) {
    case 'number':
      return present<number>(values).every((n) => Number.isSafeInteger(n)) ? DataType.int64() : DataType.float64();
    case 'bigint':
      return inferBigints(values, source);
    case 'boolean':
      return DataType.bool();
    case 'string':
      return DataType.string();
    case 'date':
      return DataType.timestamp('ms');
    case 'bytes':
      return DataType.binary();
    case 'image': {
      const modes = new Set<ImageMode>(present<ImageValue>(values).map((image) => image.mode));
      return DataType.image(modes.size === 1 ? [...modes][0]! : null);
    }
    case 'tensor':
      return DataType.tensor(
        DataType[
          uniformKind(
            values,
            (value) => (value as TensorValue).data,
            (item) => DataType.tensor(item),
            source,
          )
        ](),
      );
    case 'typedArray': {
      const kind = uniformKind(values, (value) => value as TypedArray, DataType.list, source);
      const lengths = new Set(present<TypedArray>(values).map((array) => array.length));
      const [length = 0] = lengths;
      if (kind === 'float32' && lengths.size === 1 && length > 0) return DataType.embedding(DataType.float32(), length);
      return DataType.list(DataType[kind]());
    }
    case 'array': {
      const flat = flatten(values, (value) => value as readonly unknown[], source);
      return DataType.list(inferFrom(flat.items, flat.source));
    }
    case 'map': {
      const flat = flatten(values, (value) => [...(value as ReadonlyMap<unknown, unknown>)], source);
      const side = (i: 0 | 1): DataType =>
        inferFrom(
          flat.items.map((pair) => (pair as unknown[])[i]),
          flat.source,
        );
      return DataType.map(side(0), side(1));
    }
    case 'struct':
      return structOf(
        unionOfKeys(values).map((key) => [key, inferFrom(pluck(values, key), fieldSource(source, key))] as const),
      );
    default:
      return family satisfies never;
  }
}

/** Fields from entries: an object would lose a field called `__proto__`. */
export const structOf = (entries: readonly (readonly [string, DataType])[]): DataType =>
  Object.freeze({ kind: 'struct', fields: entries.map(([name, type]) => ({ name, type })) });

function inferBigints(values: ArrayLike<unknown>, source: ValueSource): DataType {
  let lowest = 0n;
  let highest = 0n;
  let highestRow = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number | bigint | null | undefined;
    if (value === null || value === undefined) continue;
    if (value < lowest) lowest = BigInt(value);
    if (value > highest) {
      highest = BigInt(value);
      highestRow = i;
    }
  }
  if (lowest >= -MAX_INT64 - 1n && highest <= MAX_INT64) return DataType.int64();
  if (lowest >= 0n && highest < 2n ** 64n) return DataType.uint64();
  throw valueError(
    `the integers from ${lowest} to ${highest} fit neither Int64 nor UInt64.`,
    highestRow,
    source,
    'Pass them as strings with DataType.decimal128(38, 0), or as numbers with DataType.float64().',
  );
}

function uniformKind(
  values: ArrayLike<unknown>,
  arrayOf: (value: unknown) => TypedArray,
  typeOf: (item: DataType) => DataType,
  source: ValueSource,
): NumericKind {
  let kind: NumericKind | undefined;
  let first = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    const own = kindOfTypedArray(arrayOf(value))!;
    if (kind === undefined) {
      kind = own;
      first = i;
    } else if (!sameType(DataType[own](), DataType[kind]())) {
      throw valueError(
        `${typeName(typeOf(DataType[own]()))} does not go with the ${typeName(typeOf(DataType[kind]()))} of row ${source.rowOf(first)}.`,
        i,
        source,
      );
    }
  }
  return kind!;
}
