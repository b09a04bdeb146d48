import { DecodeError } from '@pixelframe/columnar';
import { expect, test, vi } from 'vitest';
import { CodecFailure } from '../codec-failure.ts';
import { createCodecs } from '../create-codecs.ts';
import type { ImageHeader } from '../image-header.ts';
import { makeJpeg } from '../testing/make-jpeg.ts';
import { makePicture } from '../testing/make-picture.ts';
import { countingLoader } from '../testing/node-wasm.ts';
import { decodeNative } from './decode-native.ts';
import type { NativeFile, NativePicture, NativeWay } from './native-way.ts';

const header: ImageHeader = { format: 'jpeg', width: 80, height: 40, channels: 3, bitDepth: 8, orientation: 1 };
const source: NativeFile = { bytes: new Uint8Array(1), header, exif: null };
const heic: NativeFile = { ...source, header: { ...header, format: 'heic' } };

function way(decode: NativeWay['decode']): NativeWay {
  return { supports: () => Promise.resolve(true), decode: vi.fn(decode) };
}

const giving = (width: number, height: number, turned = false): NativeWay =>
  way(() => Promise.resolve({ image: makePicture(width, height, 3), turned }));
const refusing = way(() => Promise.reject(new Error('EncodingError: no')));

function sizeOf({ image }: NativePicture): [number, number] {
  return [image.width, image.height];
}

test('the first way that succeeds is taken', async () => {
  const last = giving(80, 40);
  expect(sizeOf(await decodeNative(source, null, [refusing, giving(80, 40), last], undefined))).toEqual([80, 40]);
  expect(last.decode).not.toHaveBeenCalled();
});

test('a picture of another size than the file says is not taken', async () => {
  const wrong = decodeNative(source, null, [giving(40, 80)], undefined);
  await expect(wrong).rejects.toThrow(new CodecFailure(new Error('it came as 40 x 80 pixels'), []));
  expect(sizeOf(await decodeNative(source, null, [giving(40, 80, true)], undefined))).toEqual([40, 80]);
});

test('a smaller picture is asked for, and taken only where it reaches the size asked for', async () => {
  const scaling = giving(20, 10);
  const within = { width: 15, height: 10 };
  expect(sizeOf(await decodeNative(source, within, [scaling], undefined))).toEqual([20, 10]);
  expect(scaling.decode).toHaveBeenCalledWith(source, { width: 20, height: 10 }, expect.any(AbortSignal));
  expect(sizeOf(await decodeNative(source, within, [giving(19, 9), giving(80, 40)], undefined))).toEqual([80, 40]);
});

test('what every way refuses is a failure of the file, but of the platform for a format that only it could decode', async () => {
  await expect(decodeNative(source, null, [refusing], undefined)).rejects.toBeInstanceOf(CodecFailure);
  await expect(decodeNative(heic, null, [refusing], 'a.heic')).rejects.toMatchObject({
    message: 'a.heic: this platform has no native decoder for HEIC images.',
    reason: 'no native decoder',
  });
  await expect(decodeNative(heic, null, [], 'a.heic')).rejects.toMatchObject({ reason: 'no native decoder' });
});

test('a decoder that never answers is given up, and told so', async () => {
  let seen: AbortSignal | undefined;
  const stuck = way((_source, _size, signal) => {
    seen = signal;
    return new Promise(() => undefined);
  });
  const error: unknown = await decodeNative(source, null, [stuck, giving(80, 40)], 'a.jpg', 20).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({
    message: "a.jpg: the platform's JPEG decoder gave no answer within 0.02 s.",
    reason: 'native decoder timed out',
  });
  expect(seen!.aborted).toBe(true);
});

test('Node has no native decoder; auto is ours there', async () => {
  const codecs = createCodecs({ loadWasm: countingLoader() });
  const settings = { strict: true, maxPixels: 1e6, orientation: 'ignore' } as const;
  await expect(codecs.decode(makeJpeg(), { ...settings, decoder: 'native' })).rejects.toMatchObject({
    reason: 'no native decoder',
  });
  expect((await codecs.decode(makeJpeg(), { ...settings, decoder: 'auto' })).decoder).toBe('wasm');
});
