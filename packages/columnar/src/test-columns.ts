import * as fc from 'fast-check';
import type { Column } from './column.ts';
import { columnFromValues } from './column-from-values.ts';
import type { DataTypeOf, ImageMode } from './data-type.ts';
import { channelsOf, DataType, embeddingSize, isFixedShapeImage, typeName } from './data-type.ts';
import { formatDecimal } from './decimal.ts';
import { halfValue } from './half-float.ts';
import { sliceColumn } from './slice.ts';
import type { TypedArray } from './typed-array.ts';

/** What the property tests run over: every kind of type, and every kind of nesting. */
export const TYPES: readonly DataType[] = [
  DataType.null(),
  DataType.bool(),
  DataType.int8(),
  DataType.int16(),
  DataType.int32(),
  DataType.int64(),
  DataType.uint8(),
  DataType.uint16(),
  DataType.uint32(),
  DataType.uint64(),
  DataType.float16(),
  DataType.float32(),
  DataType.float64(),
  DataType.string(),
  DataType.binary(),
  DataType.binary(3),
  DataType.binary(0),
  DataType.decimal128(38, 4),
  DataType.date(),
  DataType.time('us'),
  DataType.timestamp('ms', 'UTC'),
  DataType.duration('ns'),
  DataType.list(DataType.int32()),
  DataType.list(DataType.list(DataType.bool())),
  DataType.list(DataType.string()),
  DataType.fixedSizeList(DataType.int16(), 3),
  DataType.fixedSizeList(DataType.string(), 2),
  DataType.list(DataType.fixedSizeList(DataType.bool(), 3)),
  DataType.struct({ a: DataType.int8(), b: DataType.string() }),
  DataType.list(DataType.struct({ x: DataType.binary(2), y: DataType.list(DataType.int64()) })),
  DataType.struct({ image: DataType.image('RGB'), deep: DataType.struct({ n: DataType.null() }) }),
  DataType.map(DataType.string(), DataType.float64()),
  DataType.image(),
  DataType.image('LA'),
  DataType.image('RGB', { height: 2, width: 1 }),
  DataType.tensor(DataType.float32()),
  DataType.tensor(DataType.uint8(), [2, 2]),
  DataType.embedding(DataType.float32(), 3),
  DataType.list(DataType.embedding(DataType.float64(), 2)),
  DataType.embedding(DataType.float16(), 2),
  DataType.object(),
  DataType.list(DataType.object()),
];

export const typeCases = TYPES.map((type) => ({ name: typeName(type), type }));

const integers = (min: bigint, max: bigint): fc.Arbitrary<unknown> =>
  fc.bigInt({ min, max }).map((n) => (Number.isSafeInteger(Number(n)) ? Number(n) : n));

/** Every value a Float16 can be, from its patterns. */
const halves = fc.integer({ min: 0, max: 0xffff }).map(halfValue);

const floats = (item: DataType): fc.Arbitrary<number> =>
  item.kind === 'float16'
    ? halves
    : item.kind === 'float32'
      ? fc.float()
      : item.kind === 'uint8'
        ? fc.integer({ min: 0, max: 255 })
        : fc.double();

const TYPED = {
  uint8: Uint8Array,
  int16: Int16Array,
  float16: Float32Array,
  float32: Float32Array,
  float64: Float64Array,
};

function typed(item: DataType, values: readonly number[]): TypedArray {
  return TYPED[item.kind as keyof typeof TYPED].from(values);
}

const repeated = <T>(item: fc.Arbitrary<T>, n: number): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: n, maxLength: n });

const bytes = (n: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: n, maxLength: n });

function images(type: DataTypeOf<'image'>): fc.Arbitrary<unknown> {
  const mode = type.mode === null ? fc.constantFrom<ImageMode>('L', 'LA', 'RGB', 'RGBA') : fc.constant(type.mode);
  const side = fc.integer({ min: 0, max: 3 });
  const size = isFixedShapeImage(type) ? fc.constant([type.height, type.width] as const) : fc.tuple(side, side);
  return fc.tuple(mode, size).chain(([m, [height, width]]) => {
    const channels = channelsOf(m);
    return bytes(height * width * channels).map((data) => ({ width, height, channels, mode: m, data }));
  });
}

/** Present values of a type, in the form `valueAt` gives them back. */
function presentOf(type: DataType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'null':
      return fc.constant(null);
    case 'bool':
      return fc.boolean();
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64': {
      const bits = BigInt(type.kind.slice(3));
      return integers(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
    }
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return integers(0n, 2n ** BigInt(type.kind.slice(4)) - 1n);
    case 'float16':
    case 'float32':
    case 'float64':
      return floats(type);
    case 'object':
      return fc.oneof(
        fc.string(),
        fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true }),
        fc.array(fc.double()),
      );
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 12 });
    case 'binary':
      return fc.uint8Array({ maxLength: 70 });
    case 'fixedSizeBinary':
      return bytes(type.size);
    case 'decimal':
      return fc
        .bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
        .map((unscaled) => formatDecimal(unscaled, type.scale));
    case 'date':
      return fc.integer({ min: -100_000, max: 100_000 }).map((days) => new Date(days * 86_400_000));
    case 'timestamp':
      return fc.integer({ min: -1e14, max: 1e14 }).map((millis) => new Date(millis));
    case 'time':
    case 'duration':
      return fc.bigInt({ min: 0n, max: 86_399_999_999n });
    case 'list':
      return fc.array(valueOf(type.item), { maxLength: 4 });
    case 'fixedSizeList':
      return type.item.kind === 'int16'
        ? repeated(fc.integer({ min: -9, max: 9 }), type.size).map((values) => typed(type.item, values))
        : repeated(valueOf(type.item), type.size);
    case 'struct':
      return fc
        .tuple(...type.fields.map((field) => valueOf(field.type)))
        .map((values) => Object.fromEntries(type.fields.map((field, i) => [field.name, values[i]])));
    case 'map':
      return fc.array(fc.tuple(presentOf(type.key), valueOf(type.value)), { maxLength: 3 });
    case 'image':
      return images(type);
    case 'tensor':
      return (
        type.shape === null ? fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }) : fc.constant([...type.shape])
      ).chain((shape) =>
        repeated(
          floats(type.item),
          shape.reduce((a, b) => a * b, 1),
        ).map((data) => ({ shape, data: typed(type.item, data) })),
      );
    case 'embedding':
      return repeated(floats(type.item), embeddingSize(type)).map((values) => typed(type.item, values));
    default:
      return type satisfies never;
  }
}

const valueOf = (type: DataType): fc.Arbitrary<unknown> => fc.option(presentOf(type), { freq: 4 });

/** A column and its values, as a view that starts inside its buffers, so that no offset is 0 by luck. */
export interface Sample {
  readonly column: Column;
  readonly values: readonly unknown[];
}

/** Samples of up to 24 rows; a null anywhere, or nowhere. */
export function samplesOf(type: DataType): fc.Arbitrary<Sample> {
  const rows = fc.oneof(
    fc.array(valueOf(type), { maxLength: 24 }),
    fc.array(type.kind === 'null' ? fc.constant(null) : presentOf(type), { maxLength: 24 }),
  );
  return fc.tuple(rows, fc.nat(9), fc.nat(3)).map(([values, start, cut]) => {
    const end = Math.max(start, values.length - cut);
    return { column: sliceColumn(columnFromValues(values, type), start, end), values: values.slice(start, end) };
  });
}
