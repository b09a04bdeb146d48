import { expect, test } from 'vitest';
import { createCodecs } from '../create-codecs.ts';
import { expectedDigests } from '../testing/expected-digests.ts';
import { makePicture } from '../testing/make-picture.ts';

const codecs = createCodecs({ loadWasm: (url) => WebAssembly.compileStreaming(fetch(url)) });

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

test.each(expectedDigests)('%s: the bytes Node gives, which the browser decodes', async (format, digest) => {
  const image = makePicture(64, 48, 3);
  const file = await codecs.encode(image, { format });
  expect(await sha256(file)).toBe(digest);
  const bitmap = await createImageBitmap(new Blob([file.slice()], { type: `image/${format}` }));
  expect([bitmap.width, bitmap.height]).toEqual([64, 48]);
});
