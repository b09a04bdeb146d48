import { bytesAt } from './binary.ts';
import type { Column, Values } from './column.ts';
import { getBit, isValid } from './column.ts';
import { embeddingSize, isNumeric } from './data-type.ts';
import { formatDecimal, readDecimal } from './decimal.ts';
import { halfToFloat, halfValue } from './half-float.ts';
import { imageAt } from './image.ts';
import { stringAt } from './strings.ts';
import { MS_PER_DAY, toMillis } from './time/units.ts';
import { tensorAt } from './tensor.ts';

/** How 64-bit integers and times come out. */
export interface ValueOptions {
  /** 'number' (default): `bigint` only for what is no safe integer; 'bigint': always `bigint`. */
  readonly int64?: 'number' | 'bigint';
  /** 'date' (default): Date and Timestamp as `Date`, UTC; 'bigint': the raw count of their unit. */
  readonly temporal?: 'date' | 'bigint';
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A 64-bit integer as the number it is, where a number can be it. */
export const narrow = (value: bigint): number | bigint =>
  value >= -MAX_SAFE && value <= MAX_SAFE ? Number(value) : value;

/**
 * One value as plain JS, null for a null. Typed arrays (bytes, pixels, vectors, tensors) are views on the column:
 * copy before changing or transferring them. `row` must be below `column.length`.
 */
export function valueAt(column: Column, row: number, options: ValueOptions = {}): unknown {
  if (!isValid(column, row)) return null;
  const { type } = column;
  switch (type.kind) {
    case 'bool':
      return getBit(column.values as Uint8Array, row);
    case 'string':
      return stringAt(column, row);
    case 'binary':
    case 'fixedSizeBinary':
      return bytesAt(column, row);
    case 'int64':
    case 'uint64': {
      const value = column.values![row] as bigint;
      return options.int64 === 'bigint' ? value : narrow(value);
    }
    case 'date': {
      const days = column.values![row] as number;
      return options.temporal === 'bigint' ? BigInt(days) : new Date(days * MS_PER_DAY);
    }
    case 'timestamp': {
      const value = column.values![row] as bigint;
      return options.temporal === 'bigint' ? value : new Date(toMillis(type.unit, value));
    }
    case 'decimal':
      return formatDecimal(readDecimal(column.values as Uint8Array, row), type.scale);
    case 'list': {
      const child = column.children[0]!;
      return valuesBetween(child, column.offsets![row]!, column.offsets![row + 1]!, options);
    }
    case 'map': {
      const [keys, items] = column.children[0]!.children as [Column, Column];
      const pairs: [unknown, unknown][] = [];
      for (let i = column.offsets![row]!; i < column.offsets![row + 1]!; i++) {
        pairs.push([valueAt(keys, i, options), valueAt(items, i, options)]);
      }
      return pairs;
    }
    case 'fixedSizeList':
      return vectorAt(column, row, type.size, options);
    case 'struct':
      return objectOf(
        type.fields.map((field) => field.name),
        column.children.map((child) => valueAt(child, row, options)),
      );
    case 'image':
      return imageAt(column, row);
    case 'tensor':
      return tensorAt(column, row);
    case 'embedding':
      return vectorAt(column, row, embeddingSize(type), options);
    case 'float16':
      return halfValue(column.values![row] as number);
    case 'object':
      return column.objects![row];
    default:
      return column.values![row];
  }
}

/** A typed array, or an array where an item is null or no number. */
function vectorAt(column: Column, row: number, size: number, options: ValueOptions): unknown {
  const child = column.children[0]!;
  const [start, end] = [row * size, (row + 1) * size];
  return numbersBetween(child, start, end) ?? valuesBetween(child, start, end, options);
}

function valuesBetween(column: Column, start: number, end: number, options: ValueOptions): unknown[] {
  const out: unknown[] = [];
  for (let i = start; i < end; i++) out.push(valueAt(column, i, options));
  return out;
}

/** A view on a numeric child without nulls in the range (Float16: a copy as Float32), else undefined. */
export function numbersBetween(column: Column, start: number, end: number): Values | undefined {
  if (!isNumeric(column.type)) return undefined;
  if (column.validity !== null) for (let i = start; i < end; i++) if (!isValid(column, i)) return undefined;
  const values = column.values!.subarray(start, end) as Values;
  return column.type.kind === 'float16' ? halfToFloat(values as Uint16Array) : values;
}

/** An object from keys and values; a key called `__proto__` becomes an own property, not the prototype. */
export function objectOf(keys: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let i = 0; i < keys.length; i++) setOwn(object, keys[i]!, values[i]);
  return object;
}

export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
