import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatDuration } from './format.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [5_256_447, '5.26 MB'],
  [999_600, '1 MB'],
  [3e15, '3000 TB'],
])('%d bytes', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [85.4, '85 ms'],
  [999.6, '1.0 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 00 s'],
  [125_000, '2 min 05 s'],
])('%d ms', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('counts', () => {
  expect([0, 1234567].map(formatCount)).toEqual(['0', '1,234,567']);
});
