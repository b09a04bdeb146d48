import { describe, expect, it } from 'vitest';
import { lcg } from '../cases/pictures.ts';
import type { Pixels } from '../pixels.ts';
import { premultiply, premultiplyScalar } from './premultiply.ts';

describe('premultiply', () => {
  it('rounds every product of a colour and an alpha as a division by 255', () => {
    const data = new Uint8Array(4 * 65_536);
    for (let i = 0; i < 65_536; i++) data.set([i & 255, i >> 8, 255 - (i & 255), i >> 8], 4 * i);
    const source: Pixels = { width: 256, height: 256, channels: 4, stride: 4, data };
    const result = premultiply(source).data;
    const exact = data.map((v, i) => (i % 4 === 3 ? v : Math.round((v * data[i | 3]!) / 255)));
    expect(result.findIndex((v, i) => v !== exact[i])).toBe(-1);
  });

  it.each([
    [1, 1],
    [7, 3],
    [301, 257],
  ])('is the same with SIMD and without, %ix%i', (width, height) => {
    const source = lcg(width, height, 4, 3);
    const out = new Uint8Array(source.data.length);
    premultiplyScalar(source, out);
    expect(premultiply(source).data.findIndex((v, i) => v !== out[i])).toBe(-1);
  });
});
