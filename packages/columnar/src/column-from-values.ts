import { binaryColumn } from './binary.ts';
import type { Column, Values } from './column.ts';
import { bitmapBytes, fixedWidthColumn, nullColumn, setBit, valuesConstructor } from './column.ts';
import { converterFor, numberColumn } from './convert-value.ts';
import type { DataTypeOf } from './data-type.ts';
import { DataType, isFloat } from './data-type.ts';
import { parseDecimal, writeDecimal } from './decimal.ts';
import { fieldSource, flatten, pluck } from './flatten.ts';
import type { ImageValue } from './image.ts';
import { imageColumn } from './image.ts';
import { inferFrom } from './infer-type.ts';
import { checkOffset } from './limits.ts';
import { stringColumn, validityOf } from './strings.ts';
import type { TensorValue } from './tensor.ts';
import { embeddingColumn, tensorColumn } from './tensor.ts';
import type { TypedArray } from './typed-array.ts';
import { isTypedArray, kindOfTypedArray } from './typed-array.ts';
import { bytesOf, isImageValue, isPlainObject, isSequence, isTensorValue } from './value-family.ts';
import type { ValueSource } from './value-source.ts';
import { badValue } from './value-source.ts';

/**
 * A column of JS values; always a copy. Without `type` it is inferred, see {@link inferType}; with it every value is
 * checked and converted, and what does not fit is a PlanError naming column, row and value. undefined is null.
 */
export function columnFromValues(values: readonly unknown[] | TypedArray, type?: DataType, name?: string): Column {
  const kind = kindOfTypedArray(values);
  if (kind !== undefined && kind !== 'float16' && (type === undefined || type.kind === kind)) {
    const Numbers = valuesConstructor(DataType[kind]())!;
    const copy = new Numbers(values.length);
    // Equal kinds; `set` is typed per class, so one class stands for all.
    (copy as Float64Array).set(values as Float64Array);
    return fixedWidthColumn(DataType[kind](), copy);
  }
  const source: ValueSource = { name, rowOf: (index) => index };
  return build(values, type ?? inferFrom(values, source), source);
}

/** `convert` over the present values; undefined from it is the error of that row. */
function checked<T>(
  values: ArrayLike<unknown>,
  type: DataType,
  source: ValueSource,
  convert: (value: unknown) => T | undefined,
): (T | null)[] {
  const out: (T | null)[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      out.push(null);
      continue;
    }
    const converted = convert(value);
    if (converted === undefined) throw badValue(value, type, i, source);
    out.push(converted);
  }
  return out;
}

function build(values: ArrayLike<unknown>, type: DataType, source: ValueSource): Column {
  const convert = converterFor(type);
  if (convert !== undefined) return numberColumn(values, type, convert, source);
  switch (type.kind) {
    case 'null':
      checked(values, type, source, () => undefined);
      return nullColumn(type, values.length);
    case 'bool':
      return boolColumn(checked(values, type, source, (value) => (typeof value === 'boolean' ? value : undefined)));
    case 'string':
      return stringColumn(checked(values, type, source, (value) => (typeof value === 'string' ? value : undefined)));
    case 'binary':
      return binaryColumn(checked(values, type, source, bytesOf));
    case 'fixedSizeBinary':
      return fixedBytes(values, type, source);
    case 'decimal':
      return decimalColumn(values, type, source);
    case 'object':
      return objectColumn(values, source);
    case 'list': {
      const flat = flatten(values, sequence(type, source), source);
      return listColumn(type, values, flat.offsets, build(flat.items, type.item, flat.source));
    }
    case 'fixedSizeList':
      return fixedListColumn(values, type, source);
    case 'struct':
      return structColumn(values, type, source);
    case 'map':
      return mapColumn(values, type, source);
    case 'image':
      return imageColumn(
        checked(values, type, source, (value) => (isImageValue(value) ? (value as ImageValue) : undefined)),
        type,
        source,
      );
    case 'tensor':
      return tensorColumn(
        checked(values, type, source, (value) => (isTensorValue(value) ? (value as TensorValue) : undefined)),
        type,
        source,
      );
    case 'embedding':
      return embeddingColumn(
        checked(values, type, source, (value) => vectorOf(value, type)),
        type,
        source,
      );
    default:
      throw new TypeError(`columnFromValues: no builder for ${type.kind}`);
  }
}

const sequence =
  (type: DataType, source: ValueSource) =>
  (value: unknown, index: number): ArrayLike<unknown> => {
    if (!isSequence(value)) throw badValue(value, type, index, source);
    return value;
  };

