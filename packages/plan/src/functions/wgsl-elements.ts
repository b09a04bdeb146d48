import type { DataType } from '@pixelframe/columnar';

/** What an element is in WGSL. */
export type WgslElement = 'f32' | 'i32' | 'u32' | 'bool';

const ELEMENTS: Readonly<Record<string, WgslElement>> = {
  float16: 'f32',
  float32: 'f32',
  float64: 'f32',
  int8: 'i32',
  int16: 'i32',
  int32: 'i32',
  uint8: 'u32',
  uint16: 'u32',
  uint32: 'u32',
  bool: 'bool',
};

/** The type of what WGSL takes one by one: the items of a tensor, a fixed-size list or an embedding, else the values. */
export const elementType = (type: DataType): DataType =>
  type.kind === 'tensor' || type.kind === 'fixedSizeList' || type.kind === 'embedding' ? type.item : type;

/** What WGSL takes the elements of a column as; null: it has no such type. */
export const wgslElement = (type: DataType): WgslElement | null => ELEMENTS[elementType(type).kind] ?? null;

/** The shape of every row; undefined of columns with one element a row, null where rows differ or it is not known yet. */
export function elementShape(type: DataType): readonly number[] | null | undefined {
  switch (type.kind) {
    case 'tensor':
      return type.shape;
    case 'fixedSizeList':
    case 'embedding':
      return type.size === null ? null : [type.size];
    default:
      return undefined;
  }
}

/** Whether two shapes are the same, as far as both are known. */
export const sameShape = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a === null || b === null || (a.length === b.length && a.every((side, i) => side === b[i]));
