import { describe, expect, test } from 'vitest';
import { createCodecs } from '../create-codecs.ts';
import { makePng } from '../testing/make-png.ts';
import { countingLoader } from '../testing/node-wasm.ts';
import { mendPng } from './mend-png.ts';

const width = 64;
const height = 48;
const samples = Uint8Array.from({ length: width * height }, (_, i) => (i * i) >> 5);
const png = makePng(width, height, 0, samples);

describe('a cut PNG', () => {
  test('keeps the rows that are there and has black below', async () => {
    const codecs = createCodecs({ loadWasm: countingLoader() });
    const cut = png.subarray(0, Math.floor(png.length / 2));
    const { image, warning } = await codecs.decode(cut, {
      strict: false,
      maxPixels: 1e6,
      file: 'cut.png',
      orientation: 'ignore',
    });
    const gray = Uint8Array.from({ length: width * height }, (_, i) => image.data[i * image.stride]!);
    const good = gray.findIndex((value, i) => value !== samples[i]);
    expect(good).toBeGreaterThan(width * 4);
    const nextRow = Math.ceil((good + 1) / width) * width;
    expect(gray.subarray(nextRow).every((value) => value === 0)).toBe(true);
    expect(warning).toBe(
      'cut.png: the file is truncated: PNG data ends inside its IDAT chunk. What is there was decoded.',
    );
  });

  test('cannot be mended without pixel data', () => {
    const pixelsAt = Buffer.from(png).indexOf('IDAT') + 4;
    expect(mendPng(png.subarray(0, pixelsAt))).toBeNull();
    expect(mendPng(png.subarray(0, pixelsAt + 2))).toBeNull();
  });
});
