import { describe, expect, it } from 'vitest';
import { cropPixels } from '../crop/crop.ts';
import { flat, lcg } from '../cases/pictures.ts';
import type { Pixels } from '../pixels.ts';
import { viewOf } from '../view.ts';
import { padAxis } from './axis.ts';
import { floatAxis } from './float-axis.ts';
import { floatResampleScalar } from './float-resample.ts';
import { integerResampleScalar } from './integer-resample.ts';
import { pickSamples } from './pick-samples.ts';
import { pillowAxis } from './pillow-axis.ts';
import { resizeGeometry } from './resize-geometry.ts';
import { resize } from './resize.ts';
import type { ResizeCompat, ResizeFilter, ResizeFit } from './resize-options.ts';

describe('resizeGeometry', () => {
  it.each([
    ['fill', [100, 50], [30, 40], { width: 30, height: 40, scaledWidth: 30, scaledHeight: 40, x: 0, y: 0 }],
    ['cover', [100, 50], [30, 30], { width: 30, height: 30, scaledWidth: 60, scaledHeight: 30, x: -15, y: 0 }],
    ['cover', [100, 51], [31, 30], { width: 31, height: 30, scaledWidth: 59, scaledHeight: 30, x: -14, y: 0 }],
    ['cover', [50, 100], [30, 30], { width: 30, height: 30, scaledWidth: 30, scaledHeight: 60, x: 0, y: -15 }],
    ['contain', [100, 50], [30, 30], { width: 30, height: 30, scaledWidth: 30, scaledHeight: 15, x: 0, y: 7 }],
    ['contain', [50, 99], [30, 31], { width: 30, height: 31, scaledWidth: 16, scaledHeight: 31, x: 7, y: 0 }],
    ['contain', [1000, 1], [30, 30], { width: 30, height: 30, scaledWidth: 30, scaledHeight: 1, x: 0, y: 14 }],
    ['shorter', [100, 51], [20, 20], { width: 39, height: 20, scaledWidth: 39, scaledHeight: 20, x: 0, y: 0 }],
    ['shorter', [50, 99], [224, 224], { width: 224, height: 443, scaledWidth: 224, scaledHeight: 443, x: 0, y: 0 }],
    ['inside', [100, 50], [30, 30], { width: 30, height: 15, scaledWidth: 30, scaledHeight: 15, x: 0, y: 0 }],
    ['inside', [10, 5], [30, 30], { width: 10, height: 5, scaledWidth: 10, scaledHeight: 5, x: 0, y: 0 }],
    ['inside', [10, 31], [30, 30], { width: 10, height: 30, scaledWidth: 10, scaledHeight: 30, x: 0, y: 0 }],
  ] as const)('%s of %j in %j', (fit, [width, height], [w, h], expected) => {
    expect(resizeGeometry({ width, height }, { width: w, height: h }, fit)).toEqual(expected);
  });
});

const filters: readonly ResizeFilter[] = ['nearest', 'box', 'triangle', 'bicubic', 'lanczos'];
const references: readonly ResizeCompat[] = ['daft', 'pillow'];

describe.each(references)('resize as %s', (compat) => {
  it.each(filters)('cuts and pads what %s gives at the scaled size', (filter) => {
    for (const channels of [1, 2, 3, 4] as const) {
      const source = lcg(41, 22, channels, 3);
      const fit = (kind: ResizeFit, width: number, height: number): Pixels =>
        resize(source, width, height, { fit: kind, filter, compat });

      const covering = fit('fill', 34, 18);
      expect(fit('cover', 20, 18)).toEqual(cropPixels(covering, [7, 0, 20, 18]));

      const inside = fit('fill', 20, 11);
      expect(fit('inside', 20, 18)).toEqual(inside);
      const black = { 1: [0], 2: [0, 255], 3: [0, 0, 0], 4: [0, 0, 0, 255] }[channels];
      const canvas = flat(20, 18, black);
      canvas.data.set(inside.data, 3 * 20 * channels);
      expect(fit('contain', 20, 18)).toEqual(canvas);

      expect(fit('shorter', 11, 11)).toEqual(fit('fill', 20, 11));
    }
  });
});

describe('pickSamples', () => {
  it('gives what the arithmetic gives where there is one tap', () => {
    for (const channels of [1, 2, 3, 4] as const) {
      const source = viewOf(lcg(13, 9, channels, 5));
      const twins = Array.from({ length: 3 }, () => new Uint8Array(30 * 20 * channels));
      const [ax, ay] = [padAxis(floatAxis(13, 27, 'nearest'), 2, 30), padAxis(floatAxis(9, 20, 'nearest'), 0, 20)];
      pickSamples(source, twins[0]!, ax, ay);
      floatResampleScalar(source, twins[1]!, ax, ay);
      expect(twins[0]).toEqual(twins[1]);
      const [ix, iy] = [padAxis(pillowAxis(13, 27, 'box'), 2, 30), padAxis(pillowAxis(9, 18, 'nearest'), 1, 20)];
      pickSamples(source, twins[2]!, ix, iy);
      integerResampleScalar(source, twins[1]!, ix, iy);
      expect(twins[2]).toEqual(twins[1]);
    }
  });
});

describe('resize', () => {
  it('pads without touching a picture that is of the scaled size', () => {
    const source = lcg(6, 4, 4, 1);
    const padded = resize(source, 6, 7, { fit: 'contain', filter: 'lanczos' });
    expect([...padded.data.subarray(0, 8)]).toEqual([0, 0, 0, 255, 0, 0, 0, 255]);
    expect(cropPixels(padded, [0, 1, 6, 4])).toEqual(source);
    const below = resize(source, 6, 5, { fit: 'contain' });
    expect(cropPixels(below, [0, 0, 6, 4])).toEqual(source);
    expect(cropPixels(below, [0, 4, 6, 1])).toEqual(flat(6, 1, [0, 0, 0, 255]));
  });

  it.each([
    [
      { filter: 'cubic' },
      "resize: filter must be one of ('nearest', 'box', 'triangle', 'bicubic', 'lanczos'), but got: 'cubic'",
    ],
    [
      { fit: 'stretch' },
      "resize: fit must be one of ('fill', 'cover', 'contain', 'shorter', 'inside'), but got: 'stretch'",
    ],
    [{ compat: 'sharp' }, "resize: compat must be one of ('daft', 'pillow'), but got: 'sharp'"],
    [{ fit: 'shorter' }, "resize: fit 'shorter' takes one size for the shorter side, but got: 5x4"],
  ])('refuses %j', (options, message) => {
    expect(() => resize(lcg(4, 4, 1, 1), 5, 4, options as { fit: ResizeFit })).toThrow(message);
  });
});
