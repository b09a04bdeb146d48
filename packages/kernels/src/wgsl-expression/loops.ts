import type { WgslArray } from './expression.ts';

/**
 * The first `n` elements of `out` from those of the operands. Storing is what rounds to f32 and wraps to 32 bits: the
 * doubles before it are exact, or for `/` and `sqrt` precise enough that rounding them again changes nothing.
 */
export type Loop = (n: number, out: WgslArray, a: WgslArray, b: WgslArray, c: WgslArray) => void;

// The common operations have loops of their own: a function called for each element costs as much as several of them.

export const copy: Loop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = a[i]!;
};
export const negate: Loop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = -a[i]!;
};
export const absolute: Loop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = Math.abs(a[i]!);
};
export const add: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! + b[i]!;
};
export const subtract: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! - b[i]!;
};
export const multiply: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! * b[i]!;
};
export const multiplyIntegers: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = Math.imul(a[i]!, b[i]!);
};
export const divide: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! / b[i]!;
};
export const least: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = Math.min(a[i]!, b[i]!);
};
export const most: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = Math.max(a[i]!, b[i]!);
};
export const clamp: Loop = (n, out, a, low, high) => {
  for (let i = 0; i < n; i++) out[i] = Math.min(Math.max(a[i]!, low[i]!), high[i]!);
};
export const squareRoot: Loop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i]!);
};
export const select: Loop = (n, out, otherwise, chosen, condition) => {
  for (let i = 0; i < n; i++) out[i] = condition[i] === 0 ? otherwise[i]! : chosen[i]!;
};
export const equal: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i] === b[i] ? 1 : 0;
};
export const notEqual: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i] === b[i] ? 0 : 1;
};
export const less: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! < b[i]! ? 1 : 0;
};
export const lessOrEqual: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! <= b[i]! ? 1 : 0;
};
export const greater: Loop = (n, out, a, b) => less(n, out, b, a, a);
export const greaterOrEqual: Loop = (n, out, a, b) => lessOrEqual(n, out, b, a, a);
export const bitAnd: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! & b[i]!;
};
export const bitOr: Loop = (n, out, a, b) => {
  for (let i = 0; i < n; i++) out[i] = a[i]! | b[i]!;
};
export const truth: Loop = (n, out, a) => {
  for (let i = 0; i < n; i++) out[i] = a[i] === 0 ? 0 : 1;
};

/** As integers: a float that is no number keeps its bits. */
export const copyBits: Loop = (n, out, a) => {
  new Uint32Array(out.buffer, out.byteOffset, n).set(new Uint32Array(a.buffer, a.byteOffset, n));
};

/** A loop that calls `f` for each element. */
export function each(f: (a: number, b: number, c: number) => number): Loop {
  if (f.length <= 1) {
    const one = f as (a: number) => number;
    return (n, out, a) => {
      for (let i = 0; i < n; i++) out[i] = one(a[i]!);
    };
  }
  if (f.length === 2) {
    const two = f as (a: number, b: number) => number;
    return (n, out, a, b) => {
      for (let i = 0; i < n; i++) out[i] = two(a[i]!, b[i]!);
    };
  }
  return (n, out, a, b, c) => {
    for (let i = 0; i < n; i++) out[i] = f(a[i]!, b[i]!, c[i]!);
  };
}
