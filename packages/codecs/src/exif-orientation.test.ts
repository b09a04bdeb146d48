import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExifOrientation } from './exif-orientation.ts';
import { exifBlock } from './testing/make-jpeg.ts';

test('every orientation in both byte orders', () => {
  for (let orientation = 1; orientation <= 8; orientation++) {
    expect(readExifOrientation(exifBlock(orientation, true))).toBe(orientation);
    expect(readExifOrientation(exifBlock(orientation, false))).toBe(orientation);
  }
});

test('values out of range, wrong types and cut directories are no orientation', () => {
  expect(readExifOrientation(exifBlock(0))).toBeNull();
  expect(readExifOrientation(exifBlock(9))).toBeNull();
  const wrongType = exifBlock(6);
  wrongType[12] = 4;
  expect(readExifOrientation(wrongType)).toBeNull();
  for (let length = 0; length < 22; length++) expect(readExifOrientation(exifBlock(6).subarray(0, length))).toBeNull();
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 26 }), fc.boolean(), (noise, little) => {
      const block = exifBlock(6, little);
      block.set(noise.subarray(0, 22), 4);
      const orientation = readExifOrientation(block);
      expect(orientation === null || (orientation >= 1 && orientation <= 8)).toBe(true);
    }),
  );
});
