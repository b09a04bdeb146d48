import { describe, expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { flat, lcg, spread } from '../cases/pictures.ts';
import type { Pixels } from '../pixels.ts';
import { luma, lumaScalar } from './luma.ts';
import { lumaSimd } from './luma-simd.ts';
import { LUMA_EXCEPTIONS } from './luma-exceptions.ts';

const fround = Math.fround;

function weighted(weight: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, v) => fround(fround(v * fround(1 / 255)) * fround(weight)));
}

describe('luma', () => {
  it('equals the f32 definition on every RGB triple', () => {
    const [r, g, b] = [weighted(0.21264784), weighted(0.7151792), weighted(0.07217304)];
    const plane = new Uint8Array(65_536 * 3);
    const scalar = new Uint8Array(65_536);
    let different = 0;
    for (let red = 0; red < 256; red++) {
      for (let i = 0; i < 65_536; i++) plane.set([red, i >>> 8, i & 255], i * 3);
      const source: Pixels = { width: 256, height: 256, channels: 3, stride: 3, data: plane };
      const got = luma(source);
      lumaScalar(source, scalar);
      for (let i = 0; i < 65_536; i++) {
        const real = fround(fround(fround(r[red]! + g[i >>> 8]!) + b[i & 255]!) * 255);
        const exact = Math.min(255, Math.floor(real + 0.5));
        if (got[i] !== exact || scalar[i] !== exact) different++;
      }
    }
    expect(different).toBe(0);
  });

  it.each([3, 4, 5])('gives a scalar and a SIMD plane alike at a stride of %i', (stride) => {
    const exceptions = Array.from(LUMA_EXCEPTIONS, (entry) => entry >>> 2);
    const colours = [...exceptions, ...exceptions].flatMap((key) => [key >>> 16, (key >>> 8) & 255, key & 255]);
    for (const width of [1, 2, 3, 4, 5, exceptions.length * 2]) {
      const data = Uint8Array.from(colours.slice(0, 3 * width));
      const source = spread({ width, height: 1, channels: 3, stride: 3, data }, stride);
      const [scalar, simd] = [new Uint8Array(width), new Uint8Array(width)];
      lumaScalar(source, scalar);
      expect(lumaSimd(source, simd)).toBe(stride < 5);
      if (stride < 5) expect(simd).toEqual(scalar);
    }
  });

  it('keeps its exceptions sorted and once each, for the search on the device', () => {
    expect(Array.from(LUMA_EXCEPTIONS)).toEqual([...new Set(LUMA_EXCEPTIONS)].sort((x, y) => x - y));
  });

  it.each([
    [[255, 0, 0], 54],
    [[0, 255, 0], 182],
    [[0, 0, 255], 18],
    [[255, 255, 0], 237],
    [[128, 64, 200], 87],
    [[100, 150, 200], 143],
    [[200, 50, 50], 82],
    [[50, 50, 200], 61],
    [[10, 20, 30], 19],
    [[127, 127, 127], 127],
  ])('of %j is %i', (colour, expected) => {
    expect(Array.from(luma(flat(1, 1, colour)))).toEqual([expected]);
    expect(Array.from(luma(flat(2, 1, [...colour, 3])))).toEqual([expected, expected]);
  });

  it('has the golden bytes for noise, whatever the stride', async () => {
    const noise = lcg(64, 48, 3, 1);
    const plane = luma(noise);
    expect(await shortDigest(plane)).toBe('c2ae3244');
    expect(plane.reduce((sum, v) => sum + v, 0)).toBe(395_439);
    expect(luma(spread(noise, 4))).toEqual(plane);
  });

  it('takes the first channel of grey pictures', () => {
    expect(Array.from(luma({ width: 2, height: 1, channels: 2, stride: 2, data: Uint8Array.of(9, 1, 8, 2) }))).toEqual([
      9, 8,
    ]);
    expect(Array.from(luma(spread(flat(3, 1, [7]), 4)))).toEqual([7, 7, 7]);
  });
});
