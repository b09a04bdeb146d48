import type { Column } from '@pixelframe/columnar';
import { getBit, halfToFloat, itemsPerRow } from '@pixelframe/columnar';
import type { WgslArray } from '@pixelframe/kernels';
import { WGSL_ARRAYS } from '@pixelframe/kernels';
import { elementShape, wgslElement } from './element-types.ts';
import type { RowElements } from './row-elements.ts';

/** The values of a column of numbers or booleans as WGSL takes them; a view of it where it has such an array. */
export function elementsOf({ type, values, length }: Column): WgslArray {
  if (type.kind === 'float16') return halfToFloat(values as Uint16Array);
  if (type.kind === 'bool') {
    const bits = values as Uint8Array;
    return Uint8Array.from({ length }, (_, i) => (getBit(bits, i) ? 1 : 0));
  }
  const Elements = WGSL_ARRAYS[wgslElement(type)];
  return values instanceof Elements ? values : new Elements(values as unknown as ArrayLike<number>);
}

/** The column whose values are the elements of a column. */
export const itemsOf = ({ type, children }: Column): Column =>
  type.kind === 'tensor' && type.shape === null ? children[0]!.children[0]! : children[0]!;

/** Where the elements of each row of a column with several begin. */
export function itemStarts(column: Column): (row: number) => number {
  const { type, children } = column;
  if (type.kind === 'tensor' && type.shape === null) {
    const offsets = children[0]!.offsets!;
    return (row) => offsets[row]!;
  }
  const size = itemsPerRow(type);
  return (row) => row * size;
}

/** The elements of an input, one for each of the result: those of a tensor as they are, a single value for all of its row. */
export function elementArray(column: Column, { starts }: RowElements): WgslArray {
  const rows = column.length;
  const count = starts[rows]!;
  if (elementShape(column.type) === undefined) {
    const values = elementsOf(column);
    let row = 0;
    while (row < rows && row + 1 === starts[row + 1]) row++;
    if (row === rows && count === rows) return values;
    const spread = new (values.constructor as typeof Float32Array)(count);
    for (row = 0; row < rows; row++) spread.fill(values[row]!, starts[row]!, starts[row + 1]!);
    return spread;
  }
  const values = elementsOf(itemsOf(column));
  const from = itemStarts(column);
  let row = 0;
  while (row <= rows && from(row) === starts[row]) row++;
  if (row > rows) return values;
  const packed = new (values.constructor as typeof Float32Array)(count);
  for (row = 0; row < rows; row++) {
    const size = starts[row + 1]! - starts[row]!;
    packed.set(values.subarray(from(row), from(row) + size) as Float32Array, starts[row]!);
  }
  return packed;
}
