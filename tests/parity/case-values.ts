import type { Column, DataType } from '@pixelframe/columnar';
import { columnToValues, storageType } from '@pixelframe/columnar';

/** A value as tests/reference/cases writes it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const SPECIAL = new Map<unknown, number>([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** A JS value that `columnFromValues` takes for `type`. */
export function decodeValue(value: Json, type: DataType): unknown {
  if (value === null) return null;
  const storage = storageType(type);
  switch (storage.kind) {
    case 'list':
    case 'fixedSizeList':
      if (type.kind === 'map') {
        return (value as readonly (readonly [Json, Json])[]).map(([k, v]) => [
          decodeValue(k, type.key),
          decodeValue(v, type.value),
        ]);
      }
      return (value as readonly Json[]).map((item) => decodeValue(item, storage.item));
    case 'struct':
      return Object.fromEntries(
        storage.fields.map((field) => [
          field.name,
          decodeValue((value as Record<string, Json>)[field.name]!, field.type),
        ]),
      );
    case 'binary':
    case 'fixedSizeBinary':
      return Uint8Array.from(Buffer.from(value as string, 'hex'));
    case 'float32':
    case 'float64':
      return SPECIAL.get(value) ?? value;
    case 'timestamp':
    case 'duration':
    case 'time':
      return BigInt(value as number | string);
    case 'date':
    case 'string':
    case 'bool':
    case 'decimal':
      return value;
    default:
      return typeof value === 'string' ? (SPECIAL.get(value) ?? BigInt(value)) : value;
  }
}

function encodeValue(value: unknown): Json {
  if (typeof value === 'bigint') return value < 2n ** 53n && value > -(2n ** 53n) ? Number(value) : String(value);
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as unknown[], encodeValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encodeValue(item)]));
  }
  return value as Json;
}

/** Lists of 8-bit integers come out of a column as bytes, which JSON would write as hex. */
function plain(value: unknown, type: DataType): unknown {
  if (value === null) return null;
  const storage = storageType(type);
  if (type.kind === 'map') return value;
  if (storage.kind === 'list' || storage.kind === 'fixedSizeList') {
    return Array.from(value as ArrayLike<unknown>, (item) => plain(item, storage.item));
  }
  if (storage.kind === 'struct') {
    return Object.fromEntries(
      storage.fields.map((field) => [field.name, plain((value as Record<string, unknown>)[field.name], field.type)]),
    );
  }
  return value;
}

/** The values of a column as the reference writes them. */
export const encodeColumn = (column: Column): Json[] =>
  columnToValues(column, { int64: 'bigint', temporal: 'bigint' }).map((value) =>
    encodeValue(plain(value, column.type)),
  );

/** Equal, where floats may differ by `close` of the larger one. */
export function sameValue(a: Json, b: Json, close: number): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b || Math.abs(a - b) <= close * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameValue((a as Record<string, Json>)[key]!, (b as Record<string, Json>)[key] ?? null, close))
  );
}
