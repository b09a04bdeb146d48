import { expect, test } from 'vitest';
import { filterRows } from './png-filter.ts';

const steps = [200, 30, 50, 70, 90, 110];

test.each([
  ['none: small as it is', steps, [1, 255, 2, 254, 0, 1], 0, [1, 255, 2, 254, 0, 1]],
  ['sub: equal steps', [0, 0, 0, 0, 0, 0], [10, 30, 50, 70, 90, 110], 1, [10, 20, 20, 20, 20, 20]],
  ['up: close to the row above', steps, [201, 29, 50, 72, 90, 110], 2, [1, 255, 0, 2, 0, 0]],
  ['average: the mean of left and above', steps, [100, 65, 57, 63, 76, 93], 3, [0, 0, 0, 0, 0, 0]],
  ['Paeth: left, above or above left', [50, 10, 200, 40, 200, 40], [90, 50, 200, 40, 200, 40], 4, [40, 0, 0, 0, 0, 0]],
])('%s', (_, above, row, filter, differences) => {
  const filtered = filterRows(Uint8Array.from([...above, ...row]), 6, 1);
  expect([...filtered.subarray(7)]).toEqual([filter, ...differences]);
});

test('the left neighbour is a whole pixel away', () => {
  const pixels = [10, 100, 20, 110, 30, 120, 40, 130];
  expect([...filterRows(Uint8Array.from(pixels), 8, 2)]).toEqual([1, 10, 100, 10, 10, 10, 10, 10, 10]);
});
