import type { DataType } from '@pixelframe/columnar';
import { batch, columnFromValues, columnToValues, DataType as T, schema, sliceBatch } from '@pixelframe/columnar';
import { call, column } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';

function get(values: readonly unknown[], type: DataType, key: string | number, start = 0): unknown[] {
  const rows = batch(schema([{ name: 'c', type }]), [columnFromValues(values, type)]);
  return columnToValues(evaluate(call('get', [column('c')], { key }), sliceBatch(rows, start, values.length)));
}

const LISTS = [['a', 'b', 'c'], [], null, [null, 'z']];

describe('get', () => {
  test.each([
    [0, ['a', null, null, null]],
    [2, ['c', null, null, null]],
    [-1, ['c', null, null, 'z']],
    [-2, ['b', null, null, null]],
    [3, [null, null, null, null]],
    [-4, [null, null, null, null]],
  ])('position %i of lists', (key, expected) => {
    expect(get(LISTS, T.list(T.string()), key)).toEqual(expected);
  });

  test('of a part of a batch', () => {
    expect(get(LISTS, T.list(T.string()), -1, 2)).toEqual([null, 'z']);
  });

  test('of fixed-size lists and embeddings', () => {
    expect(get([[1, 2], null, [3, 4]], T.fixedSizeList(T.int8(), 2), -1)).toEqual([2, null, 4]);
    expect(get([Float32Array.of(1, 2.5), null], T.embedding(T.float32(), 2), 1)).toEqual([2.5, null]);
    expect(get([[1, 2]], T.fixedSizeList(T.int8(), 2), 2)).toEqual([null]);
  });

  test('of structs: null where the struct is', () => {
    const type = T.struct({ x: T.int64(), ['__proto__']: T.bool(), s: T.string() });
    expect(get([{ x: 1, s: 'a' }, null, { x: null, s: 'b' }], type, 'x')).toEqual([1, null, null]);
    expect(get([{ x: 1, s: 'a' }, null, { x: null, s: 'b' }], type, 's')).toEqual(['a', null, 'b']);
  });

  test('of maps, by name and by number', () => {
    const byName = [
      [
        ['k', 1.5],
        ['l', null],
      ],
      null,
      [],
      [['l', 2]],
    ];
    expect(get(byName, T.map(T.string(), T.float64()), 'l')).toEqual([null, null, null, 2]);
    expect(get(byName, T.map(T.string(), T.float64()), 'k')).toEqual([1.5, null, null, null]);
    expect(get([[[7, true]], [[8, false]]], T.map(T.int64(), T.bool()), 8)).toEqual([null, false]);
  });

  test('of lists of lists and of images', () => {
    expect(get([[[1], [2, 3]], null], T.list(T.list(T.int8())), 1)).toEqual([[2, 3], null]);
    const image = { width: 1, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3) };
    expect(get([{ i: image }, null], T.struct({ i: T.image('RGB') }), 'i')).toEqual([image, null]);
  });
});
