import type { Column } from './column.ts';
import { getBit, isValid } from './column.ts';
import { halfToFloat } from './half-float.ts';
import { decodeStrings } from './strings.ts';
import type { ValueOptions } from './value-at.ts';
import { narrow, setOwn, valueAt } from './value-at.ts';

/** Every value as plain JS, see {@link valueAt}: strings are decoded in one call, nested columns child first. */
export function columnToValues(column: Column, options: ValueOptions = {}): unknown[] {
  switch (column.type.kind) {
    case 'null':
      return Array.from<null>({ length: column.length }).fill(null);
    case 'string':
      return decodeStrings(column);
    case 'bool': {
      const bits = column.values as Uint8Array;
      return withNulls(column, (i) => getBit(bits, i));
    }
    case 'int8':
    case 'int16':
    case 'int32':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'float32':
    case 'float64':
      return numbers(column);
    case 'float16':
      return numbers({ ...column, values: halfToFloat(column.values as Uint16Array, column.length) });
    case 'int64':
    case 'uint64':
      return options.int64 === 'bigint' ? numbers(column) : integers(column);
    case 'list': {
      const items = columnToValues(column.children[0]!, options);
      const offsets = column.offsets!;
      return withNulls(column, (i) => items.slice(offsets[i]!, offsets[i + 1]!));
    }
    case 'map': {
      const [keys, values] = column.children[0]!.children.map((child) => columnToValues(child, options));
      const offsets = column.offsets!;
      return withNulls(column, (row) => {
        const pairs: [unknown, unknown][] = [];
        for (let i = offsets[row]!; i < offsets[row + 1]!; i++) pairs.push([keys![i], values![i]]);
        return pairs;
      });
    }
    case 'struct': {
      const { fields } = column.type;
      const children = column.children.map((child) => columnToValues(child, options));
      return withNulls(column, (row) => {
        const object: Record<string, unknown> = {};
        for (let i = 0; i < fields.length; i++) setOwn(object, fields[i]!.name, children[i]![row]);
        return object;
      });
    }
    default:
      return withNulls(column, (row) => valueAt(column, row, options));
  }
}

function withNulls(column: Column, valueOf: (row: number) => unknown): unknown[] {
  const out: unknown[] = [];
  if (column.validity === null) for (let i = 0; i < column.length; i++) out.push(valueOf(i));
  else for (let i = 0; i < column.length; i++) out.push(isValid(column, i) ? valueOf(i) : null);
  return out;
}

function numbers(column: Column): unknown[] {
  const out: unknown[] = Array.from(column.values!.subarray(0, column.length) as ArrayLike<unknown>);
  if (column.validity !== null) for (let i = 0; i < out.length; i++) if (!isValid(column, i)) out[i] = null;
  return out;
}

/** 64-bit integers from their 32-bit halves: a BigInt is only made where no number will do. */
function integers(column: Column): unknown[] {
  const values = column.values as BigInt64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer>;
  const low = new Uint32Array(values.buffer, values.byteOffset, column.length * 2);
  const Halves = column.type.kind === 'int64' ? Int32Array : Uint32Array;
  const high = new Halves(values.buffer, values.byteOffset, column.length * 2);
  return withNulls(column, (row) => {
    const number = high[2 * row + 1]! * 2 ** 32 + low[2 * row]!;
    return Number.isSafeInteger(number) ? number : narrow(values[row]!);
  });
}
