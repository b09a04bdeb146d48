import { describe, expect, it } from 'vitest';
import { shortDigest } from '../cases/digest.ts';
import { goldenResizes } from '../cases/golden.ts';
import { flat, lcg, spread, waves } from '../cases/pictures.ts';
import { crateResizes, referenceSource } from '../cases/references.ts';
import { viewOf } from '../view.ts';
import { floatAxis } from './float-axis.ts';
import { floatResampleScalar, floatSample } from './float-resample.ts';
import { floatResampleSimd } from './float-simd.ts';
import { resize } from './resize.ts';

describe('resize', () => {
  it.each(goldenResizes)('$name has the golden bytes', async ({ source, width, height, digest, sum }) => {
    const result = resize(source(), width, height);
    expect(await shortDigest(result.data)).toBe(digest);
    expect(result.data.reduce((total, v) => total + v, 0)).toBe(sum);
  });

  it.each(crateResizes)('$source by $filter to $width x $height has the bytes of the image crate', async (golden) => {
    const { source, filter, width, height, digest } = golden;
    const picture = referenceSource(source);
    expect(await shortDigest(resize(picture, width, height, { filter }).data, 16)).toBe(digest);
  });

  it.each([1, 2, 3, 4] as const)('reads %i channels at any stride alike', (channels) => {
    const source = lcg(29, 31, channels, 9);
    const packed = resize(source, 13, 40);
    for (let stride = channels; stride <= 5; stride++) expect(resize(spread(source, stride), 13, 40)).toEqual(packed);
  });

  it.each(goldenResizes)('$name has the golden bytes without SIMD', async ({ source, width, height, digest }) => {
    const picture = source();
    const out = new Uint8Array(width * height * picture.channels);
    floatResampleScalar(viewOf(picture), out, floatAxis(picture.width, width), floatAxis(picture.height, height));
    expect(await shortDigest(out)).toBe(digest);
  });

  it.each([
    [1, 1, 9, 7],
    [7, 1, 3, 5],
    [1, 19, 2, 4],
    [37, 23, 11, 41],
    [64, 48, 32, 24],
    [700, 1100, 20, 9],
    [1500, 3, 4, 900],
  ])('gives the same bytes with SIMD and without, %ix%i to %ix%i', (w, h, width, height) => {
    const [ax, ay] = [floatAxis(w, width), floatAxis(h, height)];
    for (const channels of [1, 2, 3, 4] as const) {
      for (let stride: number = channels; stride <= 4; stride++) {
        const source = spread(lcg(w, h, channels, stride), stride);
        const [scalar, simd] = [new Uint8Array(width * height * channels), new Uint8Array(width * height * channels)];
        floatResampleScalar(viewOf(source), scalar, ax, ay);
        expect(floatResampleSimd(viewOf(source), simd, ax, ay)).toBe(true);
        expect(simd).toEqual(scalar);
      }
    }
  });

  it('leaves to the scalar twin what does not fit its memory', () => {
    const wide = {
      width: 3000,
      height: 4000,
      channels: 1,
      stride: 4,
      data: new Uint8Array(48_000_000).fill(9),
    } as const;
    const out = new Uint8Array(1);
    expect(floatResampleSimd(viewOf(wide), out, floatAxis(3000, 1), floatAxis(4000, 1))).toBe(false);
    expect(Array.from(resize(wide, 1, 1).data)).toEqual([9]);
  });

  it.each([1, 2, 3, 4] as const)('computes single samples of %i channels as the whole does', (channels) => {
    const source = lcg(23, 34, channels, 3);
    const [width, height] = [30, 9];
    const whole = resize(source, width, height).data;
    const [ax, ay] = [floatAxis(23, width), floatAxis(34, height)];
    const single = whole.map((_, i) => {
      const pixel = Math.floor(i / channels);
      return floatSample(
        viewOf(source),
        ax,
        ay,
        pixel % width,
        Math.floor(pixel / width),
        (data, at) => data[at + (i % channels)]!,
      );
    });
    expect(single).toEqual(whole);
  });

  it.each([
    [2, 2, 5, 5],
    [1, 1, 8, 3],
    [300, 200, 1, 1],
    [17, 9, 33, 4],
  ])('keeps a flat picture flat: %ix%i to %ix%i', (w, h, width, height) => {
    expect(resize(flat(w, h, [1, 2, 3, 255]), width, height)).toEqual(flat(width, height, [1, 2, 3, 255]));
  });

  it('averages ties up: half away from zero', () => {
    const source = { width: 2, height: 1, channels: 1, stride: 1, data: Uint8Array.of(0, 255) } as const;
    expect(Array.from(resize(source, 1, 1).data)).toEqual([128]);
    expect(Array.from(resize(source, 4, 1).data)).toEqual([0, 64, 191, 255]);
  });

  it('copies where the size stays', () => {
    const source = spread(waves(6, 4), 4);
    expect(resize(source, 6, 4)).toEqual(waves(6, 4));
  });

  it('fills with zeros what comes from an empty picture', () => {
    const empty = { width: 0, height: 3, channels: 3, stride: 3, data: new Uint8Array(0) } as const;
    expect(resize(empty, 2, 1)).toEqual(flat(2, 1, [0, 0, 0]));
  });

  it.each([0, -3, 2.5, Number.NaN])('refuses a width of %s', (width) => {
    expect(() => resize(waves(4, 4), width, 4)).toThrow(`resize: width must be a positive integer, but got: ${width}`);
  });
});

describe('floatAxis', () => {
  it('gives weights that add up to one and stay inside the source', () => {
    for (const [from, to] of [
      [1, 9],
      [9, 1],
      [1024, 224],
      [224, 1024],
      [7, 7],
      [5000, 3],
    ] as const) {
      const axis = floatAxis(from, to);
      for (let o = 0; o < to; o++) {
        const weights = axis.weights.subarray(axis.offset[o]!, axis.offset[o]! + axis.count[o]!);
        expect(axis.left[o]! + axis.count[o]!).toBeLessThanOrEqual(from);
        expect(Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThan(1e-4);
      }
    }
  });

  it('is the identity where the length stays', () => {
    const axis = floatAxis(5, 5);
    for (let o = 0; o < 5; o++) {
      const taps = Array.from({ length: axis.count[o]! }, (_, t) => [
        axis.left[o]! + t,
        axis.weights[axis.offset[o]! + t],
      ]);
      expect(taps.filter(([, weight]) => weight !== 0)).toEqual([[o, 1]]);
    }
  });
});
