import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from './column.ts';
import { columnToValues } from './column-to-values.ts';
import { DataType } from './data-type.ts';
import { checkOffset } from './limits.ts';
import { sliceColumn } from './slice.ts';
import { stringAt, stringColumn, stringsOf } from './strings.ts';

const raw = (bytes: readonly number[], offsets: readonly number[]): Column => ({
  type: DataType.string(),
  length: offsets.length - 1,
  validity: null,
  values: Uint8Array.from(bytes),
  offsets: Int32Array.from(offsets),
  children: [],
});

test('any text comes back, lone surrogates as U+FFFD, also where joining would pair them', () => {
  const text = fc.option(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', '\ude00', 'a\ud83d', '\ufeffx')),
  );
  fc.assert(
    fc.property(fc.array(text), (values) => {
      const column = stringColumn(values);
      const expected = values.map((value) => value?.toWellFormed() ?? null);
      expect(stringsOf(column)).toEqual(expected);
      expect(column.offsets!.at(-1)).toBe(column.values!.length);
      const utf8 = new TextEncoder().encode(expected.join(''));
      expect(column.values).toEqual(utf8);
    }),
  );
});

describe('bytes that are not UTF-8', () => {
  test('become U+FFFD in their own row', () => {
    const column = raw([0x61, 0xff, 0x62, 0xe2, 0x82, 0x63], [0, 2, 3, 5, 6]);
    expect(stringsOf(column)).toEqual(['a\ufffd', 'b', '\ufffd', 'c']);
  });

  test('a character cut by a row border belongs to neither row', () => {
    const column = raw([0xc3, 0xa9, 0x61], [0, 1, 3]);
    expect(columnToValues(column)).toEqual(['\ufffd', '\ufffda']);
    expect(stringAt(column, 1)).toBe('\ufffda');
  });
});

test('decoding is cached per column, and the cache is not handed out', () => {
  const column = stringColumn(['a', null]);
  expect(stringsOf(column)).toBe(stringsOf(column));
  const values = columnToValues(column);
  values[0] = 'changed';
  expect(stringsOf(column)).toEqual(['a', null]);
  expect(stringAt(column, 0)).toBe('a');
});

test('undefined is null, and a slice with a longer values buffer reads its own rows', () => {
  const column = stringColumn(['é', undefined as unknown as null, 'c', 'd']);
  expect(stringsOf(sliceColumn(column, 0, 2))).toEqual(['é', null]);
});

test('offsets end at 2 GiB', () => {
  expect(checkOffset(2 ** 31 - 1, 'bytes')).toBe(2 ** 31 - 1);
  expect(() => checkOffset(2 ** 31, 'bytes')).toThrow(
    'A batch would hold 2147483648 bytes in one column; the most is 2147483647.',
  );
});
