import { DecodeError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from './create-codecs.ts';
import { makeHeif } from './testing/make-heif.ts';
import { exifSegment, joinSegments, jpegParts, makeJpeg } from './testing/make-jpeg.ts';
import { joinBytes, makePng, pngChunk, pngHeader, pngSignature } from './testing/make-png.ts';
import { countingLoader } from './testing/node-wasm.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const strict: DecodeOptions = { strict: true, maxPixels: 64_000_000, file: 'photo.jpg', orientation: 'ignore' };
const lenient: DecodeOptions = { ...strict, strict: false };

async function failureOf(bytes: Uint8Array, options = strict): Promise<Record<string, unknown>> {
  const error: unknown = await createCodecs({ loadWasm: countingLoader() })
    .decode(bytes, options)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DecodeError);
  const { message, hint, reason, file } = error as DecodeError;
  return { message, hint, reason, file };
}

describe('bad input', () => {
  test('a text file called .jpg', async () => {
    expect(await failureOf(latin1('Dear all,\nplease find attached the photo.'))).toEqual({
      message: 'photo.jpg: this is not an image: its first bytes look like text ("Dear all, please find at...").',
      hint: "Formats that can be decoded are JPEG, PNG, WebP, GIF, BMP, ICO, TIFF, AVIF and JPEG XL; onError: 'null' gives null for other files.",
      reason: 'unrecognised format',
      file: 'photo.jpg',
    });
  });

  test('a truncated JPEG', async () => {
    expect(await failureOf(makeJpeg().subarray(0, -2))).toEqual({
      message: 'photo.jpg: the file is truncated: JPEG data ends before its end-of-image marker.',
      hint: 'strict: false decodes what is there.',
      reason: 'truncated',
      file: 'photo.jpg',
    });
  });

  test('an empty file', async () => {
    expect(await failureOf(new Uint8Array(0))).toEqual({
      message: 'photo.jpg: the file is empty (0 bytes).',
      hint: 'Check that the download or the copy of this file finished.',
      reason: 'empty file',
      file: 'photo.jpg',
    });
  });

  test('a PNG of 30000 x 30000 is refused by its header, before any wasm is loaded', async () => {
    const loadWasm = countingLoader();
    const bytes = joinBytes(pngSignature, pngHeader(30000, 30000, 8, 2), pngChunk('IDAT'), pngChunk('IEND'));
    const error: unknown = await createCodecs({ loadWasm })
      .decode(bytes, { ...strict, file: 'bomb.png' })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'bomb.png: the image is too large: 30000 x 30000 is 900000000 pixels, more than maxPixels (64000000).',
      hint: 'Set maxPixels to at least 900000000 if this file can be trusted; decoding it takes 3600000000 bytes.',
      reason: 'too large',
      file: 'bomb.png',
    });
    expect(loadWasm.urls).toEqual([]);
  });

  test.each([
    ['a format without decoder', makeHeif('heic'), 'HEIC images have no decoder here.', 'unsupported format: heic'],
    [
      'a web page',
      latin1('<!DOCTYPE html><title>404</title>'),
      'this is not an image: its first bytes look like an HTML page ("<!DOCTYPE html><title>40...").',
      'unrecognised format',
    ],
    [
      'binary data',
      Uint8Array.of(1, 2, 250),
      'this is not an image: its first bytes look like unknown binary data (01 02 fa).',
      'unrecognised format',
    ],
    [
      'a ZIP',
      latin1('PK\x03\x04\x14\0'),
      'this is not an image: its first bytes look like a ZIP archive.',
      'unrecognised format',
    ],
    [
      '12 bits',
      makeJpeg(Uint8Array.of(0xff, 0xc1, 0, 8, 12, 0, 8, 0, 8, 1)),
      '12-bit JPEG images cannot be decoded.',
      'unsupported: JPEG variant',
    ],
    [
      'no rows',
      makeJpeg(Uint8Array.of(0xff, 0xc0, 0, 8, 8, 0, 0, 0, 8, 1)),
      'the JPEG data is corrupt: its header says 8 x 0 pixels.',
      'corrupt',
    ],
    [
      'impossible PNG samples',
      joinBytes(pngSignature, pngHeader(1, 1, 255, 6), pngChunk('IEND')),
      'the PNG data is corrupt: its header says colour type 6 with 255 bits.',
      'corrupt',
    ],
    [
      'PNG without pixels',
      joinBytes(pngSignature, pngHeader(1, 1, 8, 0), pngChunk('IEND')),
      'the PNG data is corrupt: its pixel data cannot be decoded.',
      'corrupt',
    ],
    [
      'a JPEG without tables',
      joinSegments(jpegParts.start, jpegParts.frame, jpegParts.scan, jpegParts.end),
      'the JPEG data is corrupt: the decoder reports "Quantization table 0x00 was not defined".',
      'corrupt',
    ],
  ])('%s', async (_, bytes, sentence, reason) => {
    expect(await failureOf(bytes)).toMatchObject({ message: `photo.jpg: ${sentence}`, reason });
  });

  test('without a file name the sentence stands alone', async () => {
    const { file: _, ...unnamed } = strict;
    expect(await failureOf(new Uint8Array(0), unnamed)).toMatchObject({
      message: 'The file is empty (0 bytes).',
      file: undefined,
    });
  });

  test('a small progressive file with thousands of scans over many pixels', async () => {
    const { start, quantization, dcCodes, scan, entropy, end } = jpegParts;
    const frame = Uint8Array.of(0xff, 0xc2, 0, 11, 8, 0x1f, 0x40, 0x1f, 0x40, 1, 1, 0x11, 0);
    const scans = Array.from({ length: 65 }, () => joinSegments(scan, entropy));
    expect(await failureOf(joinSegments(start, quantization, frame, dcCodes, ...scans, end))).toMatchObject({
      message: 'photo.jpg: the image takes too much work: 65 scans over 8000 x 8000 pixels.',
      reason: 'too large',
    });
  });

  test('truncated beyond rescue, also with strict: false', async () => {
    expect(await failureOf(makeJpeg().subarray(0, 8), lenient)).toMatchObject({
      message: 'photo.jpg: the file is truncated: JPEG data ends before its frame header.',
      hint: 'Check that the download or the copy of this file finished.',
    });
    const noTables = joinSegments(jpegParts.start, jpegParts.frame, jpegParts.scan);
    expect(await failureOf(noTables, lenient)).toMatchObject({
      message: 'photo.jpg: the file is truncated: JPEG data ends before its end-of-image marker.',
      hint: 'Check that the download or the copy of this file finished.',
    });
  });
});

