import type { Column, DataType } from '@pixelframe/columnar';
import { fixedWidthColumn } from '@pixelframe/columnar';
import type { Operation } from './arithmetic-loops.ts';
import { halvesOf } from './numbers.ts';

const TWO_32 = 2 ** 32;

/** Sums and differences by 32-bit halves: exact, and wrapping around, without a BigInt. */
function addHalves(a: Int32Array, b: Int32Array, out: Int32Array, p: number, q: number): void {
  for (let i = 0; i < out.length; i += 2) {
    const low = (a[i * p]! >>> 0) + (b[i * q]! >>> 0);
    out[i] = low;
    out[i + 1] = a[i * p + 1]! + b[i * q + 1]! + (low >= TWO_32 ? 1 : 0);
  }
}

function subtractHalves(a: Int32Array, b: Int32Array, out: Int32Array, p: number, q: number): void {
  for (let i = 0; i < out.length; i += 2) {
    const low = (a[i * p]! >>> 0) - (b[i * q]! >>> 0);
    out[i] = low;
    out[i + 1] = a[i * p + 1]! - b[i * q + 1]! - (low < 0 ? 1 : 0);
  }
}

type Wide = BigInt64Array | BigUint64Array;

const wordsOf = (values: Wide): Int32Array => new Int32Array(values.buffer, values.byteOffset, values.length * 2);

/**
 * Products as numbers where they are safe integers, which they are only of safe ones; a BigInt for the other rows. What
 * is unsigned is multiplied as signed: modulo 2^64 that is the same.
 */
function multiply(a: Wide, b: Wide, target: Wide, p: number, q: number): void {
  const [x, y, out] = [a, b, target].map(wordsOf) as [Int32Array, Int32Array, Int32Array];
  for (let i = 0; i < target.length; i++) {
    const k = 2 * i * p;
    const l = 2 * i * q;
    const product = (x[k + 1]! * TWO_32 + (x[k]! >>> 0)) * (y[l + 1]! * TWO_32 + (y[l]! >>> 0));
    if (product <= Number.MAX_SAFE_INTEGER && product >= Number.MIN_SAFE_INTEGER) {
      out[2 * i] = product;
      out[2 * i + 1] = Math.floor(product / TWO_32);
    } else {
      target[i] = a[i * p]! * b[i * q]!;
    }
  }
}

type Numbers = (a: number, b: number) => number;
type Integers = (a: bigint, b: bigint) => bigint;

/** Of safe integers; a zero divisor gives 0, which the caller makes null. */
const NUMBERS: Readonly<Record<'mod' | 'floorDiv', Numbers>> = {
  mod: (a, b) => (b === 0 ? 0 : a % b),
  floorDiv: (a, b) => (b === 0 ? 0 : Math.floor(a / b)),
};

const INTEGERS: Readonly<Record<'mod' | 'floorDiv', Integers>> = {
  mod: (a, b) => (b === 0n ? 0n : a % b),
  floorDiv: (a, b) => {
    if (b === 0n) return 0n;
    const quotient = a / b;
    return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
  },
};

function put(out: Int32Array, i: number, value: number): void {
  out[i] = value;
  out[i + 1] = Math.floor(value / TWO_32);
}

/** Numbers where operands and result are safe integers, a BigInt only for the rows where they are not. */
function eachRow(
  op: 'mod' | 'floorDiv',
  a: Wide,
  b: Wide,
  target: Wide,
  p: number,
  q: number,
  unsigned: boolean,
): void {
  const [x, y, out] = [a, b, target].map(
    (values) => new Int32Array(values.buffer, values.byteOffset, values.length * 2),
  );
  const [numbers, integers] = [NUMBERS[op], INTEGERS[op]];
  for (let i = 0; i < target.length; i++) {
    const [k, l] = [2 * i * p, 2 * i * q];
    const left = (unsigned ? x![k + 1]! >>> 0 : x![k + 1]!) * TWO_32 + (x![k]! >>> 0);
    const right = (unsigned ? y![l + 1]! >>> 0 : y![l + 1]!) * TWO_32 + (y![l]! >>> 0);
    const result = numbers(left, right);
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(result))
      put(out!, 2 * i, result);
    else target[i] = integers(a[i * p]!, b[i * q]!);
  }
}

/** 64-bit integers of one type; a column of one row stands for all. Overflow wraps around. */
export function wideArithmetic(op: Operation, left: Column, right: Column, type: DataType, length: number): Column {
  const unsigned = type.kind === 'uint64';
  const target = new (unsigned ? BigUint64Array : BigInt64Array)(length);
  const [p, q] = [left, right].map((column) => (column.length === 1 ? 0 : 1)) as [number, number];
  if (op === 'add' || op === 'sub') {
    const out = new Int32Array(target.buffer);
    (op === 'add' ? addHalves : subtractHalves)(halvesOf(left), halvesOf(right), out, p, q);
  } else if (op === 'mul') {
    multiply(left.values as Wide, right.values as Wide, target, p, q);
  } else if (op === 'mod' || op === 'floorDiv') {
    eachRow(op, left.values as Wide, right.values as Wide, target, p, q, unsigned);
  }
  return fixedWidthColumn(type, target);
}
