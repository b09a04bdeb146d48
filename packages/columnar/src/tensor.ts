import type { Column, Values } from './column.ts';
import { fixedWidthColumn, isValid, valuesConstructor } from './column.ts';
import type { DataTypeOf } from './data-type.ts';
import { DataType, embeddingSize, isNumeric, typeName } from './data-type.ts';
import { PlanError } from './errors.ts';
import { floatToHalf, halfToFloat } from './half-float.ts';
import { checkOffset } from './limits.ts';
import { validityOf } from './strings.ts';
import type { TypedArray } from './typed-array.ts';
import { kindOfTypedArray } from './typed-array.ts';
import type { ValueSource } from './value-source.ts';
import { unnamed, valueError } from './value-source.ts';

/** A dense array, row-major: `data.length` is the product of `shape`. */
export interface TensorValue {
  shape: readonly number[];
  data: TypedArray;
}

export const elementCount = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Copies equal-kind elements; `set` is typed per class, so one class stands for all. */
const copyInto = (item: DataType, target: Values, source: ArrayLike<number | bigint>, at: number): void =>
  (target as Float64Array).set(
    (item.kind === 'float16' ? floatToHalf(source as Float32Array) : source) as Float64Array,
    at,
  );

/** Elements as they come out: a view on the column, except that Float16 is copied into Float32. */
function elementsAt(items: Column, start: number, end: number): TypedArray {
  const values = items.values!.subarray(start, end);
  return items.type.kind === 'float16' ? halfToFloat(values as Uint16Array) : values;
}

function itemValues(type: DataType, item: DataType, count: number): Values {
  const Numbers = isNumeric(item) ? valuesConstructor(item) : undefined;
  if (Numbers === undefined) throw new PlanError(`${typeName(type)} is not supported: elements must be numbers.`);
  return new Numbers(checkOffset(count, 'elements'));
}

/** A Tensor column; elements are copied. PlanError naming the row on a wrong element type, shape or size. */
export function tensorColumn(
  values: readonly (TensorValue | null)[],
  type: DataTypeOf<'tensor'>,
  source: ValueSource = unnamed,
): Column {
  const length = values.length;
  values.forEach((value, i) => {
    const problem = value ? tensorProblem(value, type) : null;
    if (problem !== null) throw valueError(problem, i, source);
  });
  const base = { type, length, validity: validityOf(values), values: null, offsets: null };
  if (type.shape !== null) {
    const size = elementCount(type.shape);
    const items = itemValues(type, type.item, length * size);
    values.forEach((value, i) => value && copyInto(type.item, items, value.data, i * size));
    return { ...base, children: [fixedWidthColumn(type.item, items)] };
  }
  const dataOffsets = new Int32Array(length + 1);
  const shapeOffsets = new Int32Array(length + 1);
  values.forEach((value, i) => {
    dataOffsets[i + 1] = checkOffset(dataOffsets[i]! + (value?.data.length ?? 0), 'elements');
    shapeOffsets[i + 1] = shapeOffsets[i]! + (value?.shape.length ?? 0);
  });
  const items = itemValues(type, type.item, dataOffsets[length]!);
  const shapes = new BigUint64Array(shapeOffsets[length]!);
  values.forEach((value, i) => {
    if (!value) return;
    copyInto(type.item, items, value.data, dataOffsets[i]!);
    value.shape.forEach((n, k) => (shapes[shapeOffsets[i]! + k] = BigInt(n)));
  });
  const list = (item: DataType, offsets: Int32Array<ArrayBuffer>, child: Values): Column => ({
    type: DataType.list(item),
    length,
    validity: null,
    values: null,
    offsets,
    children: [fixedWidthColumn(item, child)],
  });
  return {
    ...base,
    children: [list(type.item, dataOffsets, items), list(DataType.uint64(), shapeOffsets, shapes)],
  };
}

function tensorProblem({ shape, data }: TensorValue, type: DataTypeOf<'tensor'>): string | null {
  const kind = kindOfTypedArray(data);
  const halves = type.item.kind === 'float16' && kind === 'float32';
  if (kind !== type.item.kind && !halves) return `${kind ?? typeof data} data cannot be stored as ${typeName(type)}.`;
  if (!shape.every((n) => Number.isInteger(n) && n >= 0) || elementCount(shape) !== data.length) {
    return `shape [${shape.join(', ')}] does not describe ${data.length} elements.`;
  }
  if (type.shape !== null && (shape.length !== type.shape.length || shape.some((n, i) => n !== type.shape![i]))) {
    return `shape [${shape.join(', ')}] cannot be stored as ${typeName(type)}.`;
  }
  return null;
}

/** The tensor in `row`, its `data` a view on the column, or null. */
export function tensorAt(column: Column, row: number): TensorValue | null {
  if (!isValid(column, row)) return null;
  const type = column.type as DataTypeOf<'tensor'>;
  if (type.shape !== null) {
    const size = elementCount(type.shape);
    return { shape: type.shape, data: elementsAt(column.children[0]!, row * size, (row + 1) * size) };
  }
  const [data, shape] = column.children as [Column, Column];
  const dims = shape.children[0]!.values as BigUint64Array;
  return {
    shape: Array.from(dims.subarray(shape.offsets![row]!, shape.offsets![row + 1]!), Number),
    data: elementsAt(data.children[0]!, data.offsets![row]!, data.offsets![row + 1]!),
  };
}

/** An Embedding column of `type.size` numbers a row; elements are converted and copied. */
export function embeddingColumn(
  values: readonly (ArrayLike<number> | null)[],
  type: DataTypeOf<'embedding'>,
  source: ValueSource = unnamed,
): Column {
  const size = embeddingSize(type);
  const items = itemValues(type, type.item, values.length * size);
  values.forEach((value, row) => {
    if (!value) return;
    if (value.length !== size) {
      throw valueError(`${value.length} elements do not make an ${typeName(type)}.`, row, source);
    }
    copyInto(type.item, items, value, row * size);
  });
  const child = fixedWidthColumn(type.item, items);
  return { type, length: values.length, validity: validityOf(values), values: null, offsets: null, children: [child] };
}

/** The vector in `row` as a view on the column, or null. */
export function embeddingAt(column: Column, row: number): TypedArray | null {
  if (!isValid(column, row)) return null;
  const size = embeddingSize(column.type as DataTypeOf<'embedding'>);
  return elementsAt(column.children[0]!, row * size, (row + 1) * size);
}
