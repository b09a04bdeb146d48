import { describe, expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from '../create-codecs.ts';
import type { DecodedImage } from '../decoder.ts';
import type { ImageHeader } from '../image-header.ts';
import { probeImage } from '../probe-image.ts';
import { crc32 } from '../encode/crc32.ts';
import { exifBlock, exifSegment } from '../testing/make-jpeg.ts';
import { makePicture, psnr, samplesOf } from '../testing/make-picture.ts';
import { decodeNative } from './decode-native.ts';
import { imageBitmapWay } from './image-bitmap-way.ts';
import { imageDecoderWay } from './image-decoder-way.ts';
import type { NativeWay } from './native-way.ts';

const codecs = createCodecs({ loadWasm: (url) => WebAssembly.compileStreaming(fetch(url)) });
const native: DecodeOptions = { strict: true, maxPixels: 1e6, orientation: 'ignore', decoder: 'native' };
const ours: DecodeOptions = { ...native, decoder: 'wasm' };
const photo = makePicture(320, 200, 3);

function close(a: DecodedImage, b: DecodedImage, decibels: number): void {
  expect([a.width, a.height, a.channels]).toEqual([b.width, b.height, b.channels]);
  expect(psnr(a, b)).toBeGreaterThan(decibels);
}

async function jpegTurned(orientation: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await codecs.encode(photo, { format: 'jpeg', quality: 90 });
  return new Uint8Array([...file.subarray(0, 2), ...exifSegment(orientation), ...file.subarray(2)]);
}

/** The PNG with an eXIf chunk after its header. */
async function pngTurned(orientation: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await codecs.encode(makePicture(32, 20, 3), { format: 'png' });
  const block = exifBlock(orientation);
  const chunk = new Uint8Array([0, 0, 0, block.length, 0x65, 0x58, 0x49, 0x66, ...block, 0, 0, 0, 0]);
  new DataView(chunk.buffer).setUint32(8 + block.length, crc32(chunk.subarray(4, -4)));
  return new Uint8Array([...file.subarray(0, 33), ...chunk, ...file.subarray(33)]);
}

describe('native pixels are close to ours', () => {
  test.each(['jpeg', 'webp', 'avif'] as const)('%s', async (format) => {
    const file = await codecs.encode(photo, { format });
    const theirs = await codecs.decode(file, native);
    expect(theirs.decoder).toBe('native');
    close(theirs.image, (await codecs.decode(file, ours)).image, 30);
  });

  test.each([1, 3] as const)('PNG without transparency is equal, %i channels', async (channels) => {
    const image = makePicture(33, 21, channels);
    const { image: back, decoder } = await codecs.decode(await codecs.encode(image, { format: 'png' }), native);
    expect(decoder).toBe('native');
    expect(back.channels).toBe(channels);
    expect(samplesOf(back)).toEqual(samplesOf(image));
  });

  test.each([2, 4] as const)('PNG with transparency is left to ours, %i channels', async (channels) => {
    const image = makePicture(33, 21, channels);
    const { image: back, decoder } = await codecs.decode(await codecs.encode(image, { format: 'png' }), native);
    expect(decoder).toBe('wasm');
    expect(samplesOf(back)).toEqual(samplesOf(image));
  });
});

describe('orientation is as with ours', () => {
  const ways: [string, NativeWay | null][] = [
    ['ImageDecoder', imageDecoderWay()],
    ['createImageBitmap', imageBitmapWay()],
  ];

  test.each(ways)('%s gives the stored picture', async (_, way) => {
    for (const orientation of [1, 3, 6, 8]) {
      const bytes = await jpegTurned(orientation);
      const header: ImageHeader = probeImage(bytes);
      expect(header.orientation).toBe(orientation);
      const exif = bytes.subarray(12, 12 + 26);
      const { image, turned } = await decodeNative({ bytes, header, exif }, null, [way!], undefined);
      expect(turned).toBe(false);
      close(image, (await codecs.decode(bytes, ours)).image, 30);
    }
  });

  test('a PNG whose EXIF block is spoiled is not turned, where a whole one is', async () => {
    const bytes = await pngTurned(6);
    const turned = await createImageBitmap(new Blob([bytes]));
    expect([turned.width, turned.height]).toEqual([20, 32]);
    const header = probeImage(bytes);
    expect(header.orientation).toBe(6);
    const exif = bytes.subarray(33 + 8, 33 + 8 + 26);
    const { image } = await decodeNative({ bytes, header, exif }, null, [imageBitmapWay()!], undefined);
    expect(samplesOf(image)).toEqual(samplesOf(makePicture(32, 20, 3)));
  });

  test('ignored and applied', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const bytes = await jpegTurned(orientation);
      for (const apply of ['ignore', 'apply'] as const) {
        const theirs = await codecs.decode(bytes, { ...native, orientation: apply });
        expect(theirs.decoder).toBe('native');
        close(theirs.image, (await codecs.decode(bytes, { ...ours, orientation: apply })).image, 30);
      }
    }
  });
});

