import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, describe, expect, test } from 'vitest';
import { cosine } from '../parity/models/reference.ts';

interface HeldOut {
  readonly labels: readonly string[];
  readonly pictures: readonly {
    readonly file: string;
    readonly colour: string;
    readonly shape: string;
    readonly resnet: { readonly label: string };
    readonly imageEmbedding: readonly number[];
  }[];
  readonly texts: readonly { readonly text: string; readonly textEmbedding: readonly number[] }[];
}

const folder = new URL('../../packages/models/training/heldout/', import.meta.url);
const { labels, pictures, texts } = JSON.parse(readFileSync(new URL('heldout.json', folder), 'utf8')) as HeldOut;
const session = createSession();
afterAll(() => session.close());

const drawings = session
  .fromColumns({
    path: pictures.map(({ file }) => fileURLToPath(new URL(file, folder))),
    what: pictures.map(({ colour, shape }) => `a ${colour} ${shape}`),
  })
  .withColumn('image', col('path').download().decodeImage());

const model = 'pixelframe/clip-tiny';

describe('clip-tiny', () => {
  test.each([{ dtype: 'fp32' }, { dtype: 'q8' }] as const)(
    '$dtype: of 36 captions, the right one for at least 95 % of drawings it never saw',
    async ({ dtype }) => {
      const rows = await drawings
        .select('what', col('image').classifyImage(labels, { model, dtype }).alias('label'))
        .toRows();
      const right = rows.filter(({ what, label }) => what === label || `an ${what?.slice(2)}` === label);
      expect(labels).toHaveLength(36);
      expect(right.length / rows.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  test('embeddings equal those of onnxruntime in Python', async () => {
    const images = await drawings.select(col('image').embedImage({ model, dtype: 'fp32' }).alias('e')).toRows();
    pictures.forEach(({ file, imageEmbedding }, i) => {
      expect(cosine(images[i]!.e!, imageEmbedding), file).toBeGreaterThan(0.9999);
    });
    const sentences = await session
      .fromColumns({ text: texts.map(({ text }) => text) })
      .select(col('text').embedText({ model, dtype: 'fp32' }).alias('e'))
      .toRows();
    texts.forEach(({ text, textEmbedding }, i) => {
      expect(cosine(sentences[i]!.e!, textEmbedding), text).toBeGreaterThan(0.9999);
    });
  });

  test('8-bit weights point where the others do', async () => {
    const rows = await drawings
      .select(
        col('image').embedImage({ model, dtype: 'fp32' }).alias('full'),
        col('image').embedImage({ model, dtype: 'q8' }).alias('small'),
      )
      .toRows();
    for (const { full, small } of rows) expect(cosine(full!, small!)).toBeGreaterThan(0.99);
  });

  test('a text and a picture find the drawings like them', async () => {
    const embedded = await drawings.withColumn('embedding', col('image').embedImage({ model })).collect();
    const byText = await embedded.similarTo('embedding', 'a green star', { k: 2 }).select('what').toRows();
    expect(byText).toEqual([{ what: 'a green star' }, { what: 'a green star' }]);
    const [first] = await embedded.select('image', 'what').limit(1).toRows();
    const byPicture = await embedded.similarTo('embedding', first!.image!, { k: 1 }).select('what').toRows();
    expect(byPicture).toEqual([{ what: first!.what }]);
  });
});

test('resnet-tiny names what it sees as Python does', async () => {
  const rows = await drawings
    .select(
      col('image').classifyImage({ model: 'pixelframe/resnet-tiny', dtype: 'fp32' }).alias('label'),
      col('image').classifyImage({ model: 'pixelframe/resnet-tiny', topK: 3 }).alias('best'),
    )
    .toRows();
  expect(rows.map(({ label }) => label)).toEqual(pictures.map(({ resnet }) => resnet.label));
  for (const { best } of rows) expect(best as unknown as unknown[]).toHaveLength(3);
});
