import { expect, test } from 'vitest';
import { cmykToRgb } from './cmyk.ts';

// What Pillow 13.0 gives for Image.new('CMYK', ...).convert('RGB').
test.each([
  [
    [0, 0, 0, 0],
    [255, 255, 255],
  ],
  [
    [255, 0, 0, 0],
    [0, 255, 255],
  ],
  [
    [10, 200, 77, 30],
    [216, 49, 157],
  ],
  [
    [128, 128, 128, 128],
    [63, 63, 63],
  ],
  [
    [0, 100, 255, 255],
    [0, 0, 0],
  ],
])('%j', ([c, m, y, k], rgb) => {
  const out = new Uint8Array(5);
  cmykToRgb(c!, m!, y!, k!, out, 1);
  expect([...out]).toEqual([0, ...rgb, 0]);
});
