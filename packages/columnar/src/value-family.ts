import type { ImageValue } from './image.ts';
import { IMAGE_MODES } from './data-type.ts';
import type { TensorValue } from './tensor.ts';
import type { TypedArray } from './typed-array.ts';
import { isTypedArray } from './typed-array.ts';

/** The JS shapes a column value can have. */
export type ValueFamily =
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'string'
  | 'date'
  | 'bytes'
  | 'typedArray'
  | 'array'
  | 'image'
  | 'tensor'
  | 'map'
  | 'struct';

/** Uint8Array, or the bytes an ArrayBuffer holds; undefined for the rest. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return undefined;
}

/** Has exactly the five keys of an image, with pixel bytes and a known mode. */
export function isImageValue(value: unknown): value is ImageValue {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 5) return false;
  const { width, height, channels, mode, data } = value as Partial<Record<string, unknown>>;
  return (
    typeof width === 'number' &&
    typeof height === 'number' &&
    typeof channels === 'number' &&
    typeof mode === 'string' &&
    Object.hasOwn(IMAGE_MODES, mode) &&
    (data instanceof Uint8Array || data instanceof Uint8ClampedArray)
  );
}

/** Has exactly the keys `shape` (an array of numbers) and `data` (a typed array). */
export function isTensorValue(value: unknown): value is TensorValue {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { shape, data } = value as { shape?: unknown; data?: unknown };
  return Array.isArray(shape) && shape.every((n) => typeof n === 'number') && isTypedArray(data);
}

/** An object literal, of any realm, or one without a prototype. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An array or a typed array: something a list can be made of. */
export const isSequence = (value: unknown): value is readonly unknown[] | TypedArray =>
  Array.isArray(value) || isTypedArray(value);

/** The family of a present value; undefined when no column can hold it. */
export function familyOf(value: unknown): ValueFamily | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'string':
      return typeof value as ValueFamily;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (bytesOf(value) !== undefined) return 'bytes';
  if (isTypedArray(value)) return 'typedArray';
  if (value instanceof Map) return 'map';
  if (isImageValue(value)) return 'image';
  if (isTensorValue(value)) return 'tensor';
  return isPlainObject(value) ? 'struct' : undefined;
}
