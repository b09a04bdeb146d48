import { afterAll, expect, test } from 'vitest';
import references from './testing/image-formats.json' with { type: 'json' };
import { createCodecs } from './create-codecs.ts';
import type { DecodedImage } from './decoder.ts';
import { tinyJxl } from './testing/tiny-jxl.ts';

interface Answer {
  readonly image?: DecodedImage;
  readonly format?: string;
  readonly failed?: string;
}

const worker = new Worker(new URL('./testing/decode-worker.ts', import.meta.url), { type: 'module' });
afterAll(() => worker.terminate());

function ask(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Answer>) => resolve(event.data), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    worker.postMessage(bytes);
  });
}

async function digest(data: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(data)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

test.each(['bmp RLE8', 'gif with transparency', 'ico of a PNG', 'tiff RGB tiff_lzw', 'tiff of bits group4'])(
  '%s, in a worker, is what Pillow reads',
  async (name) => {
    const reference = references.files.find((file) => file.name === name)!;
    const { image, failed } = await ask(Uint8Array.from(atob(reference.data!), (c) => c.charCodeAt(0)));
    expect(failed).toBeUndefined();
    const packed = image!.stride === image!.channels ? image!.data : dropPadding(image!);
    expect(await digest(packed)).toBe(reference.sha256);
  },
);

function dropPadding({ channels, stride, data }: DecodedImage): Uint8Array {
  return data.filter((_, i) => i % stride < channels);
}

test('CMYK JPEG and JPEG XL, in a worker', async () => {
  const reference = references.files.find((file) => file.name === 'jpeg CMYK')!;
  const cmyk = await ask(Uint8Array.from(atob(reference.data!), (c) => c.charCodeAt(0)));
  expect(cmyk.failed).toBeUndefined();
  expect([cmyk.image!.width, cmyk.image!.height]).toEqual([reference.width, reference.height]);
  const jxl = await ask(tinyJxl());
  expect(jxl.failed).toBeUndefined();
  expect([...jxl.image!.data.subarray(0, 8)]).toEqual([0, 7, 14, 255, 28, 35, 42, 255]);
});

test('AVIF, in a worker, is near what was encoded', async () => {
  const codecs = createCodecs({ loadWasm: (url) => WebAssembly.compileStreaming(fetch(url)) });
  const data = Uint8Array.from({ length: 32 * 16 * 3 }, (_, i) => [200, 30, 60][i % 3]!);
  const picture: DecodedImage = { width: 32, height: 16, channels: 3, stride: 3, data };
  const { image, format, failed } = await ask(await codecs.encode(picture, { format: 'avif', quality: 90 }));
  expect(failed).toBeUndefined();
  expect([format, image!.width, image!.height, image!.channels]).toEqual(['avif', 32, 16, 3]);
  [200, 30, 60].forEach((value, c) => expect(Math.abs(image!.data[c]! - value)).toBeLessThan(6));
});
