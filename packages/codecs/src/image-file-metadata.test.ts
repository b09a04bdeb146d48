import { expect, test } from 'vitest';
import { imageFileMetadata } from './image-file-metadata.ts';
import { makeHeif } from './testing/make-heif.ts';
import { joinSegments, makeJpeg } from './testing/make-jpeg.ts';
import { joinBytes, makePng, pngChunk } from './testing/make-png.ts';
import { makeTiff } from './testing/make-tiff.ts';
import { hasTestData, readTestData } from './testing/test-data.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A little-endian EXIF block of DateTime, and of DateTimeOriginal in a directory of its own. */
function exifDates(changed: string, taken: string | null): Uint8Array {
  const bytes = new Uint8Array(120);
  const view = new DataView(bytes.buffer);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    view.setUint32(at + 8, value, true);
  };
  bytes.set(latin1('II*\0\x08'));
  view.setUint16(8, taken === null ? 1 : 2, true);
  entry(10, 306, 2, 20, 80);
  entry(22, 34665, 4, 1, 40);
  view.setUint16(40, 1, true);
  entry(42, 36867, 2, 20, 100);
  bytes.set(latin1(changed), 80);
  bytes.set(latin1(taken ?? ''), 100);
  return bytes;
}

const changed = '2020:01:02 03:04:05';
const taken = '2019:12:31 23:59:58';
const both = exifDates(changed, taken);

function jpegWith(exif: Uint8Array): Uint8Array {
  const length = 8 + exif.length;
  return makeJpeg(joinSegments(Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), latin1('Exif\0\0'), exif));
}

test.each([
  ['when it was taken', both, '2019-12-31T23:59:58'],
  ['when it was changed, without the other', exifDates(changed, null), '2020-01-02T03:04:05'],
  ['when it was changed, where the other is no date', exifDates(changed, '0000:00:00 00:00:00'), '2020-01-02T03:04:05'],
  ['nothing for the 31st of February', exifDates('2020:02:31 00:00:00', null), null],
  ['nothing for text', exifDates('yesterday at noon..', null), null],
])('the date: %s', (_, exif, expected) => {
  expect(imageFileMetadata(jpegWith(exif)).dateTime).toBe(expected);
});

test('the date of PNG, AVIF, HEIC and TIFF files', () => {
  const png = makePng(1, 1, 0, Uint8Array.of(1), [pngChunk('eXIf', both)]);
  const tiff = makeTiff({ 256: 1, 257: 1, 258: 8, 306: latin1(`${changed}\0`) }, [Uint8Array.of(1)]);
  expect(imageFileMetadata(png).dateTime).toBe('2019-12-31T23:59:58');
  expect(imageFileMetadata(makeHeif('avif', { exif: both })).dateTime).toBe('2019-12-31T23:59:58');
  expect(imageFileMetadata(makeHeif('heic', { exif: both })).dateTime).toBe('2019-12-31T23:59:58');
  expect(imageFileMetadata(tiff).dateTime).toBe('2020-01-02T03:04:05');
});

test('no cut of an EXIF block makes it fail', () => {
  for (let length = 0; length < both.length; length++) {
    const { dateTime } = imageFileMetadata(jpegWith(both.subarray(0, length)));
    expect(dateTime === null || dateTime.length === 19).toBe(true);
  }
});

test('HEIC has a header, and a size it is not turned by', () => {
  expect(imageFileMetadata(makeHeif('heic', { width: 4032, height: 3024, turns: 3 }))).toEqual({
    width: 4032,
    height: 3024,
    format: 'HEIC',
    mode: 'RGB',
    frames: 1,
    orientation: 6,
    dateTime: null,
  });
});

test.each([
  [0, undefined, 1],
  [1, undefined, 8],
  [2, undefined, 3],
  [3, undefined, 6],
  [undefined, 0, 4],
  [undefined, 1, 2],
  [1, 0, 5],
  [1, 1, 7],
])('irot %s and imir %s are orientation %i', (turns, axis, orientation) => {
  const parts = { ...(turns === undefined ? {} : { turns }), ...(axis === undefined ? {} : { axis }) };
  expect(imageFileMetadata(makeHeif('avif', parts)).orientation).toBe(orientation);
});

test('APNG frames', () => {
  const control = pngChunk('acTL', Uint8Array.of(0, 0, 0, 7, 0, 0, 0, 0));
  expect(imageFileMetadata(makePng(1, 1, 0, Uint8Array.of(1), [control])).frames).toBe(7);
  const late = joinBytes(makePng(1, 1, 0, Uint8Array.of(1)).subarray(0, -12), control, pngChunk('IEND'));
  expect(imageFileMetadata(late).frames).toBe(1);
});

// Frames as Pillow counts them, but for ICO, whose entries it does not count.
test.skipIf(!hasTestData()).each([
  ['animated/iss634.gif', 'GIF', 'RGB', 42, 1],
  ['animated/sharp-rotating-squares.gif', 'GIF', 'RGBA', 30, 1],
  ['animated/iss634.webp', 'WEBP', 'RGBA', 42, 1],
  ['animated/avif__star.avifs', 'AVIF', 'RGBA', 5, 1],
  ['tiff/multipage.tiff', 'TIFF', 'RGB', 3, 1],
  ['tiff/tiff_16bit_RGB.tiff', 'TIFF', 'RGB16', 1, 1],
  ['tiff/16bit.cropped.tif', 'TIFF', 'L16', 1, 1],
  ['png-odd/sharp-16-bit-grey-alpha.png', 'PNG', 'LA16', 1, 1],
  ['bmp-ico/python.ico', 'ICO', 'RGBA', 3, 1],
  ['bmp-ico/rgb32bf-rgba.bmp', 'BMP', 'RGBA', 1, 1],
  ['exif-orientation/avif__rot1mir0.avif', 'AVIF', 'RGB', 1, 5],
  ['exif-orientation/Landscape_6.jpg', 'JPEG', 'RGB', 1, 6],
])('%s: %s %s, %i frames, orientation %i', async (file, format, mode, frames, orientation) => {
  const bytes = await readTestData(`images-bad/${file}`);
  expect(imageFileMetadata(bytes)).toMatchObject({ format, mode, frames, orientation });
});
