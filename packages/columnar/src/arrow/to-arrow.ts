import type * as Arrow from 'apache-arrow';
import type { Batch, Column } from '../column.ts';
import type { DataType, Field, TimeUnit } from '../data-type.ts';
import { storageType } from '../data-type.ts';
import type { Schema } from '../schema.ts';
import { refuseObjects } from '../refuse-objects.ts';
import { EXTENSION_METADATA, EXTENSION_NAME, extensionMetadata } from './extension-type.ts';

type Library = typeof Arrow;

/**
 * The batches as an apache-arrow Table, one chunk each, on our own buffers. Tensors of a fixed shape are canonical
 * `arrow.fixed_shape_tensor`; images, embeddings and other tensors carry Daft's extension metadata.
 * The library is loaded by the first call.
 */
export async function tableToArrow(schema: Schema, batches: readonly Batch[]): Promise<Arrow.Table> {
  refuseObjects(schema, 'An Arrow table');
  const arrow = await import('apache-arrow');
  const arrowSchema = new arrow.Schema(schema.fields.map((field) => fieldToArrow(arrow, field)));
  const type = new arrow.Struct(arrowSchema.fields);
  const recordBatches = batches.map((batch) => {
    const children = batch.columns.map((column, i) => dataToArrow(arrow, column, arrowSchema.fields[i]!.type));
    return new arrow.RecordBatch(arrowSchema, arrow.makeData({ type, length: batch.length, nullCount: 0, children }));
  });
  return new arrow.Table(arrowSchema, recordBatches);
}

function fieldToArrow(arrow: Library, { name, type, metadata }: Field): Arrow.Field {
  const entries = new Map(Object.entries(metadata ?? {}));
  const extension = extensionMetadata(type);
  if (extension !== null) {
    entries.set(EXTENSION_NAME, extension[0]);
    entries.set(EXTENSION_METADATA, extension[1]);
  }
  return new arrow.Field(name, typeToArrow(arrow, storageType(type), type.kind === 'map'), true, entries);
}

function unitOf(arrow: Library, unit: TimeUnit): Arrow.TimeUnit {
  const { SECOND, MILLISECOND, MICROSECOND, NANOSECOND } = arrow.TimeUnit;
  return { s: SECOND, ms: MILLISECOND, us: MICROSECOND, ns: NANOSECOND }[unit];
}

function typeToArrow(arrow: Library, type: DataType, isMap = false): Arrow.DataType {
  const item = (itemType: DataType, name: string): Arrow.Field => fieldToArrow(arrow, { name, type: itemType });
  switch (type.kind) {
    case 'null':
      return new arrow.Null();
    case 'bool':
      return new arrow.Bool();
    case 'int8':
      return new arrow.Int8();
    case 'int16':
      return new arrow.Int16();
    case 'int32':
      return new arrow.Int32();
    case 'int64':
      return new arrow.Int64();
    case 'uint8':
      return new arrow.Uint8();
    case 'uint16':
      return new arrow.Uint16();
    case 'uint32':
      return new arrow.Uint32();
    case 'uint64':
      return new arrow.Uint64();
    case 'float16':
      return new arrow.Float16();
    case 'float32':
      return new arrow.Float32();
    case 'float64':
      return new arrow.Float64();
    case 'string':
      return new arrow.Utf8();
    case 'binary':
      return new arrow.Binary();
    case 'fixedSizeBinary':
      return new arrow.FixedSizeBinary(type.size);
    case 'decimal':
      return new arrow.Decimal(type.scale, type.precision, 128);
    case 'date':
      return new arrow.DateDay();
    case 'time':
      return new arrow.Time(unitOf(arrow, type.unit), type.unit === 's' || type.unit === 'ms' ? 32 : 64);
    case 'timestamp':
      return new arrow.Timestamp(unitOf(arrow, type.unit), type.timezone);
    case 'duration':
      return new arrow.Duration(unitOf(arrow, type.unit));
    case 'list': {
      if (!isMap) return new arrow.List(item(type.item, 'item'));
      const entries = new arrow.Struct<{ key: Arrow.DataType; value: Arrow.DataType }>(
        // The format wants keys and entries that are never null.
        (type.item as { fields: readonly Field[] }).fields.map((field, i) => {
          const side = fieldToArrow(arrow, field);
          return i === 0 ? side.clone({ nullable: false }) : side;
        }),
      );
      return new arrow.Map_(new arrow.Field('entries', entries, false));
    }
    case 'fixedSizeList':
      return new arrow.FixedSizeList(type.size, item(type.item, 'item'));
    case 'struct':
      return new arrow.Struct(type.fields.map((field) => fieldToArrow(arrow, field)));
    default:
      throw new TypeError(`tableToArrow: no Arrow type for ${type.kind}`);
  }
}

function dataToArrow(arrow: Library, column: Column, type: Arrow.DataType): Arrow.Data {
  const { length, values, offsets } = column;
  const nulls = column.validity === null ? { nullCount: 0 } : { nullBitmap: column.validity };
  const child = (i: number, arrowType: Arrow.DataType = type): Arrow.Data =>
    dataToArrow(arrow, column.children[i]!, (arrowType.children as readonly Arrow.Field[])[i]!.type);
  const make = (props: object): Arrow.Data =>
    arrow.makeData({ type, length, ...nulls, ...props } as Parameters<Library['makeData']>[0]) as Arrow.Data;
  const storage = storageType(column.type);
  switch (storage.kind) {
    case 'null':
      return arrow.makeData({ type: type as Arrow.Null, length });
    case 'string':
    case 'binary':
      return make({ data: values, valueOffsets: offsets });
    case 'decimal':
      return make({ data: wordsOf(values as Uint8Array<ArrayBuffer>) });
    case 'time': {
      const narrow = storage.unit === 's' || storage.unit === 'ms';
      return make({ data: narrow ? Int32Array.from(values as BigInt64Array, Number) : values });
    }
    case 'list':
    case 'fixedSizeList':
      return make({ ...(offsets === null ? {} : { valueOffsets: offsets }), child: child(0) });
    case 'struct':
      return make({ children: column.children.map((_, i) => child(i)) });
    default:
      return make({ data: values });
  }
}

function wordsOf(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
}
