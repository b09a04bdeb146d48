import { typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { LiteralValue } from './expr.ts';
import { lit, literalType } from './literal.ts';

describe('the type of a plain value', () => {
  test.each<[LiteralValue, string]>([
    [null, 'Null'],
    [true, 'Bool'],
    ['x', 'String'],
    [0, 'Int32'],
    [-0, 'Float64'],
    [2 ** 31 - 1, 'Int32'],
    [-(2 ** 31), 'Int32'],
    [2 ** 31, 'Int64'],
    [-(2 ** 31) - 1, 'Int64'],
    [Number.MAX_SAFE_INTEGER, 'Int64'],
    [2 ** 53, 'Float64'],
    [1.5, 'Float64'],
    [Number.NaN, 'Float64'],
    [Infinity, 'Float64'],
    [1n, 'Int64'],
    [2n ** 63n - 1n, 'Int64'],
    [2n ** 63n, 'UInt64'],
    [new Date(0), 'Timestamp[ms]'],
    [Uint8Array.of(1), 'Binary'],
    [[], 'List[Null]'],
    [[1, 2], 'List[Int32]'],
    [[1, 2 ** 40], 'List[Int64]'],
    [[1, 1.5], 'List[Float64]'],
    [[1, null], 'List[Int32]'],
    [[null], 'List[Null]'],
    [['a', null], 'List[String]'],
    [[true], 'List[Bool]'],
    [[new Date(0)], 'List[Timestamp[ms]]'],
    [[[1], [2.5]], 'List[List[Float64]]'],
    [{ a: 1, b: ['x'], c: undefined }, 'Struct[a: Int32, b: List[String], c: Null]'],
    [[{ a: 1 }, { b: 'x' }], 'List[Struct[a: Int32, b: String]]'],
    [Float32Array.of(1, 2), 'Embedding[Float32; 2]'],
    [Int16Array.of(1, 2), 'List[Int16]'],
    [{ width: 1, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(1) }, 'Image[L]'],
    [{ shape: [1], data: Float64Array.of(1) }, 'Tensor[Float64]'],
  ])('%o is %s', (value, type) => {
    expect(typeName(literalType(value))).toBe(type);
  });
});

test('a list of two kinds of values is refused', () => {
  expect(() => lit(['a', 1])).toThrow('A literal list cannot hold both String and Int32.');
});

test.each([
  [new Map(), 'an instance of a class'],
  [[() => 1], 'a function'],
  [undefined, 'a undefined'],
])('%o is refused', (value, what) => {
  expect(() => lit(value as unknown as null)).toThrow(`A literal cannot hold ${what}.`);
});
