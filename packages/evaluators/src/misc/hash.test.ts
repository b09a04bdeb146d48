import type { Column } from '@pixelframe/columnar';
import { columnFromValues, columnToValues, DataType as T, sliceColumn } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { hash } from './hash.ts';

const hashes = (...columns: readonly Column[]): unknown[] =>
  columnToValues(
    hash(columns, { length: columns[0]!.length, type: T.uint64(), options: { seed: null, hashFunction: 'xxhash' } }),
    { int64: 'bigint' },
  );

test.each([
  ['integers', columnFromValues([1, 2, null, 4, 5], T.int32())],
  ['texts', columnFromValues(['a', null, 'bcd', '', 'é'], T.string())],
  ['booleans', columnFromValues([true, false, null, true, true], T.bool())],
  ['lists', columnFromValues([[1], [], null, [2, 3], [4]], T.list(T.int64()))],
  ['fixed lists', columnFromValues([[1, 2], [3, 4], null, [5, 6], [7, 8]], T.fixedSizeList(T.int8(), 2))],
  ['structs', columnFromValues([{ a: 1 }, { a: null }, null, { a: 2 }, { a: 3 }], T.struct({ a: T.int64() }))],
])('a slice of %s hashes as its rows do', (_, column) => {
  const whole = hashes(column);
  expect(hashes(sliceColumn(column, 1, 4))).toEqual(whole.slice(1, 4));
});

test('what is behind a null does not count', () => {
  const other = { ...columnFromValues(['zz', 'b'], T.string()), validity: Uint8Array.of(2) };
  expect(hashes(other)).toEqual(hashes(columnFromValues([null, 'b'], T.string())));
});
