import { describe, expect, test } from 'vitest';
import { columnFromValues } from './column-from-values.ts';
import { columnToValues } from './column-to-values.ts';
import { DataType } from './data-type.ts';
import { valueAt } from './value-at.ts';

const D = DataType;
const roundTrip = (values: readonly unknown[], type: DataType): unknown[] =>
  columnToValues(columnFromValues(values, type));

describe('columnFromValues', () => {
  test('copies a typed array', () => {
    const values = new Float32Array([1, 2]);
    const column = columnFromValues(values);
    values[0] = 9;
    expect(column.values).toEqual(new Float32Array([1, 2]));
    const shared = new Int16Array(new SharedArrayBuffer(4));
    expect(columnFromValues(shared).values!.buffer).toBeInstanceOf(ArrayBuffer);
  });

  test('converts a typed array to the type asked for', () => {
    expect(columnFromValues(new Uint8Array([1, 2]), D.int64()).values).toEqual(new BigInt64Array([1n, 2n]));
  });

  test.each<[DataType, readonly unknown[], readonly unknown[]]>([
    [D.int8(), [1n, -128], [1, -128]],
    [D.int64(), [2n ** 62n, 5], [2n ** 62n, 5]],
    [D.uint64(), [2n ** 64n - 1n], [2n ** 64n - 1n]],
    [D.float64(), [3n, 1], [3, 1]],
    [D.date(), [new Date('1969-12-31T23:00:00Z'), 1], [new Date('1969-12-31'), new Date('1970-01-02')]],
    [D.timestamp('s'), [new Date(-1), 5n], [new Date(-1000), new Date(5000)]],
    [D.timestamp('ns'), [new Date(1)], [new Date(1)]],
    [D.decimal128(5, 2), ['1.5', 2, 3n, '-1e-2', '.5'], ['1.50', '2.00', '3.00', '-0.01', '0.50']],
    [D.decimal128(5, 0), ['7'], ['7']],
    [D.list(D.int8()), [new Uint8Array([1, 2])], [[1, 2]]],
    [D.fixedSizeList(D.float32(), 2), [[1, 2]], [new Float32Array([1, 2])]],
    [D.fixedSizeList(D.float32(), 2), [[1, null]], [[1, null]]],
    [D.struct({ a: D.int8() }), [{ a: 1, b: 2 }, {}], [{ a: 1 }, { a: null }]],
    [D.map(D.string(), D.int8()), [[['a', 1]], new Map([['b', 2]])], [[['a', 1]], [['b', 2]]]],
    [
      D.embedding(D.float32(), 2),
      [[1, 2], new Float64Array([3, 4])],
      [new Float32Array([1, 2]), new Float32Array([3, 4])],
    ],
    [D.binary(), [new Uint8Array([1]).buffer], [new Uint8Array([1])]],
    [D.null(), [null, undefined], [null, null]],
  ])('%j', (type, values, expected) => {
    expect(roundTrip(values, type)).toStrictEqual(expected);
  });

  test.each<[DataType, unknown, string]>([
    [D.uint8(), 300, '300 cannot be stored as UInt8.'],
    [D.uint8(), -1, '-1 cannot be stored as UInt8.'],
    [D.int32(), 1.5, '1.5 cannot be stored as Int32.'],
    [D.int64(), 2n ** 63n, '9223372036854775808n cannot be stored as Int64.'],
    [D.int64(), 2 ** 63, '9223372036854776000 cannot be stored as Int64.'],
    [D.float64(), 'a', '"a" cannot be stored as Float64.'],
    [D.bool(), 1, '1 cannot be stored as Bool.'],
    [D.string(), 1, '1 cannot be stored as String.'],
    [D.null(), 0, '0 cannot be stored as Null.'],
    [D.date(), new Date(NaN), 'an invalid Date cannot be stored as Date.'],
    [D.timestamp('ms'), '2020-01-01', '"2020-01-01" cannot be stored as Timestamp[ms].'],
    [D.decimal128(4, 2), '1.234', '"1.234" cannot be stored as Decimal[precision: 4, scale: 2].'],
    [D.decimal128(4, 2), '123.45', '"123.45" cannot be stored as Decimal[precision: 4, scale: 2].'],
    [D.decimal128(4, 2), '', '"" cannot be stored as Decimal[precision: 4, scale: 2].'],
    [D.binary(), [1], 'an array of 1 cannot be stored as Binary.'],
    [D.binary(2), new Uint8Array(3), 'a Uint8Array of 3 bytes cannot be stored as Binary[2].'],
    [D.list(D.int8()), 5, '5 cannot be stored as List[Int8].'],
    [D.list(D.int8()), [1, 'a'], '"a" cannot be stored as Int8.'],
    [D.fixedSizeList(D.int8(), 2), [1], 'an array of 1 cannot be stored as List[Int8; 2].'],
    [D.struct({ a: D.int8() }), [1], 'an array of 1 cannot be stored as Struct[a: Int8].'],
    [D.map(D.string(), D.int8()), { a: 1 }, 'an object with a cannot be stored as Map[String: Int8].'],
    [D.embedding(D.float32(), 2), [1], 'an array of 1 cannot be stored as Embedding[Float32; 2].'],
    [D.embedding(D.float32(), 1), ['a'], 'an array of 1 cannot be stored as Embedding[Float32; 1].'],
    [D.image(), { width: 1 }, 'an object with width cannot be stored as Image[MIXED].'],
    [
      D.tensor(D.float32()),
      { shape: [1], data: [1] },
      'an object with shape, data cannot be stored as Tensor[Float32].',
    ],
  ])('%j refuses %s', (type, value, problem) => {
    expect(() => columnFromValues([null, value], type, 'x')).toThrow(
      expect.objectContaining({ name: 'PlanError', message: `Column "x", row 1: ${problem}`, column: 'x', row: 1 }),
    );
  });

  test('a nested value is named by its path and row', () => {
    const type = D.list(D.struct({ a: D.int8() }));
    expect(() => columnFromValues([[], [{ a: 1 }, { a: 999 }]], type, 'x')).toThrow(
      'Column "x.a", row 1: 999 cannot be stored as Int8.',
    );
    expect(() => columnFromValues([1, 'a'], D.int8())).toThrow('Row 1: "a" cannot be stored as Int8.');
  });
});

