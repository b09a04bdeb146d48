import { expect, test } from 'vitest';
import { applyOrientation } from './apply-orientation.ts';
import type { DecodedImage } from './decoder.ts';

/** 3 x 2, gray in RGBA places: `abc` over `def`; the other bytes are noise that must not come along. */
const image: DecodedImage = {
  width: 3,
  height: 2,
  channels: 1,
  stride: 4,
  data: Uint8Array.from('abcdef', (c) => c.charCodeAt(0)).reduce(
    (data, value, i) => data.fill(value, i * 4, i * 4 + 1),
    new Uint8Array(24).fill(255),
  ),
};

const rowsOf = ({ width, height, data }: DecodedImage): string[] =>
  Array.from({ length: height }, (_, y) => String.fromCharCode(...data.subarray(y * width, (y + 1) * width)));

test.each([
  [2, ['cba', 'fed']],
  [3, ['fed', 'cba']],
  [4, ['def', 'abc']],
  [5, ['ad', 'be', 'cf']],
  [6, ['da', 'eb', 'fc']],
  [7, ['fc', 'eb', 'da']],
  [8, ['cf', 'be', 'ad']],
])('orientation %i', (orientation, rows) => {
  const turned = applyOrientation(image, orientation);
  expect(turned.stride).toBe(1);
  expect(turned.data.length).toBe(6);
  expect(rowsOf(turned)).toEqual(rows);
});

test('several channels stay together', () => {
  const rgb: DecodedImage = { width: 2, height: 1, channels: 3, stride: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect(applyOrientation(rgb, 3)).toEqual({ ...rgb, data: Uint8Array.of(4, 5, 6, 1, 2, 3) });
});

test('orientation 1 gives the picture itself', () => {
  expect(applyOrientation(image, 1)).toBe(image);
});
