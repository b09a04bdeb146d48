import type { NumericKind } from './data-type.ts';

/** Any typed array a user may hand in; `Uint8ClampedArray` counts as `Uint8Array`. */
export type TypedArray =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

const KINDS: ReadonlyMap<string, NumericKind> = new Map([
  ['Int8Array', 'int8'],
  ['Int16Array', 'int16'],
  ['Int32Array', 'int32'],
  ['BigInt64Array', 'int64'],
  ['Uint8Array', 'uint8'],
  ['Uint8ClampedArray', 'uint8'],
  ['Uint16Array', 'uint16'],
  ['Uint32Array', 'uint32'],
  ['BigUint64Array', 'uint64'],
  ['Float16Array', 'float16'],
  ['Float32Array', 'float32'],
  ['Float64Array', 'float64'],
]);

/** The column type of a typed array's elements, or undefined for anything else (a DataView, say). */
export function kindOfTypedArray(value: unknown): NumericKind | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  // The tag, unlike the constructor's name, survives subclasses (Node's Buffer) and other realms.
  return KINDS.get((value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? '');
}

export const isTypedArray = (value: unknown): value is TypedArray => kindOfTypedArray(value) !== undefined;
