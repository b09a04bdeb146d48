import { expect, test } from 'vitest';
import { readExifOrientation } from '../exif-orientation.ts';
import { exifBlock } from '../testing/make-jpeg.ts';
import { withoutOrientation } from './without-orientation.ts';

test.each([true, false])('the orientation becomes 1, in a copy (little-endian: %s)', (little) => {
  const bytes = new Uint8Array(60).fill(9).subarray(10);
  bytes.set(exifBlock(6, little), 5);
  const exif = bytes.subarray(5, 5 + exifBlock(6, little).length);
  const changed = withoutOrientation(bytes, exif);
  expect(readExifOrientation(exif)).toBe(6);
  expect(readExifOrientation(changed.subarray(5, 5 + exif.length))).toBe(1);
  const differing = [...changed.keys()].filter((i) => changed[i] !== bytes[i]);
  expect(differing).toHaveLength(1);
});

test('a file without an EXIF block of its own stays as it is', () => {
  const bytes = new Uint8Array(8);
  expect(withoutOrientation(bytes, null)).toBe(bytes);
  expect(withoutOrientation(bytes, exifBlock(6))).toBe(bytes);
});