describe('decoding', () => {
  test('a gray JPEG: one channel, four bytes apart', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const { image, header, warning } = await codecs.decode(makeJpeg(), strict);
    expect(header).toEqual({ format: 'jpeg', width: 8, height: 8, channels: 1, bitDepth: 8, orientation: 1 });
    expect({ ...image, data: null }).toEqual({ width: 8, height: 8, channels: 1, stride: 4, data: null });
    expect(image.data.length).toBe(256);
    for (let i = 0; i < 256; i += 4) expect(image.data[i]).toBe(128);
    expect(warning).toBeNull();
  });

  test('strict: false decodes a truncated JPEG and says so', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const { image, warning } = await codecs.decode(makeJpeg().subarray(0, -2), lenient);
    expect(image.width).toBe(8);
    expect(warning).toBe(
      'photo.jpg: the file is truncated: JPEG data ends before its end-of-image marker. What is there was decoded.',
    );
  });

  test('what the codec complains about is a warning, not an error', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const comment = Uint8Array.of(0xff, 0xfe, 0, 2);
    const junk = makeJpeg(comment, Uint8Array.of(1, 2, 3));
    const { warning } = await codecs.decode(junk, strict);
    expect(warning).toBe('photo.jpg: the decoder reports "Corrupt JPEG data: 3 extraneous bytes before marker 0xdb".');
  });

  test("orientation: 'apply' turns the picture, 'ignore' does not; the header says what is stored", async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const png = makePng(2, 1, 2, Uint8Array.of(1, 2, 3, 4, 5, 6), [pngChunk('eXIf', exifSegment(6).subarray(10))]);
    const turned = await codecs.decode(png, { ...strict, orientation: 'apply' });
    expect(turned.image).toEqual({
      width: 1,
      height: 2,
      channels: 3,
      stride: 3,
      data: Uint8Array.of(1, 2, 3, 4, 5, 6),
    });
    expect(turned.header).toMatchObject({ width: 2, height: 1, orientation: 6 });
    const stored = await codecs.decode(png, strict);
    expect(stored.image).toMatchObject({ width: 2, height: 1, stride: 4 });
  });

  test('the input is neither changed nor detached, nor does the result share its memory', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    for (const whole of [makeJpeg(), makePng(1, 1, 6, Uint8Array.of(9, 8, 7, 6))]) {
      const bytes = new Uint8Array(whole.length + 7).subarray(7);
      bytes.set(whole);
      const { image } = await codecs.decode(bytes, strict);
      expect(bytes).toEqual(whole);
      expect(image.data.buffer).not.toBe(bytes.buffer);
    }
  });
});

