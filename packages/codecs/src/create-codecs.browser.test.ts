import { afterAll, describe, expect, test } from 'vitest';
import { createCodecs, type DecodeOptions } from './create-codecs.ts';
import type { DecodedImage } from './decoder.ts';

const settings: DecodeOptions = { strict: true, maxPixels: 1e6, orientation: 'ignore' };
const formats = [
  ['image/jpeg', 'jpeg', 6],
  ['image/png', 'png', 0],
  ['image/webp', 'webp', 0],
] as const;

/** 32 x 16, the left half red-ish and the right half blue-ish, encoded by the browser at its best quality. */
async function drawAndEncode(type: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(32, 16);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(200 30 60)';
  context.fillRect(0, 0, 16, 16);
  context.fillStyle = 'rgb(20 90 220)';
  context.fillRect(16, 0, 16, 16);
  const blob = await canvas.convertToBlob({ type, quality: 1 });
  expect(blob.type).toBe(type);
  return new Uint8Array(await blob.arrayBuffer());
}

function expectPicture(image: DecodedImage, tolerance: number): void {
  expect([image.width, image.height]).toEqual([32, 16]);
  expect(image.data.length).toBe(32 * 16 * image.stride);
  for (const [x, colour] of [
    [2, [200, 30, 60]],
    [29, [20, 90, 220]],
  ] as const) {
    const pixel = image.data.subarray((8 * 32 + x) * image.stride);
    colour.forEach((value, c) => expect(Math.abs(pixel[c]! - value)).toBeLessThanOrEqual(tolerance));
  }
}

describe('in a page', () => {
  const codecs = createCodecs({ loadWasm: (url) => WebAssembly.compileStreaming(fetch(url)) });

  test.each(formats)('%s', async (type, format, tolerance) => {
    const { image, header } = await codecs.decode(await drawAndEncode(type), settings);
    expect(header).toMatchObject({ format, width: 32, height: 16, orientation: 1 });
    expectPicture(image, tolerance);
  });
});

describe('in a worker', () => {
  const worker = new Worker(new URL('./testing/decode-worker.ts', import.meta.url), { type: 'module' });
  afterAll(() => worker.terminate());

  const ask = (bytes: Uint8Array): Promise<{ image?: DecodedImage; format?: string; failed?: string }> =>
    new Promise((resolve, reject) => {
      worker.addEventListener('message', (event) => resolve(event.data), { once: true });
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
      worker.postMessage(bytes, [bytes.buffer]);
    });

  test.each(formats)('%s', async (type, format, tolerance) => {
    const answer = await ask(await drawAndEncode(type));
    expect(answer.failed).toBeUndefined();
    expect(answer.format).toBe(format);
    expectPicture(answer.image!, tolerance);
  });

  test('a file that is no image comes back as its error', async () => {
    expect(await ask(new Uint8Array(0))).toEqual({ failed: 'DecodeError: The file is empty (0 bytes).' });
  });
});
