import { expect, test } from 'vitest';
import { probeImage } from './probe-image.ts';
import { exifBlock, exifSegment, makeJpeg } from './testing/make-jpeg.ts';
import { joinBytes, makePng, pngChunk, pngHeader, pngSignature } from './testing/make-png.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function webp(...chunks: (readonly [type: string, data: Uint8Array])[]): Uint8Array {
  const parts = chunks.flatMap(([type, data]) => [latin1(type), Uint8Array.of(data.length, 0, 0, 0), data]);
  const body = joinBytes(latin1('WEBP'), ...parts);
  return joinBytes(latin1('RIFF'), Uint8Array.of(body.length, 0, 0, 0), body);
}

test('JPEG: size from the frame, orientation from EXIF before it', () => {
  expect(probeImage(makeJpeg(exifSegment(5)))).toEqual({
    format: 'jpeg',
    width: 8,
    height: 8,
    channels: 1,
    bitDepth: 8,
    orientation: 5,
  });
  const colour = Uint8Array.of(0xff, 0xc2, 0, 8, 8, 1, 0, 2, 0, 3);
  expect(probeImage(makeJpeg(colour))).toMatchObject({ width: 512, height: 256, channels: 3, orientation: 1 });
});

test.each([
  [0, 1, 1, 2],
  [2, 8, 3, 4],
  [3, 4, 3, 4],
  [4, 8, 2, 2],
  [6, 16, 4, 4],
])('PNG colour type %i of %i bits: %i channels, with tRNS %i', (colour, bits, plain, transparent) => {
  const header = joinBytes(pngSignature, pngHeader(70000, 2, bits, colour));
  const expected = { format: 'png', width: 70000, height: 2, bitDepth: colour === 3 ? 8 : bits };
  expect(probeImage(joinBytes(header, pngChunk('IDAT')))).toMatchObject({ ...expected, channels: plain });
  expect(probeImage(joinBytes(header, pngChunk('tRNS'), pngChunk('IDAT')))).toMatchObject({
    ...expected,
    channels: transparent,
  });
});

test('PNG: the orientation may follow the pixels; tRNS after them means nothing', () => {
  const end = pngChunk('IEND');
  const late = makePng(1, 1, 0, Uint8Array.of(1)).subarray(0, -end.length);
  const bytes = joinBytes(late, pngChunk('tRNS'), pngChunk('eXIf', exifBlock(8, false)), end);
  expect(probeImage(bytes)).toMatchObject({ channels: 1, orientation: 8 });
});

test('WebP: lossy, lossless with and without alpha, extended with orientation', () => {
  const lossy = webp(['VP8 ', Uint8Array.of(0x10, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0x40)]);
  expect(probeImage(lossy)).toEqual({
    format: 'webp',
    width: 300,
    height: 200,
    channels: 3,
    bitDepth: 8,
    orientation: 1,
  });
  // 14 bits of width - 1, 14 of height - 1, alpha, 3 of version: 1000 x 307.
  const bits = 999 | (306 << 14);
  const lossless = (value: number): Uint8Array => Uint8Array.of(0x2f, value, value >> 8, value >> 16, value >> 24);
  expect(probeImage(webp(['VP8L', lossless(bits)]))).toMatchObject({ width: 1000, height: 307, channels: 3 });
  expect(probeImage(webp(['VP8L', lossless(bits | (1 << 28))]))).toMatchObject({ width: 1000, channels: 4 });
  const canvas = Uint8Array.of(0x18, 0, 0, 0, 0, 0, 1, 4, 0, 0);
  for (const exif of [exifBlock(6), joinBytes(latin1('Exif\0\0'), exifBlock(6))]) {
    expect(probeImage(webp(['VP8X', canvas], ['VP8 ', new Uint8Array(2)], ['EXIF', exif]))).toMatchObject({
      width: 65537,
      height: 5,
      channels: 4,
      orientation: 6,
    });
  }
});

test.each([
  ['an unknown first chunk', webp(['ICCP', new Uint8Array(4)]), 'corrupt', 'its first chunk is not VP8, VP8L or VP8X'],
  ['no start code', webp(['VP8 ', new Uint8Array(10)]), 'corrupt', 'its VP8 chunk has no valid frame header'],
])('WebP with %s', (_, bytes, reason, clause) => {
  expect(() => probeImage(bytes, 'x.webp')).toThrow(
    expect.objectContaining({ reason, message: `x.webp: the WebP data is corrupt: ${clause}.` }),
  );
});

test('a WebP that ends before its dimensions is truncated', () => {
  const bytes = webp(['VP8X', new Uint8Array(10)]);
  for (const length of [12, 20, 29]) {
    expect(() => probeImage(bytes.subarray(0, length), 'x.webp')).toThrow(
      'x.webp: the file is truncated: WebP data ends before its frame header.',
    );
  }
});