describe('instances', () => {
  const png = makePng(1, 1, 0, Uint8Array.of(5));

  test('a format loads on its first file and once; heapBytes counts what lives; dispose lets go', async () => {
    const loadWasm = countingLoader();
    const codecs = createCodecs({ loadWasm });
    expect(codecs.heapBytes()).toBe(0);
    await Promise.all([codecs.decode(png, strict), codecs.decode(png, strict)]);
    expect(loadWasm.urls.map((url) => url.replace(/.*\//, ''))).toEqual(['squoosh_png_bg.wasm']);
    const onlyPng = codecs.heapBytes();
    expect(onlyPng % 65536).toBe(0);
    await codecs.decode(makeJpeg(), strict);
    expect(loadWasm.urls.length).toBe(2);
    expect(codecs.heapBytes()).toBeGreaterThan(onlyPng);
    codecs.dispose();
    expect(codecs.heapBytes()).toBe(0);
    await codecs.decode(png, strict);
    expect(loadWasm.urls.length).toBe(2);
  });

  test('a file the codec fails on costs its instance; the next file is decoded all the same', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const spoiled = joinSegments(jpegParts.start, jpegParts.frame, jpegParts.scan, jpegParts.end);
    await codecs.decode(makeJpeg(), strict);
    await expect(codecs.decode(spoiled, strict)).rejects.toBeInstanceOf(DecodeError);
    expect(codecs.heapBytes()).toBe(0);
    expect((await codecs.decode(makeJpeg(), strict)).image.data[0]).toBe(128);
  });

  test('an instance past the heap limit is gone after its decode', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const side = 8200;
    const { image } = await codecs.decode(makePng(side, side, 0, new Uint8Array(side * side).fill(7)), {
      ...strict,
      maxPixels: side * side,
    });
    expect(image.data[image.data.length - 4]).toBe(7);
    expect(codecs.heapBytes()).toBe(0);
  });

  test('no global ImageData is left behind', async () => {
    await createCodecs({ loadWasm: countingLoader() }).decode(makeJpeg(), strict);
    expect('ImageData' in globalThis).toBe(false);
  });

  test('what loadWasm rejects with passes through', async () => {
    const offline = new Error('offline');
    const codecs = createCodecs({ loadWasm: () => Promise.reject(offline) });
    await expect(codecs.decode(png, strict)).rejects.toBe(offline);
  });
});
