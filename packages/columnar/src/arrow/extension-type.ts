import type { ImageMode } from '../data-type.ts';
import { DataType, IMAGE_MODES, sameType, storageType } from '../data-type.ts';

export const EXTENSION_NAME = 'ARROW:extension:name';
export const EXTENSION_METADATA = 'ARROW:extension:metadata';

const DAFT = 'daft.super_extension';
const FIXED_SHAPE_TENSOR = 'arrow.fixed_shape_tensor';

/** Daft's serialized names of element types. */
const DAFT_ITEMS: ReadonlyMap<unknown, DataType> = new Map<unknown, DataType>([
  ['Int8', DataType.int8()],
  ['Int16', DataType.int16()],
  ['Int32', DataType.int32()],
  ['Int64', DataType.int64()],
  ['UInt8', DataType.uint8()],
  ['UInt16', DataType.uint16()],
  ['UInt32', DataType.uint32()],
  ['UInt64', DataType.uint64()],
  ['Float16', DataType.float16()],
  ['Float32', DataType.float32()],
  ['Float64', DataType.float64()],
]);

const daftName = (item: DataType): unknown => [...DAFT_ITEMS].find(([, type]) => sameType(type, item))?.[0];

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMode = (value: unknown): value is ImageMode => typeof value === 'string' && Object.hasOwn(IMAGE_MODES, value);

const isSize = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

const isShape = (value: unknown): value is number[] => Array.isArray(value) && value.every(isSize);

function parseJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function daftType(datatype: unknown): DataType | null {
  if (!isObject(datatype)) return null;
  const [entry, ...others] = Object.entries(datatype);
  if (entry === undefined || others.length > 0) return null;
  const [kind, value] = entry;
  const args: readonly unknown[] = Array.isArray(value) ? value : [value];
  const item = DAFT_ITEMS.get(args[0]);
  switch (kind) {
    case 'Image':
      return value === null ? DataType.image() : isMode(value) ? DataType.image(value) : null;
    case 'FixedShapeImage': {
      const [mode, height, width] = args;
      return isMode(mode) && isSize(height) && isSize(width) ? DataType.image(mode, { height, width }) : null;
    }
    case 'Tensor':
      return item === undefined ? null : DataType.tensor(item);
    case 'FixedShapeTensor':
      return item !== undefined && isShape(args[1]) ? DataType.tensor(item, args[1]) : null;
    case 'Embedding':
      return item !== undefined && isSize(args[1]) ? DataType.embedding(item, args[1]) : null;
    default:
      return null;
  }
}

function fixedShapeTensor(metadata: Json, storage: DataType): DataType | null {
  const { shape, permutation } = metadata;
  if (storage.kind !== 'fixedSizeList' || !isShape(shape)) return null;
  // A permuted tensor is not row-major in its logical order: better the plain list than wrong axes.
  if (Array.isArray(permutation) && permutation.some((axis, i) => axis !== i)) return null;
  return DataType.tensor(storage.item, shape);
}

/**
 * The logical type that a field's extension metadata gives to its storage, or null when there is none we know or it
 * does not fit the storage (the metadata of a file is not to be trusted).
 * Formats: Daft's own, as its Parquet files have it, and the canonical `arrow.fixed_shape_tensor`.
 */
export function extensionType(metadata: ReadonlyMap<string, string> | undefined, storage: DataType): DataType | null {
  const name = metadata?.get(EXTENSION_NAME);
  if (name !== DAFT && name !== FIXED_SHAPE_TENSOR) return null;
  const json = parseJson(metadata?.get(EXTENSION_METADATA) ?? '');
  const type = name === DAFT ? daftType(json['datatype']) : fixedShapeTensor(json, storage);
  return type !== null && sameType(storageType(type), storage) ? type : null;
}

/** Daft's reader refuses a whole file whose metadata lacks either; this is the version the layout was checked with. */
const DAFT_FORMAT = { daft_version: '0.7.26', daft_build_type: 'release' };

function daftDatatype(type: DataType): Json | null {
  switch (type.kind) {
    case 'image':
      return type.height === null ? { Image: type.mode } : { FixedShapeImage: [type.mode, type.height, type.width] };
    case 'tensor': {
      const item = daftName(type.item);
      return item === undefined ? null : { Tensor: item };
    }
    case 'embedding': {
      const item = daftName(type.item);
      return item === undefined ? null : { Embedding: [item, type.size] };
    }
    default:
      return null;
  }
}

/** The metadata that makes readers see `type` again: canonical where there is one, else Daft's; null for plain types. */
export function extensionMetadata(type: DataType): [name: string, metadata: string] | null {
  if (type.kind === 'tensor' && type.shape !== null) return [FIXED_SHAPE_TENSOR, JSON.stringify({ shape: type.shape })];
  const datatype = daftDatatype(type);
  return datatype === null ? null : [DAFT, JSON.stringify({ datatype, ...DAFT_FORMAT })];
}
