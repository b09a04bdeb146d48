import { describe, expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from '../create-codecs.ts';
import { imageFileMetadata } from '../image-file-metadata.ts';
import { makeTiff, type TiffFields } from '../testing/make-tiff.ts';
import { countingLoader } from '../testing/node-wasm.ts';

const options: DecodeOptions = { strict: true, maxPixels: 64e6, file: 'x.tif', orientation: 'ignore' };
const codecs = createCodecs({ loadWasm: countingLoader() });
const decode = async (bytes: Uint8Array, strict = true) => codecs.decode(bytes, { ...options, strict });

const gray: TiffFields = { 256: 2, 257: 2, 258: 8, 259: 1, 262: 1, 277: 1, 278: 2 };
const rgb: TiffFields = { ...gray, 258: [8, 8, 8], 262: 2, 277: 3 };

describe('samples', () => {
  test.each<[name: string, TiffFields, strips: number[][], channels: number, samples: number[]]>([
    ['white is zero', { ...gray, 262: 0 }, [[0, 1, 254, 255]], 1, [255, 254, 1, 0]],
    ['one bit, most significant first', { ...gray, 258: 1 }, [[0x80, 0x40]], 1, [255, 0, 0, 255]],
    ['one bit, reversed bytes', { ...gray, 258: 1, 266: 2 }, [[0x01, 0x02]], 1, [255, 0, 0, 255]],
    ['four bits', { ...gray, 258: 4 }, [[0x0f, 0x8a]], 1, [0, 255, 136, 170]],
    ['twelve bits', { ...gray, 258: 12 }, [[0x00, 0x0f, 0xff, 0x80, 0x00, 0x08]], 1, [0, 255, 128, 0]],
    ['sixteen bits', { ...gray, 258: 16 }, [[0x80, 0, 0x81, 0, 0x7f, 1, 0xff, 0xff]], 1, [0, 1, 1, 255]],
    [
      'two strips',
      { ...gray, 278: 1 },
      [
        [1, 2],
        [3, 4],
      ],
      1,
      [1, 2, 3, 4],
    ],
    [
      'gray and alpha',
      { ...gray, 258: [8, 8], 277: 2, 338: 2 },
      [[1, 2, 3, 4, 5, 6, 7, 8]],
      2,
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
    [
      'a fourth sample that means nothing',
      { ...rgb, 257: 1, 258: [8, 8, 8, 8], 277: 4, 338: 0 },
      [[1, 2, 3, 4, 5, 6, 7, 8]],
      3,
      [1, 2, 3, 5, 6, 7],
    ],
    [
      'alpha that the colours are multiplied with',
      { ...rgb, 257: 1, 258: [8, 8, 8, 8], 277: 4, 338: 1 },
      [[10, 20, 128, 128, 9, 9, 9, 0]],
      4,
      [19, 39, 255, 128, 9, 9, 9, 0],
    ],
    [
      'planes',
      { ...rgb, 257: 1, 284: 2, 278: 1 },
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      3,
      [1, 3, 5, 2, 4, 6],
    ],
    ['PackBits', { ...gray, 259: 32773 }, [[0xfe, 7, 0, 9]], 1, [7, 7, 7, 9]],
  ])('%s', async (_, fields, strips, channels, samples) => {
    const file = makeTiff(
      fields,
      strips.map((strip) => Uint8Array.from(strip)),
    );
    const { image, warning } = await decode(file);
    expect(warning).toBeNull();
    expect(image.channels).toBe(channels);
    expect([...image.data]).toEqual(samples);
  });

  test('BigTIFF', async () => {
    const { image } = await decode(makeTiff(gray, [Uint8Array.of(1, 2, 3, 4)], true));
    expect([...image.data]).toEqual([1, 2, 3, 4]);
  });

  test('the orientation turns the picture when asked to', async () => {
    const file = makeTiff({ ...gray, 274: 3 }, [Uint8Array.of(1, 2, 3, 4)]);
    const { image, header } = await codecs.decode(file, { ...options, orientation: 'apply' });
    expect(header.orientation).toBe(3);
    expect([...image.data]).toEqual([4, 3, 2, 1]);
  });
});

describe('what is not decoded', () => {
  const strip = [new Uint8Array(64)];
  test.each<[TiffFields, reason: string, message: string]>([
    [{ ...gray, 258: 32 }, 'unsupported: TIFF variant', '32-bit TIFF images cannot be decoded'],
    [{ ...gray, 258: 16, 339: 3 }, 'unsupported: TIFF variant', 'Floating-point TIFF images cannot be decoded'],
    [{ ...gray, 259: 6 }, 'unsupported: TIFF variant', 'Compression 6 TIFF images cannot be decoded'],
    [{ ...gray, 262: 8 }, 'unsupported: TIFF variant', 'Photometric 8 TIFF images cannot be decoded'],
    [{ ...rgb, 262: 6 }, 'unsupported: TIFF variant', 'Subsampled YCbCr TIFF images cannot be decoded'],
    [{ ...gray, 256: 0 }, 'corrupt', 'it says no size'],
    [{ ...gray, 262: 2 }, 'corrupt', 'it says 1 samples for 3 colours'],
    [{ ...gray, 273: [] }, 'corrupt', 'it has 0 of its 1 strips or tiles'],
    [{ ...gray, 256: 70000, 257: 70000 }, 'too large', '70000 x 70000'],
    [{ ...gray, 322: 60000, 323: 60000, 324: 8, 325: 64 }, 'corrupt', 'its tiles are 60000 x 60000 pixels'],
    [{ ...gray, 273: 900_000 }, 'truncated', 'bytes its strips or tiles take'],
  ])('%j: %s', async (fields, reason, message) => {
    const failure = decode(makeTiff(fields, strip));
    await expect(failure).rejects.toMatchObject({ reason, message: expect.stringContaining(message) });
  });

  test('strips that share their bytes to make a long read', async () => {
    const rows = 20_000;
    const data = new Uint8Array(100_000);
    const fields = {
      ...gray,
      256: 1,
      257: rows,
      278: 1,
      273: Array.from({ length: rows }, () => 8),
      279: Array.from({ length: rows }, () => 90_000),
    };
    await expect(decode(makeTiff(fields, [data]))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining('its strips or tiles overlap'),
    });
  });
});

test('a strip that ends early leaves black and a warning', async () => {
  const { image, warning } = await decode(makeTiff({ ...gray, 259: 32773 }, [Uint8Array.of(1, 5, 6)]));
  expect([...image.data]).toEqual([5, 6, 0, 0]);
  expect(warning).toBe('x.tif: the decoder reports "1 of its 1 strips or tiles end early".');
});

test('directories that point at each other are counted once', () => {
  const file = makeTiff(gray, [Uint8Array.of(1, 2, 3, 4)]);
  const directory = new DataView(file.buffer).getUint32(4, true);
  const link = directory + 2 + new DataView(file.buffer).getUint16(directory, true) * 12;
  new DataView(file.buffer).setUint32(link, directory, true);
  expect(imageFileMetadata(file)).toEqual({
    width: 2,
    height: 2,
    format: 'TIFF',
    mode: 'L',
    frames: 1,
    orientation: 1,
    dateTime: null,
  });
});
