import type { DataType } from '@pixelframe/columnar';
import type { WgslType } from '@pixelframe/kernels';

// Calls come checked. The page's own look at types stays out of here, or every page would carry it.

/** The type of what WGSL takes one by one: the items of a tensor, a fixed-size list or an embedding, else the values. */
export const elementType = (type: DataType): DataType => ('item' in type ? type.item : type);

const TYPES: Readonly<Record<string, WgslType>> = { f: 'f32', i: 'i32', u: 'u32', b: 'bool' };

/** What WGSL takes the elements of a column as. */
export const wgslElement = (type: DataType): WgslType => TYPES[elementType(type).kind[0]!]!;

/** The shape of every row; undefined of columns with one element a row, null where rows differ. */
export function elementShape(type: DataType): readonly number[] | null | undefined {
  if (type.kind === 'tensor') return type.shape;
  return 'size' in type && 'item' in type ? [type.size!] : undefined;
}

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((side, i) => side === b[i]);
