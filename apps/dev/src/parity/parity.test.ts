import type { Pixels } from '@pixelframe/kernels';
import { describe, expect, test } from 'vitest';
import { casesOf, cutCases } from './cases.ts';
import { passes, type DaftVerdict } from './judge.ts';
import { reduced } from './photos.ts';
import { formatTable, percent } from './table.ts';

describe('casesOf', () => {
  const sizes = { sizes: [4, 8], binbits: [3], segments: 2 };

  test('lists every method in every size, and colorhash in its own', () => {
    const keys = casesOf(sizes, 'daft').map(({ key }) => key);
    expect(keys).toHaveLength(15);
    expect([keys[0], keys[13], keys[14]]).toEqual(['ahash:4', 'crop_resistant:8', 'colorhash:3']);
  });

  test('bytes are cut apart by the width of each hash, times the regions', () => {
    const lengths = (compat: 'daft' | 'imagehash', bytes: number, regions: number | null): number[] =>
      cutCases(casesOf(sizes, compat), new Uint8Array(bytes), regions).map(({ length }) => length);
    expect(lengths('daft', 6 * 10 + 40 + 6, null)).toEqual([2, 8, 2, 8, 2, 8, 2, 8, 2, 8, 2, 8, 8, 32, 6]);
    expect(lengths('imagehash', 6 * 10 + 30 + 6, 3).slice(12)).toEqual([6, 24, 6]);
    expect(() => lengths('daft', 100, null)).toThrow('The reference has 100 bytes of hashes, not 106.');
  });
});

test('a hash passes that is the definition, and the installed Daft or excused', () => {
  const verdict = (equalsReference: boolean, equalsWheel: boolean, excuse: DaftVerdict['excuse']): boolean =>
    passes({ method: 'phash', key: 'phash:8', equalsReference, equalsWheel, excuse });
  expect(verdict(true, true, null)).toBe(true);
  expect(verdict(true, false, 'fused grid')).toBe(true);
  expect(verdict(true, false, null)).toBe(false);
  expect(verdict(false, false, 'margin')).toBe(true);
  expect(verdict(false, false, 'fused grid')).toBe(false);
  expect(verdict(false, false, null)).toBe(false);
});

test('a large picture is reduced by whole blocks, rounded', () => {
  const wide: Pixels = {
    width: 1025,
    height: 5,
    channels: 1,
    stride: 1,
    data: Uint8Array.from({ length: 5125 }, (_, i) => (i % 1025 === 0 ? 100 : 3)),
  };
  const small = reduced(wide);
  expect([small.width, small.height]).toEqual([341, 1]);
  // A third of the first block is 100: (3 * 100 + 6 * 3) / 9.
  expect([...small.data.subarray(0, 2)]).toEqual([35, 3]);
  expect(reduced(small)).toBe(small);
});

test('tables align, and small shares keep digits', () => {
  expect(
    formatTable(
      ['method', 'n'],
      [
        ['a', 10],
        ['long name', 1],
      ],
    ),
  ).toBe('method      n\na          10\nlong name   1');
  expect([percent(0), percent(0.5), percent(0.000_12)]).toEqual(['0.00 %', '50.00 %', '0.0120 %']);
});
