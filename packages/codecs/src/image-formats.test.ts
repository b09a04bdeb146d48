import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCodecs } from './create-codecs.ts';
import type { DecodedImage } from './decoder.ts';
import { countingLoader } from './testing/node-wasm.ts';
import { hasTestData, readTestData } from './testing/test-data.ts';

interface Reference {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly mode: 'L' | 'LA' | 'RGB' | 'RGBA';
  readonly sha256?: string;
  /** Of each sample, for pictures that decoders may differ in. */
  readonly mean?: readonly number[];
  readonly data?: string;
  readonly shared?: string;
}

// Made by the script beside it.
const references = new URL('./testing/image-formats.json', import.meta.url);
const { files } = JSON.parse(readFileSync(references, 'utf8')) as { files: readonly Reference[] };
const codecs = createCodecs({ loadWasm: countingLoader() });
const there = hasTestData();

test.each(files.filter((file) => file.data !== undefined || there))('$name', async (reference) => {
  const bytes =
    reference.data === undefined
      ? await readTestData(reference.shared!)
      : new Uint8Array(Buffer.from(reference.data, 'base64'));
  const options = { strict: true, maxPixels: 1e6, file: reference.name, orientation: 'ignore' } as const;
  const { image, warning } = await codecs.decode(bytes, options);
  expect(warning).toBeNull();
  const { width, height, mode } = reference;
  expect([image.width, image.height, image.channels]).toEqual([width, height, modes.indexOf(mode) + 1]);
  const samples = packed(image);
  if (reference.sha256 !== undefined) {
    expect(createHash('sha256').update(samples).digest('hex')).toBe(reference.sha256);
  }
  reference.mean?.forEach((mean, c) => expect(Math.abs(meanOf(samples, c, image.channels) - mean)).toBeLessThan(0.5));
});

const modes = ['L', 'LA', 'RGB', 'RGBA'];

function packed({ width, height, channels, stride, data }: DecodedImage): Uint8Array {
  const out = new Uint8Array(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < channels; c++) out[i * channels + c] = data[i * stride + c]!;
  }
  return out;
}

function meanOf(samples: Uint8Array, first: number, channels: number): number {
  let sum = 0;
  for (let i = first; i < samples.length; i += channels) sum += samples[i]!;
  return (sum * channels) / samples.length;
}
