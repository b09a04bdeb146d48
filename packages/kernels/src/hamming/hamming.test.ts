import { describe, expect, it } from 'vitest';
import { hashRows, searches } from '../cases/hash-rows.ts';
import { hammingShape } from './arguments.ts';
import { hammingDistance, hammingPairs, scanScalar } from './hamming.ts';
import { scanSimd } from './hamming-simd.ts';
import { PairList, type HammingPairs } from './pair-list.ts';

function naive(a: Uint8Array, b: Uint8Array, width: number, limit: number): HammingPairs {
  const found: number[][] = [];
  for (let l = 0; l * width < a.length; l++) {
    for (let r = 0; r * width < b.length; r++) {
      let distance = 0;
      for (let bit = 0; bit < width * 8; bit++) {
        const at = bit >>> 3;
        distance += ((a[l * width + at]! ^ b[r * width + at]!) >>> (bit & 7)) & 1;
      }
      if (distance <= limit) found.push([l, r, distance]);
    }
  }
  const column = (index: number): Uint32Array => Uint32Array.from(found, (row) => row[index]!);
  return { left: column(0), right: column(1), distance: column(2) };
}

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
    const expected = naive(a, b, width, limit);
    expect(hammingPairs(a, b, width, limit)).toEqual(expected);
    const shape = hammingShape(a, b, width, {});
    const [scalar, simd] = [new PairList(), new PairList()];
    scanScalar(a, b, width, limit, shape, scalar);
    expect(scalar.finish()).toEqual(expected);
    expect(scanSimd(a, b, width, limit, shape, simd)).toBe(width <= 8 && right > 0);
    if (width <= 8) expect(simd.finish()).toEqual(expected);
  });

  it('looks at a range of left rows and keeps their numbers', () => {
    const rows = hashRows(60, 8, 2);
    const all = naive(rows, rows, 8, 12);
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
