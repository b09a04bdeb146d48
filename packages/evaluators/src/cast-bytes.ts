import type { Column, DataType } from '@pixelframe/columnar';
import { DataType as T, retype } from '@pixelframe/columnar';
import { formatStrings } from './cast-strings.ts';
import { validityWithout } from './validity.ts';

/** UTF-8 bytes as text; other bytes become null. */
export function bytesAsText(column: Column): Column {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = column.values as Uint8Array<ArrayBuffer>;
  const offsets = column.offsets!;
  const bad: number[] = [];
  for (let i = 0; i < column.length; i++) {
    try {
      decoder.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!));
    } catch {
      bad.push(i);
    }
  }
  return { ...column, type: T.string(), validity: validityWithout(column, bad) };
}

/** Bytes of varying length into `Binary[n]`; what has another length becomes null. */
function toFixedSize(column: Column, to: Extract<DataType, { kind: 'fixedSizeBinary' }>): Column {
  const values = new Uint8Array(column.length * to.size);
  const bad: number[] = [];
  const offsets = column.offsets!;
  for (let i = 0; i < column.length; i++) {
    const bytes = (column.values as Uint8Array).subarray(offsets[i]!, offsets[i + 1]!);
    if (bytes.length === to.size) values.set(bytes, i * to.size);
    else bad.push(i);
  }
  const { length } = column;
  return { type: to, length, validity: validityWithout(column, bad), values, offsets: null, children: [] };
}

/** Anything castable as bytes: text in UTF-8, numbers as their text (true and false as 1 and 0). */
export function toBytes(column: Column, to: DataType): Column {
  const { type } = column;
  if (to.kind === 'fixedSizeBinary') return toFixedSize(column, to);
  if (type.kind === 'fixedSizeBinary') {
    const { size } = type;
    return { ...column, type: to, offsets: Int32Array.from({ length: column.length + 1 }, (_, i) => i * size) };
  }
  if (type.kind === 'string') return retype(column, to);
  if (type.kind === 'bool') {
    const values = new Uint8Array(column.length);
    const bits = column.values as Uint8Array;
    for (let i = 0; i < values.length; i++) values[i] = 48 + ((bits[i >> 3]! >> (i & 7)) & 1);
    return { ...column, type: to, values, offsets: Int32Array.from({ length: column.length + 1 }, (_, i) => i) };
  }
  return retype(formatStrings(column), to);
}
