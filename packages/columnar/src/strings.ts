import type { Column } from './column.ts';
import { bitmapBytes, isValid, setBit } from './column.ts';
import { DataType } from './data-type.ts';
import { checkOffset } from './limits.ts';

const encoder = new TextEncoder();
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
const exact = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Engines refuse strings near 2^29 units; well below that one decode or encode of everything is the fastest. */
const MAX_WHOLE = 2 ** 27;

const cache = new WeakMap<Column, readonly (string | null)[]>();

/** Bitmap of the values that are neither null nor undefined; null when all are there. */
export function validityOf(values: ArrayLike<unknown>): Uint8Array<ArrayBuffer> | null {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === null || values[i] === undefined) missing++;
  if (missing === 0) return null;
  const bits = new Uint8Array(bitmapBytes(values.length));
  for (let i = 0; i < values.length; i++) if (values[i] !== null && values[i] !== undefined) setBit(bits, i);
  return bits;
}

/** UTF-8 length of each string, cumulated; a lone surrogate counts 3 bytes, as TextEncoder replaces it. */
function utf8Offsets(values: readonly (string | null | undefined)[]): Int32Array<ArrayBuffer> {
  const offsets = new Int32Array(values.length + 1);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const text = values[i] ?? '';
    total += text.length;
    for (let k = 0; k < text.length; k++) {
      const unit = text.charCodeAt(k);
      if (unit < 0x80) continue;
      total += unit < 0x800 ? 1 : 2;
      const paired = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(k + 1) & 0xfc00) === 0xdc00;
      if (paired) k++;
    }
    offsets[i + 1] = checkOffset(total, 'bytes');
  }
  return offsets;
}

function encodeEach(values: readonly (string | null | undefined)[], offsets: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(offsets[values.length]!);
  for (let i = 0; i < values.length; i++) {
    const text = values[i] ?? '';
    if (text !== '') encoder.encodeInto(text, bytes.subarray(offsets[i]!, offsets[i + 1]!));
  }
  return bytes;
}

/**
 * A String column. All text is joined and encoded in one call, ten times faster than value by value, except where
 * joining would pair surrogates across two values.
 */
export function stringColumn(values: readonly (string | null)[], type: DataType = DataType.string()): Column {
  const offsets = utf8Offsets(values);
  const total = offsets[values.length]!;
  const whole = total <= MAX_WHOLE ? (encoder.encode(values.join('')) as Uint8Array<ArrayBuffer>) : null;
  const bytes = whole?.length === total ? whole : encodeEach(values, offsets);
  return { type, length: values.length, validity: validityOf(values), values: bytes, offsets, children: [] };
}

/** One text per row when the bytes are valid UTF-8 split between characters, else null. */
function decodeWhole(bytes: Uint8Array, offsets: Int32Array, rows: number): string[] | null {
  let text: string;
  try {
    text = exact.decode(bytes);
  } catch {
    return null;
  }
  const out = Array.from<string>({ length: rows });
  if (text.length === bytes.length) {
    for (let i = 0; i < rows; i++) out[i] = text.slice(offsets[i]!, offsets[i + 1]!);
    return out;
  }
  let unit = 0;
  for (let i = 0; i < rows; i++) {
    const start = unit;
    const end = offsets[i + 1]!;
    if (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) return null;
    for (let k = offsets[i]!; k < end; k++) {
      const byte = bytes[k]!;
      if (byte < 0x80 || byte >= 0xc0) unit += byte >= 0xf0 ? 2 : 1;
    }
    out[i] = text.slice(start, unit);
  }
  return out;
}

/** The text of every row, decoded without touching the cache. Invalid UTF-8 becomes U+FFFD. */
export function decodeStrings(column: Column): (string | null)[] {
  const known = cache.get(column);
  if (known !== undefined) return [...known];
  const offsets = column.offsets!;
  const bytes = (column.values as Uint8Array).subarray(0, offsets[column.length]!);
  const whole = bytes.length <= MAX_WHOLE ? decodeWhole(bytes, offsets, column.length) : null;
  const out: (string | null)[] =
    whole ??
    Array.from({ length: column.length }, (_, i) => lossy.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)));
  if (column.validity !== null) for (let i = 0; i < out.length; i++) if (!isValid(column, i)) out[i] = null;
  return out;
}

/** The text of every row of a String column, decoded once and kept as long as the column. Do not change the array. */
export function stringsOf(column: Column): (string | null)[] {
  let strings = cache.get(column);
  if (strings === undefined) {
    strings = decodeStrings(column);
    cache.set(column, strings);
  }
  return strings as (string | null)[];
}

/** The text of one row, which must not be null. */
export function stringAt(column: Column, row: number): string {
  const known = cache.get(column);
  if (known !== undefined) return known[row]!;
  const start = column.offsets![row]!;
  const end = column.offsets![row + 1]!;
  return lossy.decode((column.values as Uint8Array).subarray(start, end));
}
