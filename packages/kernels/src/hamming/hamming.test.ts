import { describe, expect, it } from 'vitest';
import { hashRows, searches } from '../cases/hash-rows.ts';
import { naiveHamming } from '../cases/naive-hamming.ts';
import { hammingDistance, hammingPairs, hammingSelfPairs } from './hamming.ts';
import { PairList } from './pair-list.ts';
import { scanScalar } from './scan-scalar.ts';

describe('hammingDistance', () => {
  it.each([
    [[0xff, 0x00], [0x00, 0xff], 16],
    [[0, 0, 0, 0], [0, 0, 0, 0], 0],
    [[0b1010], [0b0101], 4],
    [Array<number>(8).fill(0), Array<number>(8).fill(255), 64],
  ])('of %j and %j is %i', (a, b, expected) => {
    expect(hammingDistance(Uint8Array.from([9, ...a]), 1, Uint8Array.from(b), 0, a.length)).toBe(expected);
  });
});

describe('hammingPairs', () => {
  it.each(searches)('finds $left x $right rows of $width bytes within $limit', ({ width, left, right, limit }) => {
    const [a, b] = [hashRows(left, width, 1), hashRows(right, width, 1)];
    const expected = naiveHamming(a, b, width, limit);
    expect(hammingPairs(a, b, width, limit)).toEqual(expected);
    const scalar = new PairList();
    scanScalar({ rows: b, width, maxDistance: limit }, a, 0, left, false, scalar);
    expect(scalar.finish()).toEqual(expected);
  });

  it('gives each pair of a self join once', () => {
    const rows = hashRows(150, 8, 3);
    rows.copyWithin(80, 0, 8);
    const expected = naiveHamming(rows, rows, 8, 12, (l, r) => l < r);
    expect(expected.left.length).toBeGreaterThan(40);
    expect(hammingSelfPairs(rows, 8, 12)).toEqual(expected);
    const scalar = new PairList();
    scanScalar({ rows, width: 8, maxDistance: 12 }, rows, 0, 150, true, scalar);
    expect(scalar.finish()).toEqual(expected);
    const part = hammingSelfPairs(rows, 8, 12, { leftStart: 33, leftEnd: 90 });
    expect(part).toEqual(naiveHamming(rows, rows, 8, 12, (l, r) => l < r && l >= 33 && l < 90));
  });

  it('looks at a range of left rows and keeps their numbers', () => {
    const rows = hashRows(60, 8, 2);
    const all = naiveHamming(rows, rows, 8, 12);
    const part = hammingPairs(rows, rows, 8, 12, { leftStart: 20, leftEnd: 35 });
    const wanted = Array.from(all.left.keys()).filter((i) => all.left[i]! >= 20 && all.left[i]! < 35);
    expect(Array.from(part.left)).toEqual(wanted.map((i) => all.left[i]));
    expect(Array.from(part.right)).toEqual(wanted.map((i) => all.right[i]));
    expect(wanted.length).toBeGreaterThan(15);
    expect(hammingPairs(rows, rows, 8, 12, { leftStart: 50, leftEnd: 900 }).left.at(-1)).toBe(59);
  });

  it('refuses bytes that are not whole rows', () => {
    expect(() => hammingPairs(new Uint8Array(16), new Uint8Array(12), 8, 1)).toThrow(
      'hammingPairs: 12 right bytes are not whole rows of 8 bytes.',
    );
    expect(() => hammingPairs(new Uint8Array(0), new Uint8Array(0), 0, 1)).toThrow(
      'hammingPairs: the width must be a positive number of bytes, but got: 0',
    );
  });
});
