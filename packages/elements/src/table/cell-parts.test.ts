import { expect, test } from 'vitest';
import { hexText } from './hex.ts';
import { imageMimeType } from './image-format.ts';
import { fitInto } from './pixels-to-blob.ts';
import { reduceVector } from './sparkline.ts';
import { tensorText } from './tensor-text.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n..', 'image/png'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['RIFF....WAVE', null],
  ['GIF89a', 'image/gif'],
  ['....ftypavif', 'image/avif'],
  ['....ftypheic', null],
  ['BM\x36\0\0\0\0\0\0\0', 'image/bmp'],
  ['BMW is a car', null],
  ['<svg onload=alert(1)>', null],
  ['\xff\xd8', null],
  ['', null],
])('%j is %s', (start, mime) => {
  expect(imageMimeType(bytes(start))).toBe(mime);
});

test('hex stops after 32 bytes', () => {
  expect(hexText(Uint8Array.of(0, 255, 10))).toBe('00ff0a');
  expect(hexText(new Uint8Array(33))).toBe(`${'0'.repeat(64)}…`);
});

test('a thumbnail keeps its shape, is never larger and never empty', () => {
  expect(fitInto(1600, 800, 96)).toEqual({ width: 96, height: 48 });
  expect(fitInto(20, 40, 96)).toEqual({ width: 20, height: 40 });
  expect(fitInto(10_000, 1, 96)).toEqual({ width: 96, height: 1 });
});

test('a vector is reduced to the means of its parts', () => {
  expect(reduceVector([1, 3, 5, 7], 2)).toEqual([2, 6]);
  expect(reduceVector([4], 64)).toEqual([4]);
  expect(reduceVector([], 64)).toEqual([]);
});

test('a tensor is its shape and range', () => {
  expect(tensorText([2, 2], [NaN, -2.1179, 2.64, 0])).toEqual({ shape: '2 × 2', range: '−2.12 … 2.64' });
  expect(tensorText([], [3n])).toEqual({ shape: 'scalar', range: '3 … 3' });
  expect(tensorText([0], [])).toEqual({ shape: '0', range: '' });
});
