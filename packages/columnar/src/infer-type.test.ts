import { describe, expect, test } from 'vitest';
import { DataType, typeName } from './data-type.ts';
import { inferType } from './infer-type.ts';

const image = (mode: string, channels: number) => ({
  width: 1,
  height: 1,
  channels,
  mode,
  data: new Uint8Array(channels),
});

describe('inferType', () => {
  test.each<[string, readonly unknown[], string]>([
    ['nothing', [], 'Null'],
    ['only nulls', [null, undefined], 'Null'],
    ['safe integers', [1, null, -0, Number.MAX_SAFE_INTEGER], 'Int64'],
    ['a fraction', [1, 2.5], 'Float64'],
    ['an unsafe integer', [1, 2 ** 53], 'Float64'],
    ['NaN', [NaN, 1], 'Float64'],
    ['bigint', [1n, -(2n ** 63n)], 'Int64'],
    ['large bigint', [1n, 2n ** 63n], 'UInt64'],
    ['bigint and safe integers', [1, 2n], 'Int64'],
    ['boolean', [true, null], 'Bool'],
    ['string', ['a'], 'String'],
    ['Date', [new Date(0)], 'Timestamp[ms]'],
    ['bytes', [new Uint8Array(2), Buffer.from('a'), new ArrayBuffer(1)], 'Binary'],
    ['equal Float32Arrays', [new Float32Array(3), null, new Float32Array(3)], 'Embedding[Float32; 3]'],
    ['unequal Float32Arrays', [new Float32Array(3), new Float32Array(2)], 'List[Float32]'],
    ['empty Float32Arrays', [new Float32Array(0)], 'List[Float32]'],
    ['other typed arrays', [new Uint16Array(3), new Uint16Array(3)], 'List[UInt16]'],
    ['arrays', [[1], null, [], [null, 2.5]], 'List[Float64]'],
    ['nested arrays', [[[1]], [[], ['a'].slice(1)]], 'List[List[Int64]]'],
    ['objects', [{ a: 1 }, { b: 'x' }, null], 'Struct[a: Int64, b: String]'],
    ['objects without prototype', [Object.assign(Object.create(null), { a: 1 })], 'Struct[a: Int64]'],
    ['maps', [new Map([['k', [1]]]), null], 'Map[String: List[Int64]]'],
    ['images of a mode', [image('RGB', 3), null, image('RGB', 3)], 'Image[RGB]'],
    ['images of two modes', [image('RGB', 3), image('L', 1)], 'Image[MIXED]'],
    [
      'six keys are no image',
      [{ ...image('RGB', 3), extra: 1 }],
      'Struct[width: Int64, height: Int64, channels: Int64, mode: String, data: Binary, extra: Int64]',
    ],
    ['tensors', [{ shape: [2], data: new Float64Array(2) }], 'Tensor[Float64]'],
  ])('%s', (_, values, expected) => {
    expect(typeName(inferType(values))).toBe(expected);
  });

  test('typed arrays keep their type', () => {
    expect(inferType(new Int8Array(1))).toEqual(DataType.int8());
    expect(inferType(new Uint8ClampedArray(1))).toEqual(DataType.uint8());
    expect(inferType(new BigUint64Array(1))).toEqual(DataType.uint64());
  });

  test('a key called __proto__ is a field', () => {
    expect(typeName(inferType([JSON.parse('{"__proto__": 1, "constructor": "a"}')]))).toBe(
      'Struct[__proto__: Int64, constructor: String]',
    );
  });

  test.each<[readonly unknown[], string]>([
    [[1, null, 'a'], 'Column "x", row 2: String does not go with the Int64 of row 0.'],
    [[1.5, 2n], 'Column "x", row 1: Int64 does not go with the Float64 of row 0.'],
    [[1n, 1.5], 'Column "x", row 1: Float64 does not go with the Int64 of row 0.'],
    [[{ a: { b: 1 } }, { a: { b: true } }], 'Column "x.a.b", row 1: Bool does not go with the Int64 of row 0.'],
    [[[1], [2, 'a']], 'Column "x", row 1: String does not go with the Int64 of row 0.'],
    [
      [new Float32Array(1), new Int8Array(1)],
      'Column "x", row 1: List[Int8] does not go with the List[Float32] of row 0.',
    ],
    [[new Uint8Array(1), [1]], 'Column "x", row 1: List[Int64] does not go with the Binary of row 0.'],
    [[0, () => 1], 'Column "x", row 1: no column type holds a function.'],
    [[new URL('https://a.example')], 'Column "x", row 0: no column type holds an object with no keys.'],
    [[-1n, 2n ** 63n], 'Column "x", row 1: the integers from -1 to 9223372036854775808 fit neither Int64 nor UInt64.'],
    [[-1, 2n ** 63n], 'Column "x", row 1: the integers from -1 to 9223372036854775808 fit neither Int64 nor UInt64.'],
  ])('values that do not go together: %#', (values, message) => {
    expect(() => inferType(values, 'x')).toThrow(expect.objectContaining({ name: 'PlanError', message }));
  });

  test('the error says where and what to do', () => {
    try {
      inferType([1, 'a'], 'x');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'PlanError',
        column: 'x',
        row: 1,
        hint: 'Give every value of a column the same type, or pass the type you want.',
      });
    }
  });
});
