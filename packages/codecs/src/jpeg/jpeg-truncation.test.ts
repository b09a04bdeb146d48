import { expect, test } from 'vitest';
import { exifSegment, joinSegments, jpegParts, makeJpeg } from '../testing/make-jpeg.ts';
import { countScans, findJpegTruncation } from './jpeg-truncation.ts';

const jpeg = makeJpeg(exifSegment(6));

test('a whole file is whole, whatever follows its end', () => {
  expect(findJpegTruncation(jpeg)).toBeNull();
  expect(findJpegTruncation(joinSegments(jpeg, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 9, 9)))).toBeNull();
});

test('every shorter file is truncated', () => {
  for (let length = 3; length < jpeg.length; length++) {
    expect(findJpegTruncation(jpeg.subarray(0, length))).toMatch(
      /^JPEG data ends (before its end-of-image marker|inside a segment)$/,
    );
  }
});

test('an end-of-image marker inside a segment is not the end', () => {
  const comment = Uint8Array.of(0xff, 0xfe, 0, 6, 0xff, 0xd9, 0xff, 0xd9);
  const cut = makeJpeg(comment).subarray(0, -2);
  expect(findJpegTruncation(cut)).toBe('JPEG data ends before its end-of-image marker');
});

test('stuffed bytes, restart markers, fill bytes and DNL are part of the data', () => {
  const { end, entropy, scan } = jpegParts;
  const body = jpeg.subarray(0, -(entropy.length + end.length));
  const stuffed = Uint8Array.of(0xff, 0x00, 0x12, 0xff, 0xd0, 0x34, 0xff, 0xff, 0xff, 0xd7);
  const lines = Uint8Array.of(0xff, 0xdc, 0, 4, 0, 8);
  const whole = joinSegments(body, stuffed, lines, scan, entropy, Uint8Array.of(0xff, 0xff), end);
  expect(findJpegTruncation(whole)).toBeNull();
  expect(findJpegTruncation(whole.subarray(0, -1))).toBe('JPEG data ends before its end-of-image marker');
  expect(countScans(whole)).toBe(2);
});
