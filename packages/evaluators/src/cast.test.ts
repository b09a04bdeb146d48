import type { DataType } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, sliceColumn, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { castColumn } from './cast.ts';

// Value by value against Daft: tests/parity/expressions.test.ts. Here: nesting, views, and what Daft does not say.
const casted = (values: readonly unknown[], from: DataType, to: DataType): unknown[] =>
  columnToValues(castColumn(columnFromValues(values, from), to));

describe('lists', () => {
  test('convert their items', () => {
    expect(casted([[1, 300, null], null, []], T.list(T.int64()), T.list(T.uint8()))).toEqual([
      [1, null, null],
      null,
      [],
    ]);
    expect(casted([['1', 'x'], null], T.list(T.string()), T.list(T.float64()))).toEqual([[1, null], null]);
  });

  test('of fixed size become lists, and back where all have the size', () => {
    expect(casted([[1, 2], null, [3, 4]], T.fixedSizeList(T.int8(), 2), T.list(T.int16()))).toEqual([
      [1, 2],
      null,
      [3, 4],
    ]);
    expect(casted([[1, 2], null, [3, 4]], T.list(T.int8()), T.fixedSizeList(T.int16(), 2))).toEqual([
      Int16Array.of(1, 2),
      null,
      Int16Array.of(3, 4),
    ]);
  });

  test('become embeddings', () => {
    expect(casted([[1, 2], null], T.list(T.float64()), T.embedding(T.float32(), 2))).toEqual([
      Float32Array.of(1, 2),
      null,
    ]);
  });

  test('of another length are refused', () => {
    expect(() => casted([[1, 2], [3]], T.list(T.int8()), T.fixedSizeList(T.int8(), 2))).toThrow(
      'Cannot cast List[Int8] to List[Int8; 2]: a list has 1 items.',
    );
    expect(() => casted([[1, 2]], T.fixedSizeList(T.int8(), 2), T.embedding(T.int8(), 3))).toThrow(
      'Cannot cast List[Int8; 2] to Embedding[Int8; 3]: the sizes differ.',
    );
  });
});

describe('views', () => {
  const TARGETS = [T.string(), T.float64(), T.int8(), T.bool()];
  test.each(TARGETS.map((to) => [typeName(to), to] as const))('a part of a column to %s', (_, to) => {
    for (const [values, type] of [
      [[1, null, 0, 300, -5, 7, null, 1, 0, 2], T.int64()],
      [['1', null, 'x', '', '-5', '7', null, 'true', '0', '2'], T.string()],
      [[true, null, false, true, null, false, true, true, false, null], T.bool()],
    ] as const) {
      const whole = columnFromValues(values, type);
      expect(columnToValues(castColumn(sliceColumn(whole, 3, 9), to))).toEqual(
        columnToValues(castColumn(whole, to)).slice(3, 9),
      );
    }
  });
});

describe('text', () => {
  test('bytes that are no UTF-8 become null', () => {
    expect(casted([Uint8Array.of(0xc3, 0xa9), Uint8Array.of(0xff), null], T.binary(), T.string())).toEqual([
      'é',
      null,
      null,
    ]);
  });

  test('times and durations are written as tables print them', () => {
    expect(casted([3_723_000_001n, null], T.time('us'), T.string())).toEqual(['01:02:03.000001', null]);
    expect(casted([90_061_000n], T.duration('ms'), T.string())).toEqual(['1d 1h 1m 1s']);
  });

  test('a timestamp with a zone shows the clock there', () => {
    expect(casted([0n], T.timestamp('ms', 'Asia/Tokyo'), T.string())).toEqual(['1970-01-01 09:00:00 JST']);
  });
});

describe('tryCast', () => {
  const tried = (values: readonly unknown[], from: DataType, to: DataType): unknown[] =>
    columnToValues(castColumn(columnFromValues(values, from), to, true));

  test('gives null for what cast refuses', () => {
    expect(tried([1, 2], T.int8(), T.image())).toEqual([null, null]);
    expect(tried([[1, 2], [3], null], T.list(T.int8()), T.fixedSizeList(T.int8(), 2))).toEqual([
      Int8Array.of(1, 2),
      null,
      null,
    ]);
    expect(tried([[1, 2]], T.fixedSizeList(T.int8(), 2), T.embedding(T.int8(), 3))).toEqual([null]);
  });
});

describe('structs and maps', () => {
  test('structs go field by field, by name', () => {
    const from = T.struct({ a: T.int64(), b: T.string() });
    expect(casted([{ a: 1, b: '2' }, null], from, T.struct({ b: T.float64(), c: T.date(), a: T.bool() }))).toEqual([
      { b: 2, c: null, a: true },
      null,
    ]);
  });

  test('maps are lists of keys and values', () => {
    const entries = T.list(T.struct({ key: T.string(), value: T.int8() }));
    const map = T.map(T.string(), T.int64());
    expect(casted([[['a', 1]], null, []], map, entries)).toEqual([[{ key: 'a', value: 1 }], null, []]);
    expect(casted([[{ key: 'a', value: 1 }], null], entries, map)).toEqual([[['a', 1]], null]);
  });
});

describe('pictures and tensors', () => {
  const picture = { width: 1, height: 2, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  const fixed = T.image('RGB', { height: 2, width: 1 });

  test('a picture of the size becomes one of a fixed size, and back', () => {
    expect(casted([picture, null], T.image('RGB'), fixed)).toEqual([picture, null]);
    expect(casted([picture], fixed, T.image())).toEqual([picture]);
    expect(() => casted([{ ...picture, width: 2, height: 1 }], T.image('RGB'), fixed)).toThrow(
      'Cannot cast Image[RGB] to Image[RGB; 2 x 1]: a picture is 2 x 1, resize it first.',
    );
  });

  test('pixels are a tensor of height, width and channels', () => {
    const tensor = { shape: [2, 1, 3], data: Float32Array.from(picture.data) };
    expect(casted([picture], T.image('RGB'), T.tensor(T.float32()))).toEqual([tensor]);
    expect(casted([{ ...tensor, data: picture.data }], T.tensor(T.uint8()), T.image('RGB'))).toEqual([picture]);
    expect(casted([tensor], T.tensor(T.float32()), T.list(T.int8()))).toEqual([[1, 2, 3, 4, 5, 6]]);
    expect(casted([tensor], T.tensor(T.float32()), T.tensor(T.float32(), [3, 2]))).toEqual([
      { ...tensor, shape: [3, 2] },
    ]);
  });
});

test('anything becomes JavaScript objects', () => {
  const column = castColumn(columnFromValues([{ a: 1 }, null]), T.object());
  expect(column.type).toEqual(T.object());
  expect(columnToValues(column)).toEqual([{ a: 1 }, null]);
});

test('a column of its own type is passed on', () => {
  const column = columnFromValues([1], T.int64());
  expect(castColumn(column, T.int64())).toBe(column);
});
