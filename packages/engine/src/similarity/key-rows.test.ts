import { columnFromValues, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { keyRows, takeKeys } from './key-rows.ts';

const hash = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe('keys of a column', () => {
  test('hashes of a fixed size are the column itself where none is null', () => {
    const column = columnFromValues([hash(1, 2), hash(3, 4)], T.binary(2));
    const keys = keyRows(column, 'h');
    expect(keys).toEqual({ values: hash(1, 2, 3, 4), size: 2, count: 2, rows: null });
    expect(keys.values.buffer).toBe(column.values!.buffer);
  });

  test('rows without a key are left out', () => {
    const column = columnFromValues([null, hash(1, 2), null, hash(3, 4)], T.binary(2));
    expect(keyRows(column, 'h')).toEqual({ values: hash(1, 2, 3, 4), size: 2, count: 2, rows: Uint32Array.of(1, 3) });
  });

  test('hashes of any size must have one', () => {
    const same = columnFromValues([hash(1, 2), null, hash(3, 4)], T.binary());
    expect(keyRows(same, 'h')).toEqual({ values: hash(1, 2, 3, 4), size: 2, count: 2, rows: Uint32Array.of(0, 2) });
    expect(() => keyRows(columnFromValues([hash(1), null, hash(1, 2)], T.binary()), 'h')).toThrow(
      '"h" has hashes of 1 and of 2 bytes (rows 0 and 2); they have no distance.',
    );
    expect(() => keyRows(columnFromValues([hash()], T.binary()), 'h')).toThrow('"h" has hashes of 0 bytes.');
    expect(keyRows(columnFromValues([null, null], T.binary()), 'h').count).toBe(0);
  });

  test('a vector that lacks a number is no key', () => {
    const column = columnFromValues([[1, 2], [3, null], null, [5, 6]], T.fixedSizeList(T.float32(), 2));
    expect(keyRows(column, 'v')).toEqual({
      values: Float32Array.of(1, 2, 5, 6),
      size: 2,
      count: 2,
      rows: Uint32Array.of(0, 3),
    });
  });

  test('some of the keys', () => {
    const keys = keyRows(columnFromValues([hash(1), null, hash(3), hash(4)], T.binary(1)), 'h');
    expect(takeKeys(keys, Uint32Array.of(0, 2))).toEqual({
      values: hash(1, 4),
      size: 1,
      count: 2,
      rows: Uint32Array.of(0, 2),
    });
  });
});
