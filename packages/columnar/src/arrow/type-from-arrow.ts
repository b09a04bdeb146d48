import type { Field, TimeUnit } from '../data-type.ts';
import { DataType } from '../data-type.ts';
import { PlanError } from '../errors.ts';
import type { Schema } from '../schema.ts';
import { schema } from '../schema.ts';
import type { ArrowFieldLike, ArrowSchemaLike, ArrowTypeLike } from './arrow-like.ts';
import { ArrowTypeId } from './arrow-like.ts';
import { EXTENSION_METADATA, EXTENSION_NAME, extensionType } from './extension-type.ts';

const UNITS: readonly TimeUnit[] = ['s', 'ms', 'us', 'ns'];

/** The schema of an Arrow schema, table or record batch's `schema`. PlanError naming column and type where one has no counterpart. */
export const schemaFromArrow = (arrow: ArrowSchemaLike): Schema =>
  schema(arrow.fields.map((field) => fieldFromArrow(field, field.name)));

function fieldFromArrow(field: ArrowFieldLike, path: string): Field {
  const storage = storageFromArrow(field.type, path);
  const extension = extensionType(field.metadata, storage);
  const metadata = Object.fromEntries(
    [...(field.metadata ?? [])].filter(
      ([key]) => extension === null || (key !== EXTENSION_NAME && key !== EXTENSION_METADATA),
    ),
  );
  const base: Field = { name: field.name, type: extension ?? storage };
  return Object.keys(metadata).length === 0 ? base : { ...base, metadata };
}

function storageFromArrow(type: ArrowTypeLike, path: string): DataType {
  const unit = UNITS[type.unit ?? 0]!;
  switch (type.typeId) {
    case ArrowTypeId.null:
      return DataType.null();
    case ArrowTypeId.bool:
      return DataType.bool();
    case ArrowTypeId.int:
      return integerType(type);
    case ArrowTypeId.float:
      return [DataType.float16(), DataType.float32()][type.precision ?? 2] ?? DataType.float64();
    case ArrowTypeId.utf8:
    case ArrowTypeId.largeUtf8:
    case ArrowTypeId.utf8View:
      return DataType.string();
    case ArrowTypeId.binary:
    case ArrowTypeId.largeBinary:
    case ArrowTypeId.binaryView:
      return DataType.binary();
    case ArrowTypeId.fixedSizeBinary:
      return DataType.binary(type.byteWidth ?? 0);
    case ArrowTypeId.decimal:
      if ((type.bitWidth ?? 128) !== 128) throw unsupported(type, path);
      return DataType.decimal128(type.precision ?? 0, type.scale ?? 0);
    case ArrowTypeId.date:
      return type.unit === 1 ? DataType.timestamp('ms') : DataType.date();
    case ArrowTypeId.time:
      return DataType.time(unit);
    case ArrowTypeId.timestamp:
      return DataType.timestamp(unit, type.timezone ? type.timezone : null);
    case ArrowTypeId.duration:
      return DataType.duration(unit);
    case ArrowTypeId.list:
    case ArrowTypeId.largeList:
      return DataType.list(childType(type, 0, path));
    case ArrowTypeId.fixedSizeList:
      return DataType.fixedSizeList(childType(type, 0, path), type.listSize ?? 0);
    case ArrowTypeId.map: {
      const entries = type.children![0]!.type;
      return DataType.map(childType(entries, 0, path), childType(entries, 1, path));
    }
    case ArrowTypeId.struct:
      return Object.freeze({
        kind: 'struct',
        fields: type.children!.map((child) => fieldFromArrow(child, `${path}.${child.name}`)),
      });
    case ArrowTypeId.dictionary:
      return storageFromArrow(type.dictionary!, path);
    default:
      throw unsupported(type, path);
  }
}

function integerType({ isSigned = true, bitWidth = 32 }: ArrowTypeLike): DataType {
  const bits = bitWidth as 8 | 16 | 32 | 64;
  return DataType[isSigned ? (`int${bits}` as const) : (`uint${bits}` as const)]();
}

function childType(type: ArrowTypeLike, index: number, path: string): DataType {
  const child = type.children![index]!;
  return fieldFromArrow(child, `${path}.${child.name}`).type;
}

function unsupported(type: ArrowTypeLike, path: string): PlanError {
  return new PlanError(`Column "${path}" has the Arrow type ${String(type)}, which no column type holds.`, {
    column: path,
    hint: 'Cast it where the data is made, or leave the column out.',
  });
}
