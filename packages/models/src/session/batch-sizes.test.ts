import { expect, test } from 'vitest';
import { paddedBatch } from './batch-sizes.ts';

test('few sizes: powers of two, and the full batch', () => {
  expect([1, 2, 3, 5, 8, 9, 12, 13].map((rows) => paddedBatch(rows, 12))).toEqual([1, 2, 4, 8, 8, 12, 12, 12]);
});
