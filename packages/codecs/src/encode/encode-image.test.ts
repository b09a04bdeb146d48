import { EncodeError } from '@pixelframe/columnar';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from '../create-codecs.ts';
import type { DecodedImage } from '../decoder.ts';
import { makePicture, psnr, samplesOf } from '../testing/make-picture.ts';
import { countingLoader } from '../testing/node-wasm.ts';
import type { EncodeOptions } from './encode-options.ts';
import { expectedDigests } from '../testing/expected-digests.ts';

const codecs = createCodecs({ loadWasm: countingLoader() });
const settings: DecodeOptions = { strict: true, maxPixels: 1e6, orientation: 'ignore' };
const sizes = [
  [1, 1],
  [1, 9],
  [7, 1],
  [33, 17],
  [200, 151],
] as const;

async function roundTrip(image: DecodedImage, options: EncodeOptions): Promise<DecodedImage> {
  const { image: back, warning } = await codecs.decode(await codecs.encode(image, options), settings);
  expect(warning).toBeNull();
  expect([back.width, back.height]).toEqual([image.width, image.height]);
  return back;
}

describe('PNG gives back every sample and the mode', () => {
  test.each([1, 2, 3, 4] as const)('of %i channels', async (channels) => {
    for (const [width, height] of sizes) {
      for (const gap of [0, 1]) {
        const image = makePicture(width, height, channels, gap);
        const back = await roundTrip(image, { format: 'png' });
        expect(back.channels).toBe(channels);
        expect(samplesOf(back)).toEqual(samplesOf(image));
      }
    }
  });

  test('without any wasm', async () => {
    const loadWasm = countingLoader();
    await createCodecs({ loadWasm }).encode(makePicture(3, 3, 3), { format: 'png' });
    expect(loadWasm.urls).toEqual([]);
  });
});

describe('the lossy formats come close', () => {
  test.each([
    ['jpeg', 1, 1, 38],
    ['jpeg', 3, 3, 32],
    ['webp', 1, 3, 36],
    ['webp', 3, 3, 31],
    ['webp', 4, 4, 31],
    ['avif', 1, 3, 36],
    ['avif', 3, 3, 30],
    ['avif', 4, 4, 30],
  ] as const)('%s of %i channels', async (format, channels, backChannels, decibels) => {
    const image = makePicture(200, 151, channels, 1);
    const back = await roundTrip(image, { format, quality: 90 });
    expect(back.channels).toBe(backChannels);
    expect(psnr(image, { ...back, channels })).toBeGreaterThan(decibels);
  });

  test.each(['jpeg', 'webp', 'avif'] as const)('%s of odd sizes', async (format) => {
    for (const [width, height] of sizes) await roundTrip(makePicture(width, height, 3), { format });
  });

  test.each(['jpeg', 'webp', 'avif'] as const)('%s: quality costs bytes, and has a default', async (format) => {
    const image = makePicture(120, 90, 3);
    const lengths = await Promise.all(
      [5, undefined, 95].map(async (quality) => {
        const file = await codecs.encode(image, { format, ...(quality === undefined ? {} : { quality }) });
        return file.length;
      }),
    );
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(new Set(lengths).size).toBe(3);
  });
});

test('the bytes are those every platform gives', async () => {
  for (const [format, digest] of expectedDigests) {
    const file = await codecs.encode(makePicture(64, 48, 3), { format });
    expect([format, createHash('sha256').update(file).digest('hex')]).toEqual([format, digest]);
  }
});

describe('what cannot be written', () => {
  const refused = async (image: DecodedImage, options: EncodeOptions): Promise<[string, string | undefined]> => {
    const error: unknown = await codecs.encode(image, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EncodeError);
    const { message, hint } = error as EncodeError;
    return [message, hint];
  };

  test('transparency in a JPEG', async () => {
    expect(await refused(makePicture(2, 2, 4), { format: 'jpeg', file: 'cat.jpg' })).toEqual([
      'cat.jpg: JPEG has no transparency: an image of mode RGBA cannot be written.',
      "Use convertImage('RGB') first, or write PNG, WebP or AVIF.",
    ]);
    expect((await refused(makePicture(2, 2, 2), { format: 'jpeg' }))[1]).toContain("convertImage('L')");
  });

  test('no pixels', async () => {
    const nothing = { ...makePicture(1, 1, 3), width: 0 };
    expect((await refused(nothing, { format: 'png' }))[0]).toBe('An image of 0 x 1 pixels cannot be encoded.');
  });

  test.each([
    ['jpeg', 65_501, 65_500],
    ['webp', 16_384, 16_383],
    ['avif', 32_769, 32_768],
  ] as const)('%s of %i x 1', async (format, width, longest) => {
    const [message] = await refused(makePicture(width, 1, 1), { format });
    expect(message).toContain(`${width} x 1 pixels is too large for`);
    expect(message).toContain(`at most ${longest} pixels`);
  });

  test('the longest JPEG and WebP there are', async () => {
    await roundTrip(makePicture(65_500, 1, 1), { format: 'jpeg' });
    await roundTrip(makePicture(1, 16_383, 3), { format: 'webp' });
  });

  test('too few bytes, a bad quality, an unknown format', async () => {
    const image = makePicture(4, 4, 3);
    expect((await refused({ ...image, data: image.data.subarray(1) }, { format: 'png' }))[0]).toBe(
      'The image needs 48 bytes of pixels, but 47 were given.',
    );
    for (const quality of [-1, 101, Number.NaN]) {
      expect((await refused(image, { format: 'jpeg', quality }))[0]).toContain(`${quality} is not a number from 0`);
    }
    const unknown = 'tiff' as EncodeOptions['format'];
    expect(await refused(image, { format: unknown })).toEqual([
      "Images cannot be encoded as 'tiff'.",
      'Formats that can be written are png, jpeg, webp, avif.',
    ]);
  });
});

test('an encoder that cannot be loaded is not a picture that cannot be written', async () => {
  const offline = new Error('offline');
  const failing = createCodecs({ loadWasm: () => Promise.reject(offline) });
  await expect(failing.encode(makePicture(2, 2, 3), { format: 'webp' })).rejects.toBe(offline);
});

test("an encoder's memory counts until dispose", async () => {
  const own = createCodecs({ loadWasm: countingLoader() });
  await own.encode(makePicture(50, 50, 3), { format: 'webp' });
  expect(own.heapBytes()).toBeGreaterThan(1_000_000);
  own.dispose();
  expect(own.heapBytes()).toBe(0);
});
