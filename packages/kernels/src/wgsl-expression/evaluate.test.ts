import { describe, expect, it } from 'vitest';
import { compileWgslExpression } from './compile.ts';
import { runWgslExpression } from './evaluate.ts';
import type { WgslArray, WgslInput, WgslType } from './expression.ts';

const { fround } = Math;

function run(code: string, returns: WgslType, values: Readonly<Record<string, WgslArray>>, length?: number): number[] {
  const typeOf = (array: WgslArray): WgslType =>
    array instanceof Float32Array
      ? 'f32'
      : array instanceof Int32Array
        ? 'i32'
        : array instanceof Uint32Array
          ? 'u32'
          : 'bool';
  const inputs: WgslInput[] = Object.entries(values).map(([name, array]) => ({ name, type: typeOf(array) }));
  const arrays = Object.values(values);
  return [...runWgslExpression(compileWgslExpression(code, inputs, returns), arrays, length ?? arrays[0]!.length)];
}

const LEAST = -(2 ** 31);
const MOST = 2 ** 31 - 1;

describe('runWgslExpression', () => {
  it('rounds each operation to f32, over any number of elements', () => {
    const x = Float32Array.from({ length: 3000 }, (_, i) => i / 7);
    const mean = Float32Array.from(x, (value) => value * 0.3);
    const std = Float32Array.from(x, (_, i) => 1 + (i % 13) / 3);
    const wanted = Array.from(x, (v, i) => fround(fround(fround(v - mean[i]!) / std[i]!) * fround(0.1)));
    expect(run('(x - mean) / std * 0.1', 'f32', { x, mean, std })).toEqual(wanted);
  });

  it('wraps integers and divides by zero as WGSL', () => {
    const a = Int32Array.of(LEAST, LEAST, MOST, 7, -7, -7);
    const b = Int32Array.of(-1, 0, MOST, 0, 2, -3);
    expect(run('a / b', 'i32', { a, b })).toEqual([LEAST, LEAST, 1, 7, -3, 2]);
    expect(run('a % b', 'i32', { a, b })).toEqual([0, 0, 0, 0, -1, -1]);
    expect(run('a * b', 'i32', { a, b })).toEqual([LEAST, 0, 1, 0, -14, 21]);
    expect(run('a + b', 'i32', { a, b })).toEqual([MOST, LEAST, -2, 7, -5, -10]);
    expect(run('-a', 'i32', { a })).toEqual([LEAST, LEAST, -MOST, -7, 7, 7]);
    expect(run('abs(a)', 'i32', { a })).toEqual([LEAST, LEAST, MOST, 7, 7, 7]);
    const u = Uint32Array.of(0, 0xffffffff, 0x80000000);
    const v = Uint32Array.of(1, 0xffffffff, 0);
    expect(run('u - v', 'u32', { u, v })).toEqual([0xffffffff, 0, 0x80000000]);
    expect(run('u * v', 'u32', { u, v })).toEqual([0, 1, 0]);
    expect(run('u / v', 'u32', { u, v })).toEqual([0, 1, 0x80000000]);
    expect(run('~u ^ v', 'u32', { u, v }, 0)).toEqual([]);
    expect(run('(~u) ^ v', 'u32', { u, v })).toEqual([0xfffffffe, 0xffffffff, 0x7fffffff]);
  });

  it('shifts by the count modulo 32', () => {
    const a = Int32Array.of(-8, 1, 1);
    const n = Uint32Array.of(1, 31, 33);
    expect(run('a << n', 'i32', { a, n })).toEqual([-16, LEAST, 2]);
    expect(run('a >> n', 'i32', { a, n })).toEqual([-4, 0, 0]);
    expect(run('u32(a) >> n', 'u32', { a, n })).toEqual([0x7ffffffc, 0, 0]);
  });

  it('converts floats to the nearest value of the integer type', () => {
    const x = Float32Array.of(1.9, -1.9, 3e9, -3e9, 1e20, NaN);
    expect(run('i32(x)', 'i32', { x })).toEqual([1, -1, 2_147_483_520, LEAST, 2_147_483_520, 0]);
    expect(run('u32(x)', 'u32', { x })).toEqual([1, 0, 3e9, 0, 4_294_967_040, 0]);
    expect(run('f32(i)', 'f32', { i: Int32Array.of(16_777_217, -5) })).toEqual([16_777_216, -5]);
    expect(run('bool(x)', 'bool', { x: Float32Array.of(0, -0, 0.1, NaN) })).toEqual([0, 0, 1, 1]);
    expect(run('i32(b) + 1', 'i32', { b: Uint8Array.of(0, 1, 200) })).toEqual([1, 2, 2]);
    expect(
      run('bitcast<f32>(bitcast<i32>(x) | i)', 'f32', { x: Float32Array.of(1, 0), i: Int32Array.of(LEAST, 1) }),
    ).toEqual([-1, 2 ** -149]);
  });

  it('has the functions of WGSL', () => {
    const x = Float32Array.of(-2.5, -0.3, 0.5, 1.5, 2.5, 8_388_609);
    expect(run('round(x)', 'f32', { x })).toEqual([-2, -0, 0, 2, 2, 8_388_609]);
    expect(run('trunc(x) + fract(x)', 'f32', { x })).toEqual([-1.5, fround(1 - fround(0.3)), 0.5, 1.5, 2.5, 8_388_609]);
    expect(run('saturate(x)', 'f32', { x })).toEqual([0, 0, 0.5, 1, 1, 1]);
    expect(run('step(0.5, x)', 'f32', { x })).toEqual([0, 0, 1, 1, 1, 1]);
    expect(run('smoothstep(0, 2, x)', 'f32', { x })).toEqual([0, 0, 0.15625, 0.84375, 1, 1]);
    expect(run('mix(x, 4.5, 0.5)', 'f32', { x }, 4)).toEqual([1, fround(2.1), 2.5, 3]);
    expect(run('ldexp(x, i)', 'f32', { x, i: Int32Array.of(1, 0, -1, 5000, -5000, 0) })).toEqual([
      -5,
      fround(-0.3),
      0.25,
      Infinity,
      0,
      8_388_609,
    ]);
    expect(run('x % 2', 'f32', { x })).toEqual([-0.5, fround(-0.3), 0.5, 1.5, 0.5, 1]);
    expect(run('sqrt(x * x)', 'f32', { x })).toEqual([2.5, fround(0.3), 0.5, 1.5, 2.5, 8_388_609]);
    expect(run('degrees(x)', 'f32', { x: Float32Array.of(Math.PI) })[0]).toBeCloseTo(180, 4);
    const i = Int32Array.of(0, -1, 1, 40, LEAST);
    expect(run('countOneBits(i)', 'i32', { i })).toEqual([0, 32, 1, 2, 1]);
    expect(run('countLeadingZeros(i)', 'i32', { i })).toEqual([32, 0, 31, 26, 0]);
    expect(run('countTrailingZeros(i)', 'i32', { i })).toEqual([32, 0, 0, 3, 31]);
    expect(run('firstLeadingBit(i)', 'i32', { i })).toEqual([-1, -1, 0, 5, 30]);
    expect(run('firstLeadingBit(u32(i))', 'u32', { i })).toEqual([0xffffffff, 31, 0, 5, 31]);
    expect(run('firstTrailingBit(i)', 'i32', { i })).toEqual([-1, 0, 0, 3, 31]);
    expect(run('reverseBits(i)', 'i32', { i })).toEqual([0, -1, LEAST, 335_544_320, 1]);
  });

  it('carries values that are not finite, as IEEE 754', () => {
    const x = Float32Array.of(NaN, Infinity, -Infinity, 0);
    expect(run('x + 1', 'f32', { x })).toEqual([NaN, Infinity, -Infinity, 1]);
    expect(run('x == x', 'bool', { x })).toEqual([0, 1, 1, 1]);
    expect(run('x != x', 'bool', { x })).toEqual([1, 0, 0, 0]);
    expect(run('1 / x', 'f32', { x })).toEqual([NaN, 0, -0, Infinity]);
    expect(run('x - x', 'f32', { x })).toEqual([NaN, NaN, NaN, 0]);
  });

  it('gives inputs and constants as results of their own', () => {
    const x = Float32Array.of(1, 2, 3);
    const expression = compileWgslExpression('x', [{ name: 'x', type: 'f32' }], 'f32');
    const found = runWgslExpression(expression, [x], 2);
    expect(found).toEqual(Float32Array.of(1, 2));
    expect(found.buffer).not.toBe(x.buffer);
    expect(run('b', 'bool', { b: Uint8Array.of(0, 7) })).toEqual([0, 1]);
    expect(run('-0.0', 'f32', { x })).toEqual([-0, -0, -0]);
  });

  it('refuses arrays that are not the inputs', () => {
    const inputs: WgslInput[] = [
      { name: 'x', type: 'f32' },
      { name: 'b', type: 'bool' },
    ];
    const expression = compileWgslExpression('select(0, x, b)', inputs, 'f32');
    const x = new Float32Array(3);
    expect(() => runWgslExpression(expression, [x], 3)).toThrow('WGSL expression: it takes 2 arrays, 1 given.');
    expect(() => runWgslExpression(expression, [x, new Int32Array(3)], 3)).toThrow(
      'WGSL expression: the input "b" is bool, in Uint8Array; Int32Array given.',
    );
    expect(() => runWgslExpression(expression, [x, new Uint8Array(2)], 3)).toThrow(
      'WGSL expression: the input "b" has 2 elements, not 3.',
    );
  });
});
