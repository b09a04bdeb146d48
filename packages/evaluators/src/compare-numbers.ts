/**
 * Loops that compare two columns of one storage and write a bit a row into `out`. A column of one row stands for all:
 * its index is multiplied by 0. One function a storage, so that each compiles to plain loads.
 */
export type Loop<T> = (a: T, b: T, out: Uint8Array, length: number) => void;

/** 0 where the one element stands for every row. */
const stepOf = (elements: number, perRow: number, length: number): number =>
  elements === perRow && length !== 1 ? 0 : 1;

/** NaN is greater than every number and equal to itself. */
export const lessNumbers: Loop<Float64Array> = (a, b, out, length) => {
  const p = stepOf(a.length, 1, length);
  const q = stepOf(b.length, 1, length);
  let byte = 0;
  for (let i = 0; i < length; i++) {
    const x = a[i * p]!;
    const y = b[i * q]!;
    byte |= (x < y || (y !== y && x === x) ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};

export const equalNumbers: Loop<Float64Array> = (a, b, out, length) => {
  const p = stepOf(a.length, 1, length);
  const q = stepOf(b.length, 1, length);
  let byte = 0;
  for (let i = 0; i < length; i++) {
    const x = a[i * p]!;
    const y = b[i * q]!;
    byte |= (x === y || (x !== x && y !== y) ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};

/** 32-bit integers and dates, without a copy as Float64. */
export const lessIntegers: Loop<Int32Array> = (a, b, out, length) => {
  const p = stepOf(a.length, 1, length);
  const q = stepOf(b.length, 1, length);
  let byte = 0;
  for (let i = 0; i < length; i++) {
    byte |= (a[i * p]! < b[i * q]! ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};

export const equalIntegers: Loop<Int32Array> = (a, b, out, length) => {
  const p = stepOf(a.length, 1, length);
  const q = stepOf(b.length, 1, length);
  let byte = 0;
  for (let i = 0; i < length; i++) {
    byte |= (a[i * p] === b[i * q] ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};

/** 64-bit integers by their halves, low then high; `unsigned` turns the top bit, which makes the halves signed ones. */
const lessHalves = (a: Int32Array, b: Int32Array, out: Uint8Array, length: number, unsigned: boolean): void => {
  const p = 2 * stepOf(a.length, 2, length);
  const q = 2 * stepOf(b.length, 2, length);
  const top = unsigned ? 0x8000_0000 | 0 : 0;
  let byte = 0;
  for (let i = 0; i < length; i++) {
    const x = a[i * p + 1]! ^ top;
    const y = b[i * q + 1]! ^ top;
    byte |= (x < y || (x === y && a[i * p]! >>> 0 < b[i * q]! >>> 0) ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};

export const lessSigned: Loop<Int32Array> = (a, b, out, length) => lessHalves(a, b, out, length, false);
export const lessUnsigned: Loop<Int32Array> = (a, b, out, length) => lessHalves(a, b, out, length, true);

export const equalHalves: Loop<Int32Array> = (a, b, out, length) => {
  const p = 2 * stepOf(a.length, 2, length);
  const q = 2 * stepOf(b.length, 2, length);
  let byte = 0;
  for (let i = 0; i < length; i++) {
    byte |= (a[i * p] === b[i * q] && a[i * p + 1] === b[i * q + 1] ? 1 : 0) << (i & 7);
    if ((i & 7) === 7) {
      out[i >> 3] = byte;
      byte = 0;
    }
  }
  if ((length & 7) !== 0) out[length >> 3] = byte;
};