describe('value options', () => {
  const column = columnFromValues([5, 2n ** 60n, -(2n ** 53n), Number.MIN_SAFE_INTEGER, null], D.int64());

  test('int64', () => {
    const numbers = [5, 2n ** 60n, -(2n ** 53n), Number.MIN_SAFE_INTEGER, null];
    expect(columnToValues(column)).toEqual(numbers);
    expect(numbers.map((_, i) => valueAt(column, i))).toEqual(numbers);
    expect(columnToValues(column, { int64: 'bigint' })).toEqual([
      5n,
      2n ** 60n,
      -(2n ** 53n),
      BigInt(Number.MIN_SAFE_INTEGER),
      null,
    ]);
    expect(valueAt(column, 0, { int64: 'bigint' })).toBe(5n);
    expect(columnToValues(columnFromValues([[1]]), { int64: 'bigint' })).toEqual([[1n]]);
  });

  test('temporal', () => {
    const times = columnFromValues([new Date(1500), null], D.timestamp('us'));
    expect(columnToValues(times, { temporal: 'bigint' })).toEqual([1_500_000n, null]);
    expect(columnToValues(columnFromValues([new Date(0)], D.date()), { temporal: 'bigint' })).toEqual([0n]);
  });

  test('a timestamp below a millisecond rounds down', () => {
    expect(columnToValues(columnFromValues([-1n, 1999n], D.timestamp('us')))).toEqual([new Date(-1), new Date(1)]);
  });
});
