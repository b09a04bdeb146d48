import { expect, test } from 'vitest';
import { mimeTypeOf, mimeTypeOfPath } from './image-format.ts';

test('media types', () => {
  expect(mimeTypeOf('jpeg')).toBe('image/jpeg');
  expect(mimeTypeOf('ico')).toBe('image/vnd.microsoft.icon');
});

test.each([
  ['a/b/photo.JPG', 'image/jpeg'],
  ['photo.jpeg?width=3#x.png', 'image/jpeg'],
  ['C:\\pictures\\x.webp', 'image/webp'],
  ['x.tar.png', 'image/png'],
  ['.heif', 'image/heic'],
  ['folder.png/readme', null],
  ['noextension', null],
  ['x.parquet', null],
  ['x.constructor', null],
])('media type of %s', (path, expected) => {
  expect(mimeTypeOfPath(path)).toBe(expected);
});
