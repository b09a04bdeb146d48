import type { DataType } from './data-type.ts';
import { storageType } from './data-type.ts';
import type { Schema } from './schema.ts';

export type Values =
  | Int8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/**
 * One column in Arrow layout, as a plain object: it clones and its buffers transfer.
 *
 * | storage kind             | values                         | offsets           | children       |
 * | ------------------------ | ------------------------------ | ----------------- | -------------- |
 * | numbers, date, timestamp | one element a row; Float16 its bits as Uint16 | - | - |
 * | bool                     | bitmap, least significant first| -                 | -              |
 * | string, binary           | bytes                          | length + 1 Int32  | -              |
 * | fixedSizeBinary, decimal | bytes, `size` (16) a row       | -                 | -              |
 * | list, map                | -                              | length + 1 Int32  | [items]        |
 * | fixedSizeList            | -                              | -                 | [items]        |
 * | struct                   | -                              | -                 | one per field  |
 * | object                   | - (`objects`)                  | -                 | -              |
 *
 * Offsets start at 0 and views start at row 0: no hidden Arrow `offset`. Extension types (image, tensor,
 * embedding) have the layout of their {@link storageType}.
 */
export interface Column {
  readonly type: DataType;
  readonly length: number;
  /** Bit set = value present, least significant bit first; null = no nulls. */
  readonly validity: Uint8Array<ArrayBuffer> | null;
  readonly values: Values | null;
  readonly offsets: Int32Array<ArrayBuffer> | null;
  readonly children: readonly Column[];
  /** The values of an `object` column, one a row, null where there is none. */
  readonly objects?: readonly unknown[];
  /** Strings naming the file each value came from: bytes keep it so that a decode error can say which file. */
  readonly origin?: Column;
}

/** A horizontal slice of a table. */
export interface Batch {
  readonly schema: Schema;
  readonly length: number;
  readonly columns: readonly Column[];
}

export const isValid = (column: Column, row: number): boolean =>
  column.type.kind !== 'null' && (column.validity === null || ((column.validity[row >> 3]! >> (row & 7)) & 1) === 1);

export const getBit = (bits: Uint8Array, i: number): boolean => ((bits[i >> 3]! >> (i & 7)) & 1) === 1;

export function setBit(bits: Uint8Array, i: number): void {
  bits[i >> 3]! |= 1 << (i & 7);
}

export function clearBit(bits: Uint8Array, i: number): void {
  bits[i >> 3]! &= ~(1 << (i & 7));
}

export const bitmapBytes = (length: number): number => (length + 7) >> 3;

/** A bitmap with the first `length` bits set. */
export function fullBitmap(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bitmapBytes(length)).fill(255);
}

export function nullCount(column: Column): number {
  if (column.type.kind === 'null') return column.length;
  if (column.validity === null) return 0;
  let present = 0;
  for (let i = 0; i < column.length; i++) if (getBit(column.validity, i)) present++;
  return column.length - present;
}

type ValuesConstructor = {
  new (length: number): Values;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): Values;
};

const CONSTRUCTORS: Readonly<Record<string, ValuesConstructor>> = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  float16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
  date: Int32Array,
  time: BigInt64Array,
  timestamp: BigInt64Array,
  duration: BigInt64Array,
};

/** The typed array behind a fixed-width type, or undefined for types without one element a row. */
export const valuesConstructor = (type: DataType): ValuesConstructor | undefined => CONSTRUCTORS[type.kind];

/** Bytes a row of `fixedSizeBinary` (its size) or `decimal` (16); 0 for other types. */
export const byteWidth = (type: DataType): number =>
  type.kind === 'fixedSizeBinary' ? type.size : type.kind === 'decimal' ? 16 : 0;

/** Rows of children per row of a fixedSizeList-stored column; 0 for other types. */
export function itemsPerRow(type: DataType): number {
  const storage = storageType(type);
  return storage.kind === 'fixedSizeList' ? storage.size : 0;
}

/** Allocates a fixed-width column's buffers, all rows valid. */
export function fixedWidthColumn(type: DataType, values: Values, validity: Column['validity'] = null): Column {
  return { type, length: values.length, validity, values, offsets: null, children: [] };
}

/** A column of `length` nulls. */
export function nullColumn(type: DataType, length: number): Column {
  const storage = storageType(type);
  const none = {
    type,
    length,
    validity: new Uint8Array(bitmapBytes(length)),
    values: null,
    offsets: null,
    children: [],
  };
  const Values = valuesConstructor(storage);
  if (Values !== undefined) return { ...none, values: new Values(length) };
  switch (storage.kind) {
    case 'null':
      return { ...none, validity: null };
    case 'bool':
      return { ...none, values: new Uint8Array(bitmapBytes(length)) };
    case 'string':
    case 'binary':
      return { ...none, values: new Uint8Array(0), offsets: new Int32Array(length + 1) };
    case 'fixedSizeBinary':
    case 'decimal':
      return { ...none, values: new Uint8Array(length * byteWidth(storage)) };
    case 'list':
      return { ...none, offsets: new Int32Array(length + 1), children: [nullColumn(storage.item, 0)] };
    case 'fixedSizeList':
      return { ...none, children: [nullColumn(storage.item, length * storage.size)] };
    case 'object':
      return { ...none, objects: Array.from<null>({ length }).fill(null) };
    case 'struct':
      return { ...none, children: storage.fields.map((field) => nullColumn(field.type, length)) };
    default:
      throw new TypeError(`nullColumn: no storage for ${type.kind}`);
  }
}

/** The same buffers under another logical type with the same storage. */
export const retype = (column: Column, type: DataType): Column => ({ ...column, type });

function buffersOf(column: Column, visit: (view: ArrayBufferView<ArrayBuffer>) => void): void {
  if (column.validity !== null) visit(column.validity);
  if (column.values !== null) visit(column.values);
  if (column.offsets !== null) visit(column.offsets);
  for (const child of column.children) buffersOf(child, visit);
  if (column.origin !== undefined) buffersOf(column.origin, visit);
}

/** Bytes of every distinct buffer behind the columns, whole buffers: a view pins all of its buffer. */
export function byteSize(columns: readonly Column[]): number {
  const seen = new Set<ArrayBufferLike>();
  let bytes = 0;
  for (const column of columns) {
    buffersOf(column, (view) => {
      if (seen.has(view.buffer)) return;
      seen.add(view.buffer);
      bytes += view.buffer.byteLength;
    });
  }
  return bytes;
}

/** The distinct buffers behind the columns, for a transfer list. The sender must drop the columns afterwards. */
export function transferables(columns: readonly Column[]): ArrayBuffer[] {
  const seen = new Set<ArrayBuffer>();
  for (const column of columns) buffersOf(column, (view) => seen.add(view.buffer));
  return [...seen];
}

/** Bytes the columns' views span: what a copy of just these rows would take. */
export function viewSize(columns: readonly Column[]): number {
  let bytes = 0;
  for (const column of columns) buffersOf(column, (view) => (bytes += view.byteLength));
  return bytes;
}
