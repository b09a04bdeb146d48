import { PlanError } from './errors.ts';

export type TimeUnit = 's' | 'ms' | 'us' | 'ns';

/** Pixel layouts a column can hold; 8 bits a channel, interleaved. The numbers are Daft's enum values. */
export const IMAGE_MODES = { L: 1, LA: 2, RGB: 3, RGBA: 4 } as const;
export type ImageMode = keyof typeof IMAGE_MODES;

export type IntegerKind = 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'uint32' | 'uint64';
export type FloatKind = 'float16' | 'float32' | 'float64';
export type NumericKind = IntegerKind | FloatKind;

/**
 * A column's logical type: a frozen plain object, so it crosses workers and compares by its fields.
 * `tensor`, `image` and `embedding` are extension types over an Arrow storage type, see {@link storageType}.
 */
export type DataType =
  | { readonly kind: 'null' | 'bool' | NumericKind | 'string' | 'binary' | 'date' | 'object' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'fixedSizeBinary'; readonly size: number }
  | { readonly kind: 'time'; readonly unit: TimeUnit }
  | { readonly kind: 'timestamp'; readonly unit: TimeUnit; readonly timezone: string | null }
  | { readonly kind: 'duration'; readonly unit: TimeUnit }
  | { readonly kind: 'list'; readonly item: DataType }
  | { readonly kind: 'fixedSizeList'; readonly item: DataType; readonly size: number }
  | { readonly kind: 'struct'; readonly fields: readonly Field[] }
  | { readonly kind: 'map'; readonly key: DataType; readonly value: DataType }
  | { readonly kind: 'tensor'; readonly item: DataType; readonly shape: readonly number[] | null }
  | {
      readonly kind: 'image';
      /** null: the mode differs from row to row (`Image[MIXED]`). */
      readonly mode: ImageMode | null;
      /** Both null unless every image of the column has this size. */
      readonly height: number | null;
      readonly width: number | null;
    }
  | {
      readonly kind: 'embedding';
      readonly item: DataType;
      /** null: a model says it, which is asked before the first row. Columns always have a size. */
      readonly size: number | null;
    };

export type DataTypeKind = DataType['kind'];
export type DataTypeOf<K extends DataTypeKind> = Extract<DataType, { readonly kind: K }>;

