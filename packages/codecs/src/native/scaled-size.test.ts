import { expect, test } from 'vitest';
import type { ImageHeader } from '../image-header.ts';
import { scaledSize } from './scaled-size.ts';

const jpeg: ImageHeader = { format: 'jpeg', width: 1280, height: 720, channels: 3, bitDepth: 8, orientation: 1 };

test.each([
  [1, 1, { width: 160, height: 90 }],
  [160, 90, { width: 160, height: 90 }],
  [161, 90, { width: 320, height: 180 }],
  [200, 200, { width: 480, height: 270 }],
  [1120, 630, { width: 1120, height: 630 }],
  [1121, 1, null],
  [5000, 1, null],
])('within %i x %i', (width, height, scaled) => {
  expect(scaledSize(jpeg, { width, height })).toEqual(scaled);
});

test('sides that are no multiple of eight are rounded up, as libjpeg does', () => {
  expect(scaledSize({ ...jpeg, width: 1001, height: 3 }, { width: 100, height: 1 })).toEqual({ width: 126, height: 1 });
});

test('only JPEG scales, and only when it is asked to', () => {
  expect(scaledSize({ ...jpeg, format: 'png' }, { width: 1, height: 1 })).toBeNull();
  expect(scaledSize(jpeg, null)).toBeNull();
});
