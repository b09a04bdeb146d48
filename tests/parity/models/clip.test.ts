import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, expect, test } from 'vitest';
import { cosine, dataPath, hasSharedData, modelReference } from './reference.ts';

interface Reference {
  readonly images: readonly {
    readonly photo: string;
    readonly mode: string;
    /** How alpha was taken away, where there is some. */
    readonly alpha?: 'white' | 'dropped';
    readonly embedding: readonly number[];
  }[];
  readonly texts: readonly { readonly text: string; readonly embedding: readonly number[] }[];
}

const session = createSession();
afterAll(() => session.close());

const reference = modelReference<Reference>('clip-tiny');
const model = dataPath('models/clip-tiny-random');

test.skipIf(!hasSharedData)('embeddings of 40 texts equal those of transformers', async () => {
  const df = session
    .fromColumns({ text: reference.texts.map(({ text }) => text) })
    .select(col('text').embedText({ model }).alias('e'));
  const rows = await df.toRows();
  for (const [i, { text, embedding }] of reference.texts.entries()) {
    expect(cosine(rows[i]!.e!, embedding), text).toBeGreaterThan(0.9999);
  }
});

test.skipIf(!hasSharedData).each([
  // With alpha, pictures are laid on white, as the processor does; decoded to RGB, they come to it without.
  { mode: null, left: 'dropped' },
  { mode: 'RGB', left: 'white' },
] as const)('embeddings of 24 photos decoded as $mode equal those of transformers', async ({ mode, left }) => {
  const images = reference.images.filter(({ alpha }) => alpha !== left);
  expect(images).toHaveLength(24);
  const df = session
    .fromColumns({ path: images.map(({ photo }) => dataPath(photo)) })
    .select(col('path').download().decodeImage({ mode }).embedImage({ model }).alias('e'));
  const rows = await df.toRows();
  for (const [i, { photo, embedding }] of images.entries()) {
    expect(cosine(rows[i]!.e!, embedding), photo).toBeGreaterThan(0.9999);
  }
});
