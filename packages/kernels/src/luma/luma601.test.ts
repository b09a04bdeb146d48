import { describe, expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { pillowGreys, referenceSource } from '../cases/references.ts';
import { lcg, spread } from '../cases/pictures.ts';
import { luma601, luma601Scalar } from './luma601.ts';

describe('luma601', () => {
  it.each(pillowGreys)('of %s has the bytes of Pillow, at any stride', async (name, digest) => {
    const source = referenceSource(name);
    expect(await shortDigest(luma601(source), 16)).toBe(digest);
    for (const stride of [4, 5]) expect(luma601(spread(source, stride))).toEqual(luma601(source));
  });

  it('is the same with SIMD and without, past a strip and for any number of pixels', () => {
    for (const [width, height] of [
      [1, 1],
      [7, 3],
      [301, 257],
    ] as const) {
      const source = lcg(width, height, 3, 5);
      const out = new Uint8Array(width * height);
      luma601Scalar(source, out);
      expect(luma601(source)).toEqual(out);
      expect(luma601(spread(source, 4))).toEqual(out);
    }
  });
});
