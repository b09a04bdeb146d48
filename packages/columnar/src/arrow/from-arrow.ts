import { sliceBitmap } from '../bitmap.ts';
import type { Batch, Column, Values } from '../column.ts';
import { isValid, valuesConstructor } from '../column.ts';
import { concatBatches, concatColumns } from '../concat.ts';
import type { DataType } from '../data-type.ts';
import { storageType } from '../data-type.ts';
import { checkOffset } from '../limits.ts';
import type { Schema } from '../schema.ts';
import { sliceColumn } from '../slice.ts';
import { takeColumn } from '../take.ts';
import type { ArrowDataLike, ArrowRecordBatchLike, ArrowTableLike } from './arrow-like.ts';
import { ArrowTypeId } from './arrow-like.ts';
import { schemaFromArrow } from './type-from-arrow.ts';
import { viewBytes } from './view-bytes.ts';

/**
 * An apache-arrow Table or RecordBatch as one batch. Buffers are shared, not copied, except: several chunks are
 * concatenated; bitmaps that start inside a byte, 64-bit offsets, views, dictionaries and Time32 are rewritten.
 * PlanError naming column and type for unions, intervals, Decimal256; MemoryLimitError over 2 GiB in one column.
 */
export function batchFromArrow(arrow: ArrowTableLike | ArrowRecordBatchLike): Batch {
  return concatBatches(schemaFromArrow(arrow.schema), batchesFromArrow(arrow));
}

/** One batch per chunk of an apache-arrow Table (or the RecordBatch), sharing its buffers; see {@link batchFromArrow}. */
export function batchesFromArrow(arrow: ArrowTableLike | ArrowRecordBatchLike): Batch[] {
  const schema = schemaFromArrow(arrow.schema);
  const batches = 'batches' in arrow ? arrow.batches : [arrow];
  return batches.map((recordBatch) => fromRecordBatch(schema, recordBatch));
}

function fromRecordBatch(schema: Schema, { data, numRows }: ArrowRecordBatchLike): Batch {
  const columns = schema.fields.map((field, i) => columnFromArrow(data.children[i]!, field.type));
  return { schema, length: numRows, columns };
}

/** The rows of an Arrow Data object whose type {@link schemaFromArrow} maps to `type`. */
function columnFromArrow(data: ArrowDataLike, type: DataType): Column {
  if (data.type.typeId === ArrowTypeId.dictionary) return decodeDictionary(data, type);
  return {
    type,
    length: data.length,
    validity: validityFromArrow(data),
    values: null,
    offsets: null,
    children: [],
    ...buffersFromArrow(data, storageType(type)),
  };
}

function validityFromArrow({ type, nullBitmap, nullCount, offset, length }: ArrowDataLike): Column['validity'] {
  if (type.typeId === ArrowTypeId.null || !nullBitmap || nullBitmap.byteLength === 0 || nullCount === 0) return null;
  return sliceBitmap(unshared(nullBitmap), offset, offset + length);
}

/** The view itself, or a copy where its memory is shared: columns own or transfer their buffers. */
function unshared<T extends Uint8Array>(view: T): Uint8Array<ArrayBuffer> {
  return view.buffer instanceof ArrayBuffer ? (view as unknown as Uint8Array<ArrayBuffer>) : new Uint8Array(view);
}

function bytesFrom(values: unknown): Uint8Array<ArrayBuffer> {
  if (!ArrayBuffer.isView(values)) return new Uint8Array(0);
  return unshared(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

function numbersFrom(data: ArrowDataLike, type: DataType): Values {
  const bytes = bytesFrom(data.values);
  const Numbers = valuesConstructor(type)!;
  const width = new Numbers(0).BYTES_PER_ELEMENT;
  const aligned = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  return new Numbers(aligned.buffer, aligned.byteOffset, data.length);
}

function buffersFromArrow(data: ArrowDataLike, type: DataType): Partial<Column> {
  const { length, type: arrowType, children } = data;
  switch (type.kind) {
    case 'null':
      return {};
    case 'bool':
      return { values: sliceBitmap(bytesFrom(data.values), data.offset, data.offset + length) };
    case 'string':
    case 'binary': {
      if (arrowType.typeId === ArrowTypeId.utf8View || arrowType.typeId === ArrowTypeId.binaryView)
        return viewBytes(data);
      const { offsets, start, end } = offsetsFrom(data, 'bytes');
      return { offsets, values: bytesFrom(data.values).subarray(start, end) };
    }
    case 'fixedSizeBinary':
      return { values: bytesFrom(data.values).subarray(0, length * type.size) };
    case 'decimal':
      return { values: bytesFrom(data.values).subarray(0, length * 16) };
    case 'list': {
      const { offsets, start, end } = offsetsFrom(data, 'list items');
      return { offsets, children: [sliceColumn(columnFromArrow(children[0]!, type.item), start, end)] };
    }
    case 'fixedSizeList':
      return { children: [sliceColumn(columnFromArrow(children[0]!, type.item), 0, length * type.size)] };
    case 'struct':
      return {
        children: type.fields.map((field, i) => sliceColumn(columnFromArrow(children[i]!, field.type), 0, length)),
      };
    case 'time':
      if (arrowType.bitWidth === 32) return { values: BigInt64Array.from(data.values as Int32Array, BigInt) };
      return { values: numbersFrom(data, type) };
    default:
      return { values: numbersFrom(data, type) };
  }
}

/** Offsets from 0 on, and where in the values (or child) they started and end. */
function offsetsFrom(
  data: ArrowDataLike,
  what: string,
): { offsets: Int32Array<ArrayBuffer>; start: number; end: number } {
  const { length } = data;
  const valueOffsets = data.valueOffsets as Int32Array | BigInt64Array | undefined;
  if (valueOffsets === undefined || valueOffsets.length === 0) return { offsets: new Int32Array(1), start: 0, end: 0 };
  const start = Number(valueOffsets[0]);
  const end = Number(valueOffsets[length]);
  checkOffset(end - start, what);
  if (valueOffsets instanceof Int32Array && start === 0 && valueOffsets.buffer instanceof ArrayBuffer) {
    return { offsets: (valueOffsets as Int32Array<ArrayBuffer>).subarray(0, length + 1), start, end };
  }
  const offsets = new Int32Array(length + 1);
  for (let i = 1; i <= length; i++) offsets[i] = Number(valueOffsets[i]) - start;
  return { offsets, start, end };
}

function decodeDictionary(data: ArrowDataLike, type: DataType): Column {
  const words = concatColumns(data.dictionary!.data.map((chunk) => columnFromArrow(chunk, type)));
  const codes = data.values as ArrayLike<number | bigint>;
  const validity = validityFromArrow(data);
  const indices = new Int32Array(data.length);
  const probe: Column = { ...words, length: data.length, validity };
  for (let i = 0; i < data.length; i++) indices[i] = isValid(probe, i) ? Number(codes[i]) : -1;
  return takeColumn(words, indices);
}