export interface Field {
  readonly name: string;
  readonly type: DataType;
  /** Arrow field metadata that is not part of the type, kept through Parquet. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const simple = <K extends 'null' | 'bool' | NumericKind | 'string' | 'binary' | 'date' | 'object'>(kind: K) => {
  const type = Object.freeze({ kind });
  return (): { readonly kind: K } => type;
};

function size(value: number, what: string): number {
  if (!Number.isInteger(value) || value < 0) {
    throw new PlanError(`${what} must be a non-negative integer, got ${String(value)}.`);
  }
  return value;
}

/** Digits a Decimal128 has room for. */
export const MAX_PRECISION = 38;

/** Factories for every type, under Daft's names in camelCase. */
export const DataType = {
  null: simple('null'),
  bool: simple('bool'),
  int8: simple('int8'),
  int16: simple('int16'),
  int32: simple('int32'),
  int64: simple('int64'),
  uint8: simple('uint8'),
  uint16: simple('uint16'),
  uint32: simple('uint32'),
  uint64: simple('uint64'),
  float16: simple('float16'),
  float32: simple('float32'),
  float64: simple('float64'),
  string: simple('string'),
  date: simple('date'),
  /** Exact decimals of up to 38 digits, `scale` of them after the point. */
  decimal128: (precision: number, scale: number): DataTypeOf<'decimal'> => {
    if (!Number.isInteger(precision) || precision < 1 || precision > MAX_PRECISION) {
      throw new PlanError(`decimal precision must be an integer from 1 to ${MAX_PRECISION}, got ${String(precision)}.`);
    }
    if (!Number.isInteger(scale) || scale > precision) {
      throw new PlanError(
        `decimal scale must be an integer of at most the precision ${precision}, got ${String(scale)}.`,
      );
    }
    return Object.freeze({ kind: 'decimal', precision, scale });
  },
  /** Variable-length bytes, or exactly `n` bytes a value. */
  binary: (n?: number): DataType =>
    n === undefined ? binaryType : Object.freeze({ kind: 'fixedSizeBinary', size: size(n, 'binary size') }),
  time: (unit: TimeUnit): DataTypeOf<'time'> => Object.freeze({ kind: 'time', unit }),
  timestamp: (unit: TimeUnit, timezone: string | null = null): DataTypeOf<'timestamp'> =>
    Object.freeze({ kind: 'timestamp', unit, timezone }),
  duration: (unit: TimeUnit): DataTypeOf<'duration'> => Object.freeze({ kind: 'duration', unit }),
  list: (item: DataType): DataTypeOf<'list'> => Object.freeze({ kind: 'list', item }),
  fixedSizeList: (item: DataType, n: number): DataTypeOf<'fixedSizeList'> =>
    Object.freeze({ kind: 'fixedSizeList', item, size: size(n, 'list size') }),
  struct: (fields: Readonly<Record<string, DataType>>): DataTypeOf<'struct'> =>
    Object.freeze({ kind: 'struct', fields: Object.entries(fields).map(([name, type]) => ({ name, type })) }),
  map: (key: DataType, value: DataType): DataTypeOf<'map'> => Object.freeze({ kind: 'map', key, value }),
  tensor: (item: DataType, shape: readonly number[] | null = null): DataTypeOf<'tensor'> =>
    Object.freeze({ kind: 'tensor', item, shape }),
  image: (
    mode: ImageMode | null = null,
    shape: { readonly height?: number | null; readonly width?: number | null } = {},
  ): DataTypeOf<'image'> => {
    const { height = null, width = null } = shape;
    if ((height === null) !== (width === null) || (height !== null && mode === null)) {
      throw new PlanError('DataType.image: height and width are given together, and only with a mode.');
    }
    return Object.freeze({ kind: 'image', mode, height, width });
  },
  /** JavaScript values as they are: kept and handed back, not computed with. */
  object: simple('object'),
  embedding: (item: DataType, n: number | null): DataTypeOf<'embedding'> =>
    Object.freeze({ kind: 'embedding', item, size: n === null ? null : size(n, 'embedding size') }),
} as const;

const binaryType: DataType = Object.freeze({ kind: 'binary' });

const INTEGER_KINDS: ReadonlySet<string> = new Set([
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
]);

export const isInteger = (type: DataType): type is { readonly kind: IntegerKind } => INTEGER_KINDS.has(type.kind);
export const isFloat = (type: DataType): type is { readonly kind: FloatKind } =>
  type.kind === 'float64' || type.kind === 'float32' || type.kind === 'float16';
export const isNumeric = (type: DataType): type is { readonly kind: NumericKind } => isInteger(type) || isFloat(type);

/** Number of interleaved channels of a mode. */
export const channelsOf = (mode: ImageMode): number => IMAGE_MODES[mode];

/** The mode with this number of channels, as Daft maps a trailing dimension to a mode. */
export function modeOfChannels(channels: number): ImageMode {
  const mode = (['L', 'LA', 'RGB', 'RGBA'] as const)[channels - 1];
  if (mode === undefined) throw new PlanError(`An image has 1 to 4 channels, got ${channels}.`);
  return mode;
}

export const isFixedShapeImage = (
  type: DataType,
): type is { readonly kind: 'image'; readonly mode: ImageMode; readonly height: number; readonly width: number } =>
  type.kind === 'image' && type.height !== null;

const IMAGE_STORAGE: DataType = DataType.struct({
  data: DataType.list(DataType.uint8()),
  channel: DataType.uint16(),
  height: DataType.uint32(),
  width: DataType.uint32(),
  mode: DataType.uint8(),
});

/** Numbers of an embedding of this type; a PlanError where only its model can say, and was not asked yet. */
export function embeddingSize({ size: known }: DataTypeOf<'embedding' | 'fixedSizeList'>): number {
  if (known === null) {
    throw new PlanError('The size of this embedding is known once its model is: it has none yet.', {
      hint: 'Run the query, or collect() the embeddings, before asking for their storage.',
    });
  }
  return known;
}

/** The Arrow type a logical type is stored as; Daft's layouts for images, tensors and embeddings. */
export function storageType(type: DataType): DataType {
  switch (type.kind) {
    case 'image':
      return isFixedShapeImage(type)
        ? DataType.fixedSizeList(DataType.uint8(), type.height * type.width * channelsOf(type.mode))
        : IMAGE_STORAGE;
    case 'tensor':
      return type.shape === null
        ? DataType.struct({ data: DataType.list(type.item), shape: DataType.list(DataType.uint64()) })
        : DataType.fixedSizeList(
            type.item,
            type.shape.reduce((product, n) => product * n, 1),
          );
    case 'embedding':
      return DataType.fixedSizeList(type.item, embeddingSize(type));
    case 'map':
      return DataType.list(DataType.struct({ key: type.key, value: type.value }));
    default:
      return type;
  }
}

/** Field metadata is no part of a type. No type has such a key of its own: field names are values. */
const withoutMetadata = (key: string, value: unknown): unknown => (key === 'metadata' ? undefined : value);

export function sameType(a: DataType, b: DataType): boolean {
  return a === b || (a.kind === b.kind && JSON.stringify(a, withoutMetadata) === JSON.stringify(b, withoutMetadata));
}

const SIMPLE_NAMES: Readonly<Record<string, string>> = {
  null: 'Null',
  bool: 'Bool',
  int8: 'Int8',
  int16: 'Int16',
  int32: 'Int32',
  int64: 'Int64',
  uint8: 'UInt8',
  uint16: 'UInt16',
  uint32: 'UInt32',
  uint64: 'UInt64',
  float16: 'Float16',
  float32: 'Float32',
  float64: 'Float64',
  string: 'String',
  binary: 'Binary',
  date: 'Date',
  object: 'Object',
};

/** The type as Daft prints it: `Int64`, `List[String]`, `Image[RGB; 224 x 224]`, `Tensor[Float32; [3, 224, 224]]`. */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case 'decimal':
      return `Decimal[precision: ${type.precision}, scale: ${type.scale}]`;
    case 'fixedSizeBinary':
      return `Binary[${type.size}]`;
    case 'time':
      return `Time[${type.unit}]`;
    case 'timestamp':
      return type.timezone === null ? `Timestamp[${type.unit}]` : `Timestamp[${type.unit}; ${type.timezone}]`;
    case 'duration':
      return `Duration[${type.unit}]`;
    case 'list':
      return `List[${typeName(type.item)}]`;
    case 'fixedSizeList':
      return `List[${typeName(type.item)}; ${type.size}]`;
    case 'struct':
      return `Struct[${type.fields.map((field) => `${field.name}: ${typeName(field.type)}`).join(', ')}]`;
    case 'map':
      return `Map[${typeName(type.key)}: ${typeName(type.value)}]`;
    case 'tensor':
      return type.shape === null
        ? `Tensor[${typeName(type.item)}]`
        : `Tensor[${typeName(type.item)}; [${type.shape.join(', ')}]]`;
    case 'image':
      if (isFixedShapeImage(type)) return `Image[${type.mode}; ${type.height} x ${type.width}]`;
      return `Image[${type.mode ?? 'MIXED'}]`;
    case 'embedding':
      return `Embedding[${typeName(type.item)}; ${type.size ?? '?'}]`;
    default:
      return SIMPLE_NAMES[type.kind] ?? type.kind;
  }
}