describe('no more than needed', () => {
  test.each([
    [40, 25, 40, 25],
    [41, 25, 80, 50],
    [100, 10, 120, 75],
    [300, 1, 320, 200],
    [4000, 4000, 320, 200],
  ])('within %i x %i', async (width, height, givenWidth, givenHeight) => {
    const file = await codecs.encode(photo, { format: 'jpeg' });
    const { image, header } = await codecs.decode(file, { ...native, within: { width, height } });
    expect([image.width, image.height]).toEqual([givenWidth, givenHeight]);
    expect([header.width, header.height]).toEqual([320, 200]);
    expect(image.data.length).toBe(givenWidth * givenHeight * 4);
  });

  test('of odd sizes, at every eighth', async () => {
    const odd = makePicture(217, 131, 3);
    const file = await codecs.encode(odd, { format: 'jpeg' });
    for (let n = 1; n <= 8; n++) {
      const within = { width: Math.ceil((217 * n) / 8), height: Math.ceil((131 * n) / 8) };
      const { image } = await codecs.decode(file, { ...native, within });
      expect([n, image.width, image.height]).toEqual([n, within.width, within.height]);
    }
  });

  test('of a picture that is turned', async () => {
    const within = { width: 25, height: 40 };
    const { image } = await codecs.decode(await jpegTurned(6), { ...native, orientation: 'apply', within });
    expect([image.width, image.height]).toEqual([25, 40]);
  });

  test('our decoder gives all there is', async () => {
    const file = await codecs.encode(photo, { format: 'jpeg' });
    const { image } = await codecs.decode(file, { ...ours, within: { width: 40, height: 25 } });
    expect([image.width, image.height]).toEqual([320, 200]);
  });
});

describe('what is wrong with a file', () => {
  test('truncated: refused before decoding, or left to ours', async () => {
    const file = await codecs.encode(photo, { format: 'jpeg' });
    const cut = file.subarray(0, file.length >> 1);
    await expect(codecs.decode(cut, native)).rejects.toMatchObject({ reason: 'truncated' });
    const lenient = await codecs.decode(cut, { ...native, strict: false });
    expect(lenient.decoder).toBe('wasm');
    expect(lenient.warning).toContain('truncated');
  });

  test('too large: refused by its header', async () => {
    const file = await codecs.encode(photo, { format: 'jpeg' });
    await expect(codecs.decode(file, { ...native, maxPixels: 1000 })).rejects.toMatchObject({ reason: 'too large' });
  });

  test('corrupt: what the platform says is the cause', async () => {
    const file = await codecs.encode(makePicture(64, 64, 3), { format: 'webp' });
    const spoiled = file.slice().fill(0xff, 40, 200);
    await expect(codecs.decode(spoiled, native)).rejects.toMatchObject({ reason: 'corrupt', code: 'DecodeError' });
  });
});
