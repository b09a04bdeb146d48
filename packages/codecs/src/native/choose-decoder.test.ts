import { DecodeError } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import type { ImageFormat } from '../image-format.ts';
import type { ImageHeader } from '../image-header.ts';
import { chooseDecoder } from './choose-decoder.ts';
import type { NativeWay } from './native-way.ts';

const headerOf = (format: ImageFormat, channels: ImageHeader['channels'] = 3): ImageHeader => ({
  format,
  width: 10,
  height: 10,
  channels,
  bitDepth: 8,
  orientation: 1,
});

const wayFor = (...formats: ImageFormat[]): NativeWay => ({
  supports: ({ format }) => Promise.resolve(formats.includes(format)),
  decode: () => Promise.reject(new Error('not asked here')),
});

const ways = [wayFor('webp'), wayFor('jpeg', 'png')];

test.each([
  ['native', headerOf('jpeg'), false, 'native'],
  ['native', headerOf('png', 1), false, 'native'],
  ['native', headerOf('png', 4), false, 'wasm'],
  ['native', headerOf('png', 2), false, 'wasm'],
  ['native', headerOf('jpeg'), true, 'wasm'],
  ['native', headerOf('heic'), false, 'native'],
  ['auto', headerOf('jpeg'), false, 'wasm'],
  ['auto', headerOf('heic', 4), false, 'native'],
] as const)('%s of %o (spoiled: %s) is %s', async (asked, header, spoiled, chosen) => {
  expect(await chooseDecoder(asked, header, spoiled, ways, undefined)).toBe(chosen);
});

test('a format the platform does not know is ours', async () => {
  expect(await chooseDecoder('native', headerOf('jpeg'), false, [wayFor('png')], undefined)).toBe('wasm');
});

test('native where the platform decodes nothing', async () => {
  const error: unknown = await chooseDecoder('native', headerOf('jpeg'), false, [], 'a.jpg').catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DecodeError);
  expect(error).toMatchObject({
    message: 'a.jpg: this platform has no native decoder for JPEG images.',
    reason: 'no native decoder',
    hint: "Use decoder: 'wasm', which is the default and decodes the same everywhere.",
  });
});
