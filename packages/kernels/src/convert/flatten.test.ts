import { expect, test } from 'vitest';
import type { Pixels } from '../pixels.ts';
import { flattenOnWhite } from './flatten.ts';

const rgba = (...data: readonly number[]): Pixels => ({
  width: data.length / 4,
  height: 1,
  channels: 4,
  stride: 4,
  data: Uint8Array.from(data),
});

test('opaque pixels stay, transparent ones are white, others are mixed as Pillow mixes them', () => {
  const flat = flattenOnWhite(rgba(10, 200, 30, 255, 10, 200, 30, 0, 0, 100, 255, 128, 7, 7, 7, 1));
  expect(flat.channels).toBe(3);
  // Image.alpha_composite(white, picture).convert('RGB') of Pillow 13.0.0.
  expect([...flat.data]).toEqual([10, 200, 30, 255, 255, 255, 127, 177, 255, 254, 254, 254]);
});

test('without alpha the picture is returned as it is', () => {
  const picture: Pixels = { width: 1, height: 1, channels: 3, stride: 4, data: Uint8Array.of(1, 2, 3, 9) };
  expect(flattenOnWhite(picture)).toBe(picture);
});
