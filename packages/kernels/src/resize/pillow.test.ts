import { describe, expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { pillowResizes, referenceSource } from '../cases/references.ts';
import { lcg, spread } from '../cases/pictures.ts';
import { viewOf } from '../view.ts';
import { integerResampleScalar } from './integer-resample.ts';
import { integerResampleSimd } from './integer-simd.ts';
import { pillowAxis } from './pillow-axis.ts';
import { pillowResize } from './pillow.ts';
import { isOpaque, premultiply, unpremultiply } from './premultiply.ts';

describe('pillowResize', () => {
  it.each(pillowResizes)('$source by $filter to $width x $height has the bytes of Pillow', async (golden) => {
    const result = pillowResize(referenceSource(golden.source), golden.width, golden.height, golden.filter);
    expect(await shortDigest(result.data, 16)).toBe(golden.digest);
  });

  it.each([1, 2, 3, 4] as const)('reads %i channels at any stride alike', (channels) => {
    const source = lcg(29, 31, channels, 9);
    const packed = pillowResize(source, 13, 40, 'bicubic');
    for (let stride = channels; stride <= 5; stride++) {
      expect(pillowResize(spread(source, stride), 13, 40, 'bicubic')).toEqual(packed);
    }
  });

  it.each([
    [1, 1, 9, 7],
    [7, 1, 3, 5],
    [1, 19, 2, 4],
    [37, 23, 11, 41],
    [64, 48, 32, 24],
    [700, 1100, 20, 9],
    [1500, 3, 4, 900],
    [40, 250, 1500, 260],
  ])('gives the same bytes with SIMD and without, %ix%i to %ix%i', (w, h, width, height) => {
    const [ax, ay] = [pillowAxis(w, width, 'lanczos'), pillowAxis(h, height, 'lanczos')];
    for (const [channels, stride] of [
      [1, 1],
      [3, 3],
      [3, 4],
      [4, 4],
      [1, 3],
    ] as const) {
      const source = viewOf(spread(lcg(w, h, channels, stride), stride));
      const [scalar, simd] = [new Uint8Array(width * height * channels), new Uint8Array(width * height * channels)];
      integerResampleScalar(source, scalar, ax, ay);
      expect(integerResampleSimd(source, simd, ax, ay)).toBe(true);
      expect(simd.findIndex((byte, i) => byte !== scalar[i])).toBe(-1);
    }
  });

  it('leaves to the scalar twin what is too wide for its memory, and pixels of two bytes', () => {
    const wide = viewOf({ width: 5000, height: 1, channels: 1, stride: 1, data: new Uint8Array(5000).fill(9) });
    const [ax, ay] = [pillowAxis(5000, 1_000_000, 'nearest'), pillowAxis(1, 1, 'nearest')];
    expect(integerResampleSimd(wide, new Uint8Array(1), ax, ay)).toBe(false);
    const [small, one] = [pillowAxis(2, 1, 'box'), pillowAxis(2, 1, 'box')];
    expect(integerResampleSimd(viewOf(lcg(2, 2, 2, 1)), new Uint8Array(2), small, one)).toBe(false);
  });

  it.each([2, 4] as const)('needs no premultiplied copy of opaque pictures of %i channels', (channels) => {
    const source = lcg(31, 22, channels, 4);
    for (let i = channels - 1; i < source.data.length; i += channels) source.data[i] = 255;
    expect(isOpaque(viewOf(source))).toBe(true);
    const premultiplied = premultiply(source);
    expect(premultiplied.data).toEqual(source.data);
    const result = pillowResize(source, 12, 50, 'lanczos').data;
    const round = result.slice();
    unpremultiply(round, channels);
    expect(round).toEqual(result);
    source.data[source.data.length - 1] = 254;
    expect(isOpaque(viewOf(source))).toBe(false);
  });

  it('fills with zeros what comes from an empty picture, and refuses sizes that are none', () => {
    const empty = { width: 0, height: 3, channels: 2, stride: 2, data: new Uint8Array(0) } as const;
    expect(Array.from(pillowResize(empty, 2, 1, 'box').data)).toEqual([0, 0, 0, 0]);
    expect(() => pillowResize(empty, 0, 1, 'box')).toThrow('resize: width must be a positive integer, but got: 0');
  });
});
