/**
 * Just enough of the WebAssembly binary format to write a few SIMD loops by hand: a function is nested lists of bytes.
 * Opcodes and sections as in the WebAssembly core specification 2.0, chapter 5.
 */
export type Code = readonly (number | Code)[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 127) | (rest > 127 ? 128 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    if ((rest === 0 && low < 64) || (rest === -1 && low >= 64)) return [...bytes, low];
    bytes.push(low | 128);
  }
}

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)];
export const i32 = (value: number): Code => [0x41, signed(value)];
export const add = (a: Code, b: Code): Code => [a, b, 0x6a];
export const advance = (local: number, by: Code): Code => set(local, add(get(local), by));
/** Runs the body, and again while `a < b` (unsigned) after it. */
export const repeatWhileBelow = (body: Code, a: Code, b: Code): Code => [0x03, 0x40, body, a, b, 0x49, 0x0d, 0, 0x0b];
/** Runs the body, and again unless the condition holds after it. */
export const repeatUntil = (body: Code, condition: Code): Code => [0x03, 0x40, body, condition, 0x45, 0x0d, 0, 0x0b];
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b];
export const loadI32 = (address: Code, offset: number): Code => [address, 0x28, 2, offset];
export const storeI32 = (address: Code, value: Code, offset = 0): Code => [address, value, 0x36, 2, offset];

export const i64Load = (address: Code, offset = 0): Code => [address, 0x29, 3, unsigned(offset)];
export const notAbove = (a: Code, b: Code): Code => [a, b, 0x4c];
export const notBelow = (a: Code, b: Code): Code => [a, b, 0x4f];
export const below = (a: Code, b: Code): Code => [a, b, 0x49];
export const sub = (a: Code, b: Code): Code => [a, b, 0x6b];
export const mul = (a: Code, b: Code): Code => [a, b, 0x6c];
export const divide = (a: Code, b: Code): Code => [a, b, 0x6e];
export const and = (a: Code, b: Code): Code => [a, b, 0x71];
export const xor = (a: Code, b: Code): Code => [a, b, 0x73];
export const shiftLeft = (a: Code, by: Code): Code => [a, by, 0x74];
export const shiftRight = (a: Code, by: Code): Code => [a, by, 0x76];
export const giveBack = (value: Code): Code => [value, 0x0f];

/** 64-bit integers: loads from any address, and what becomes an i32. */
export const i64 = {
  and: (a: Code, b: Code): Code => [a, b, 0x83],
  xor: (a: Code, b: Code): Code => [a, b, 0x85],
  /** The low 32 bits of `a` shifted right by an i32. */
  lowAfterShift: (a: Code, by: Code): Code => [a, [by, 0xad], 0x88, 0xa7],
  bits: (a: Code): Code => [a, 0x7b, 0xa7],
};

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];
const unary =
  (opcode: number) =>
  (a: Code): Code => [a, simd(opcode)];
const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [a, b, simd(opcode)];

export const v128 = {
  load: (address: Code, offset = 0): Code => [address, simd(0x00), 0, unsigned(offset)],
  /** 8 bytes, then zeros. */
  load64: (address: Code): Code => [address, simd(0x5d), 0, 0],
  loadSplat32: (address: Code, offset = 0): Code => [address, simd(0x09), 2, unsigned(offset)],
  store: (address: Code, value: Code, offset: number): Code => [address, value, simd(0x0b), 0, offset],
  store32: (address: Code, value: Code): Code => [address, value, simd(0x5a), 0, 0, 0],
  zero: [simd(0x0c), Array.from({ length: 16 }, () => 0)] as Code,
  shuffle: (value: Code, lanes: readonly number[]): Code => [value, v128.zero, simd(0x0d), lanes],
  /** Bytes of two values; those of the second count from 16. */
  pick: (a: Code, b: Code, lanes: readonly number[]): Code => [a, b, simd(0x0d), lanes],
  and: binary(0x4e),
  or: binary(0x50),
  anyTrue: unary(0x53),
};

export const i8x16 = { narrowU: binary(0x66) };
export const i16x8 = {
  /** 8 bytes, each as an unsigned 16-bit number. */
  loadBytes: (address: Code): Code => [address, simd(0x02), 0, 0],
  lowU: unary(0x89),
  highU: unary(0x8a),
  narrowS: binary(0x85),
  splat: unary(0x10),
  shl: binary(0x8b),
  shrU: binary(0x8d),
  add: binary(0x8e),
  sub: binary(0x91),
  mul: binary(0x95),
};
export const i32x4 = {
  splat: unary(0x11),
  leU: binary(0x3e),
  minU: binary(0xb7),
  bitmask: unary(0xa4),
  lowU: unary(0xa9),
  highU: unary(0xaa),
  shl: binary(0xab),
  shrS: binary(0xac),
  shrU: binary(0xad),
  add: binary(0xae),
  sub: binary(0xb1),
  mul: binary(0xb5),
  fromF32: unary(0xf8),
  /** Of 16-bit numbers, signed: products of neighbours added in pairs. */
  dot: binary(0xba),
};
export const f32x4 = {
  splat: (value: number): Code => [0x43, [...new Uint8Array(Float32Array.of(value).buffer)], simd(0x13)],
  ge: binary(0x46),
  add: binary(0xe4),
  sub: binary(0xe5),
  mul: binary(0xe6),
  min: binary(0xe8),
  /** a * b + c with one rounding or two, as the machine likes: relaxed SIMD, which not every browser has. */
  multiplyAdd: (a: Code, b: Code, c: Code): Code => [a, b, c, simd(0x105)],
  fromI32: unary(0xfa),
};

/** A function of `params` i32 arguments that answers an i32 or nothing, with i32, v128 and then i64 locals after them. */
export interface WasmFunction {
  readonly name: string;
  readonly params: number;
  readonly result: boolean;
  readonly integers: number;
  readonly vectors: number;
  readonly longs?: number;
  readonly body: Code;
}

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

function flatten(code: Code, out: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === 'number') out.push(part);
    else flatten(part, out);
  }
  return out;
}

const vector = (items: readonly Code[]): Code => [unsigned(items.length), items];
const sized = (code: Code): number[] => {
  const bytes = flatten(code);
  return [...unsigned(bytes.length), ...bytes];
};
const section = (id: number, items: readonly Code[]): Code => [id, sized(vector(items))];
const named = (name: string): Code => vector(Array.from(new TextEncoder().encode(name), (byte) => [byte]));

/** A module with the functions and one growable memory, exported by their names and as `memory`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params, result }): Code => {
    const inputs = Array.from({ length: params }, () => [I32]);
    return [0x60, vector(inputs), vector(result ? [[I32]] : [])];
  });
  const bodies = functions.map(({ integers, vectors, longs = 0, body }): Code => {
    const locals = vector([
      [unsigned(integers), I32],
      [unsigned(vectors), V128],
      [unsigned(longs), I64],
    ]);
    return sized([locals, body, 0x0b]);
  });
  const exports: Code[] = functions.map(({ name }, index): Code => [named(name), 0x00, unsigned(index)]);
  exports.push([named('memory'), 0x02, 0]);
  const module = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, types),
    section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    section(5, [[0x00, 1]]),
    section(7, exports),
    section(10, bodies),
  ];
  return Uint8Array.from(flatten(module));
}
