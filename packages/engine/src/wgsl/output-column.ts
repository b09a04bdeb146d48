import type { Column, DataType, Values } from '@pixelframe/columnar';
import { bitmapBytes, DataType as T, fixedWidthColumn, getBit, setBit } from '@pixelframe/columnar';
import type { WgslArray } from '@pixelframe/kernels';
import { elementShape, elementType } from './element-types.ts';
import type { RowElements } from './row-elements.ts';

/** The results for all elements as the column they make. */
export function outputColumn(values: WgslArray, type: DataType, rows: RowElements): Column {
  const { starts, validity, itemValidity } = rows;
  const shape = elementShape(type);
  if (shape === undefined) return valueColumn(values, type, validity);
  const items = valueColumn(values, elementType(type), itemValidity);
  const length = starts.length - 1;
  const column = { type, length, validity, values: null, offsets: null };
  if (shape !== null) return { ...column, children: [items] };
  const sides: bigint[] = [];
  const shapeStarts = new Int32Array(length + 1);
  for (let row = 0; row < length; row++) {
    if (validity === null || getBit(validity, row)) sides.push(...rows.shapeOf(row).map(BigInt));
    shapeStarts[row + 1] = sides.length;
  }
  const list = (offsets: Int32Array<ArrayBuffer>, child: Column): Column => ({
    type: T.list(child.type),
    length,
    validity: null,
    values: null,
    offsets,
    children: [child],
  });
  return {
    ...column,
    children: [list(starts, items), list(shapeStarts, fixedWidthColumn(T.uint64(), BigUint64Array.from(sides)))],
  };
}

function valueColumn(values: WgslArray, type: DataType, validity: Column['validity']): Column {
  if (type.kind !== 'bool') return fixedWidthColumn(type, values as Values, validity);
  const bits = new Uint8Array(bitmapBytes(values.length));
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) setBit(bits, i);
  return { type, length: values.length, validity, values: bits, offsets: null, children: [] };
}
