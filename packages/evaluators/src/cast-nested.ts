import type { Column, DataType, DataTypeOf, ImageMode } from '@pixelframe/columnar';
import {
  columnFromValues,
  columnToValues,
  DataType as T,
  imageAt,
  isValid,
  modeOfChannels,
  nullColumn,
  PlanError,
  storageType,
  typeName,
} from '@pixelframe/columnar';
import type { ImageValue, TensorValue } from '@pixelframe/columnar';

type Cast = (column: Column, to: DataType) => Column;

/** Structs field by field, by name; fields that the source lacks are null, its other fields are dropped. */
export function castStruct(column: Column, to: DataType, cast: Cast): Column {
  const from = storageType(column.type) as DataTypeOf<'struct'>;
  const { fields } = storageType(to) as DataTypeOf<'struct'>;
  const children = fields.map(({ name, type }) => {
    const index = from.fields.findIndex((field) => field.name === name);
    return index === -1 ? nullColumn(type, column.length) : cast(column.children[index]!, type);
  });
  return { ...column, type: to, children };
}

/** What `convert` makes of each value; where it says why not: null if `lenient`, else a PlanError. */
function eachValue(column: Column, to: DataType, lenient: boolean, convert: (row: number) => unknown | string): Column {
  const values = Array.from({ length: column.length }, (_, row) => {
    if (!isValid(column, row)) return null;
    const value = convert(row);
    if (typeof value !== 'string') return value;
    if (lenient) return null;
    throw new PlanError(`Cannot cast ${typeName(column.type)} to ${typeName(to)}: ${value}.`, {
      row,
      hint: 'tryCast gives null for such values.',
    });
  });
  return columnFromValues(values, to);
}

function imageProblem({ mode, width, height }: ImageValue, to: DataTypeOf<'image'>): string | null {
  if (to.mode !== null && mode !== to.mode) return `a picture is ${mode}, convert it with convertImage`;
  if (to.height === null || (height === to.height && width === to.width)) return null;
  return `a picture is ${width} x ${height}, resize it first`;
}

function tensorAsImage({ shape, data }: TensorValue): ImageValue | string {
  const [height, width, channels = 1] = shape as [number, number, number?];
  if (shape.length < 2 || shape.length > 3 || channels < 1 || channels > 4) {
    return `a tensor of shape [${shape.join(', ')}] is no picture; that takes height, width and 1 to 4 channels`;
  }
  const mode: ImageMode = modeOfChannels(channels);
  return { width, height, channels, mode, data: data as Uint8Array<ArrayBuffer> };
}

/** Pictures to pictures and tensors (height, width, channels), and back from tensors of UInt8. */
export function castPicture(column: Column, to: DataType, lenient: boolean): Column {
  if (column.type.kind === 'image') {
    return eachValue(column, to, lenient, (row) => {
      const image = imageAt(column, row)!;
      if (to.kind === 'image') return imageProblem(image, to) ?? image;
      const { width, height, channels } = image;
      return asTensor({ shape: [height, width, channels], data: image.data }, to as DataTypeOf<'tensor'>);
    });
  }
  const tensors = columnToValues(column) as (TensorValue | null)[];
  return eachValue(column, to, lenient, (row) => {
    const tensor = tensors[row]!;
    if (to.kind === 'tensor') return asTensor(tensor, to);
    const image = tensorAsImage(tensor);
    return typeof image === 'string' ? image : (imageProblem(image, to as DataTypeOf<'image'>) ?? image);
  });
}

const COPIES = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** The elements in the type and, where it has one, the shape of `to`; a fixed shape may be another of equal size. */
function asTensor({ shape, data }: TensorValue, to: DataTypeOf<'tensor'>): TensorValue | string {
  if (to.shape !== null && to.shape.reduce((a, b) => a * b, 1) !== data.length) {
    return `a tensor of shape [${shape.join(', ')}] does not have the shape [${to.shape.join(', ')}]`;
  }
  const Copy = COPIES[(to.item.kind === 'float16' ? 'float32' : to.item.kind) as keyof typeof COPIES];
  if (Copy === undefined) return `tensors of ${typeName(to.item)} cannot be made`;
  return { shape: to.shape ?? shape, data: Copy.from(data as Float64Array) };
}

/** Any column as JavaScript objects: the values that `toRows` gives. */
export const asObjects = (column: Column): Column => columnFromValues(columnToValues(column), T.object());
