/** Arithmetic on whole columns of one number a row; a column of one row stands for all: its index is multiplied by 0. */
export type Operation = 'add' | 'sub' | 'mul' | 'div' | 'mod' | 'floorDiv' | 'pow';

type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, p: number, q: number) => void;

/** One loop an operation: a function called for each row would cost more than the arithmetic. */
const LOOPS: Readonly<Record<Operation, Loop>> = {
  add(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! + b[i * q]!;
  },
  sub(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! - b[i * q]!;
  },
  mul(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! * b[i * q]!;
  },
  div(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! / b[i * q]!;
  },
  mod(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! % b[i * q]!;
  },
  floorDiv(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = Math.floor(a[i * p]! / b[i * q]!);
  },
  pow(a, b, out, p, q) {
    for (let i = 0; i < out.length; i++) out[i] = a[i * p]! ** b[i * q]!;
  },
};

/** Low 32 bits of products of 32-bit integers: a product may need more bits than a number has. */
const multiply32: Loop = (a, b, out, p, q) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.imul(a[i * p]!, b[i * q]!);
};

/** The quotient is a Float32 before it is rounded down. */
const floorDivideSingle: Loop = (a, b, out, p, q) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.floor(Math.fround(a[i * p]! / b[i * q]!));
};

/** What `kind` says of the result: `int32` wraps products, `float32` rounds quotients. */
export function calculate(
  op: Operation,
  a: Float64Array,
  b: Float64Array,
  length: number,
  kind: string,
): Float64Array<ArrayBuffer> {
  const out = new Float64Array(length);
  const wraps = op === 'mul' && (kind === 'int32' || kind === 'uint32');
  const single = op === 'floorDiv' && kind === 'float32';
  const loop = wraps ? multiply32 : single ? floorDivideSingle : LOOPS[op];
  loop(a, b, out, a.length === 1 ? 0 : 1, b.length === 1 ? 0 : 1);
  return out;
}