/** Numbers of a vector; integers only where the elements are. Undefined if any is something else. */
function vectorOf(value: unknown, type: DataTypeOf<'embedding'>): ArrayLike<number> | undefined {
  if (!isSequence(value) || value.length !== type.size) return undefined;
  if (isFloat(type.item) && isTypedArray(value) && typeof value[0] !== 'bigint') return value as Float64Array;
  const convert = converterFor(type.item);
  const out: number[] = [];
  for (const item of value) {
    const number = convert?.(item);
    if (number === undefined) return undefined;
    out.push(number as number);
  }
  return out;
}

function boolColumn(values: readonly (boolean | null)[]): Column {
  const bits = new Uint8Array(bitmapBytes(values.length));
  for (let i = 0; i < values.length; i++) if (values[i] === true) setBit(bits, i);
  return {
    type: DataType.bool(),
    length: values.length,
    validity: validityOf(values),
    values: bits,
    offsets: null,
    children: [],
  };
}

function bytesPerRow(type: DataType, values: ArrayLike<unknown>, bytes: Values): Column {
  return { type, length: values.length, validity: validityOf(values), values: bytes, offsets: null, children: [] };
}

function fixedBytes(values: ArrayLike<unknown>, type: DataTypeOf<'fixedSizeBinary'>, source: ValueSource): Column {
  const out = new Uint8Array(checkOffset(values.length * type.size, 'bytes'));
  checked(values, type, source, (value) => {
    const bytes = bytesOf(value);
    return bytes?.length === type.size ? bytes : undefined;
  }).forEach((bytes, i) => bytes && out.set(bytes, i * type.size));
  return bytesPerRow(type, values, out);
}

function decimalColumn(values: ArrayLike<unknown>, type: DataTypeOf<'decimal'>, source: ValueSource): Column {
  const out = new Uint8Array(values.length * 16);
  checked(values, type, source, (value) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
    return parseDecimal(String(value), type.precision, type.scale) ?? undefined;
  }).forEach((unscaled, i) => unscaled !== null && writeDecimal(out, i, unscaled));
  return bytesPerRow(type, values, out);
}

/** Any values; what no worker could be given is refused here, where its row is known. */
function objectColumn(values: ArrayLike<unknown>, source: ValueSource): Column {
  const type = DataType.object();
  const objects = checked(values, type, source, (value) =>
    typeof value === 'function' || typeof value === 'symbol' ? undefined : value,
  );
  const validity = validityOf(objects);
  return { type, length: objects.length, validity, values: null, offsets: null, children: [], objects };
}

function listColumn(
  type: DataType,
  values: ArrayLike<unknown>,
  offsets: Int32Array<ArrayBuffer>,
  items: Column,
): Column {
  return { type, length: values.length, validity: validityOf(values), values: null, offsets, children: [items] };
}

function fixedListColumn(values: ArrayLike<unknown>, type: DataTypeOf<'fixedSizeList'>, source: ValueSource): Column {
  const empty = Array.from<null>({ length: type.size }).fill(null);
  const rows = checked(values, type, source, (value) =>
    isSequence(value) && value.length === type.size ? value : undefined,
  );
  const flat = flatten(
    rows.map((row) => row ?? empty),
    (row) => row as ArrayLike<unknown>,
    source,
  );
  const items = build(flat.items, type.item, flat.source);
  return { type, length: rows.length, validity: validityOf(rows), values: null, offsets: null, children: [items] };
}

function structColumn(values: ArrayLike<unknown>, type: DataTypeOf<'struct'>, source: ValueSource): Column {
  const rows = checked(values, type, source, (value) => (isPlainObject(value) ? value : undefined));
  const children = type.fields.map((field) =>
    build(pluck(rows, field.name), field.type, fieldSource(source, field.name)),
  );
  return { type, length: rows.length, validity: validityOf(rows), values: null, offsets: null, children };
}

/** Maps come as a JS Map or as an array of [key, value]. */
function mapColumn(values: ArrayLike<unknown>, type: DataTypeOf<'map'>, source: ValueSource): Column {
  const isPair = (pair: unknown): boolean => Array.isArray(pair) && pair.length === 2;
  const rows = checked(values, type, source, (value) => {
    const pairs = value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
    return Array.isArray(pairs) && pairs.every(isPair) ? (pairs as unknown[]) : undefined;
  });
  const flat = flatten(rows, (row) => row as unknown[], source);
  const side = (i: 0 | 1): unknown[] => flat.items.map((pair) => (pair as unknown[])[i]);
  const entries: Column = {
    type: DataType.struct({ key: type.key, value: type.value }),
    length: flat.items.length,
    validity: null,
    values: null,
    offsets: null,
    children: [build(side(0), type.key, flat.source), build(side(1), type.value, flat.source)],
  };
  return listColumn(type, rows, flat.offsets, entries);
}
