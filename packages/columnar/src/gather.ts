import { copyBits, setBits } from './bitmap.ts';
import type { Values } from './column.ts';
import { bitmapBytes, setBit } from './column.ts';

/**
 * Which rows to take, in order: range i is `counts[i]` rows from `starts[i]` on, or one row each when `counts` is
 * null. A negative start stands for as many nulls. `rows` is the sum.
 */
export interface Ranges {
  readonly starts: Int32Array;
  readonly counts: Int32Array | null;
  readonly rows: number;
}

/** Below this many words a plain loop beats making a subarray for `set`. */
const SHORT = 48;

export function copyWords<T extends Uint8Array | Uint16Array | Uint32Array>(
  source: T,
  from: number,
  target: T,
  at: number,
  count: number,
): void {
  if (count > SHORT) target.set(source.subarray(from, from + count), at);
  else for (let i = 0; i < count; i++) target[at + i] = source[from + i]!;
}

/** The widest unsigned words that a row of `rowBytes` divides into: moves bits without interpreting them. */
function wordsOf(view: ArrayBufferView<ArrayBuffer>, rowBytes: number): Uint8Array | Uint16Array | Uint32Array {
  const { buffer, byteOffset, byteLength } = view;
  if (rowBytes % 4 === 0 && byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, byteLength >> 2);
  if (rowBytes % 2 === 0 && byteOffset % 2 === 0) return new Uint16Array(buffer, byteOffset, byteLength >> 1);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// One function a width: a loop that sees a single typed-array class compiles to plain loads and stores.
function gatherBytes(from: Uint8Array, to: Uint8Array, starts: Int32Array): void {
  for (let i = 0; i < starts.length; i++) if (starts[i]! >= 0) to[i] = from[starts[i]!]!;
}

function gatherShorts(from: Uint16Array, to: Uint16Array, starts: Int32Array): void {
  for (let i = 0; i < starts.length; i++) if (starts[i]! >= 0) to[i] = from[starts[i]!]!;
}

function gatherInts(from: Uint32Array, to: Uint32Array, starts: Int32Array): void {
  for (let i = 0; i < starts.length; i++) if (starts[i]! >= 0) to[i] = from[starts[i]!]!;
}

function gatherPairs(from: Uint32Array, to: Uint32Array, starts: Int32Array): void {
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    if (start < 0) continue;
    to[2 * i] = from[2 * start]!;
    to[2 * i + 1] = from[2 * start + 1]!;
  }
}

function gatherRows<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T, width: number, r: Ranges): void {
  let at = 0;
  for (let i = 0; i < r.starts.length; i++) {
    const start = r.starts[i]!;
    const words = (r.counts === null ? 1 : r.counts[i]!) * width;
    if (start >= 0) copyWords(from, start * width, to, at, words);
    at += words;
  }
}

/** Fills `to` with the rows `r` of `from`; both hold `rowBytes` a row, `to` is zeroed. */
export function gatherFixed(from: Values, to: Values, rowBytes: number, r: Ranges): void {
  const source = wordsOf(from, rowBytes);
  const sameWords = source.constructor as new (b: ArrayBuffer, o: number, n: number) => typeof source;
  const target = new sameWords(to.buffer, to.byteOffset, to.byteLength / source.BYTES_PER_ELEMENT);
  const width = rowBytes / source.BYTES_PER_ELEMENT;
  if (r.counts === null && width === 1) {
    if (source instanceof Uint8Array) gatherBytes(source, target as Uint8Array, r.starts);
    else if (source instanceof Uint16Array) gatherShorts(source, target as Uint16Array, r.starts);
    else gatherInts(source, target as Uint32Array, r.starts);
  } else if (r.counts === null && width === 2 && source instanceof Uint32Array) {
    gatherPairs(source, target as Uint32Array, r.starts);
  } else {
    gatherRows(source, target, width, r);
  }
}

/** Rows `r` of a bitmap; rows that come from nowhere get a 0 bit. */
export function gatherBits(bits: Uint8Array, r: Ranges): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bitmapBytes(r.rows));
  const { starts, counts } = r;
  if (counts === null) {
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i]!;
      if (start >= 0) out[i >> 3]! |= ((bits[start >> 3]! >> (start & 7)) & 1) << (i & 7);
    }
    return out;
  }
  let at = 0;
  for (let i = 0; i < starts.length; i++) {
    if (starts[i]! >= 0) copyBits(bits, starts[i]!, out, at, counts[i]!);
    at += counts[i]!;
  }
  return out;
}

function hasNull(starts: Int32Array): boolean {
  for (let i = 0; i < starts.length; i++) if (starts[i]! < 0) return true;
  return false;
}

/** Validity of rows `r`: null when nothing can be null. */
export function gatherValidity(validity: Uint8Array | null, r: Ranges): Uint8Array<ArrayBuffer> | null {
  if (validity !== null) return gatherBits(validity, r);
  if (!hasNull(r.starts)) return null;
  const out = new Uint8Array(bitmapBytes(r.rows));
  if (r.counts === null) {
    for (let i = 0; i < r.rows; i++) if (r.starts[i]! >= 0) setBit(out, i);
    return out;
  }
  let at = 0;
  for (let i = 0; i < r.starts.length; i++) {
    const count = r.counts[i]!;
    if (r.starts[i]! >= 0) setBits(out, at, count);
    at += count;
  }
  return out;
}
