import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, expect, test } from 'vitest';

interface Reference {
  readonly labels: readonly string[];
  readonly texts: readonly {
    readonly text: string;
    readonly scores: readonly number[];
    readonly vector: readonly number[];
  }[];
}

const { labels, texts } = JSON.parse(
  readFileSync(new URL('../reference/models/tiny-bert.json', import.meta.url), 'utf8'),
) as Reference;
const folder = (name: string): string => fileURLToPath(new URL(`../fixtures/models/${name}`, import.meta.url));
const session = createSession();
afterAll(() => session.close());
const table = session.fromColumns({ text: [...texts.map(({ text }) => text), null] });

test('classifyText by natural language inference has the scores of transformers', async () => {
  const model = folder('nli-tiny');
  const rows = await table
    .select(
      col('text').classifyText(labels, { model, scores: true }).alias('all'),
      col('text').classifyText(labels, { model }).alias('best'),
    )
    .toRows();
  expect(rows.at(-1)).toEqual({ all: null, best: null });
  texts.forEach(({ text, scores }, i) => {
    const { all, best } = rows[i] as unknown as { all: { label: string; score: number }[]; best: string };
    expect(best, text).toBe(labels[scores.indexOf(Math.max(...scores))]);
    expect(all.map(({ label }) => label).toSorted()).toEqual(labels.toSorted());
    for (const { label, score } of all)
      expect(score, `${text}: ${label}`).toBeCloseTo(scores[labels.indexOf(label)]!, 5);
  });
});

test('embedText of a sentence model pools and normalizes as sentence-transformers does', async () => {
  const rows = await table
    .select(
      col('text')
        .embedText({ model: folder('sentence-tiny') })
        .alias('e'),
    )
    .toRows();
  expect(rows.at(-1)).toEqual({ e: null });
  texts.forEach(({ text, vector }, i) => {
    const own = rows[i]!.e!;
    expect(own).toHaveLength(vector.length);
    vector.forEach((value, at) => expect(own[at], text).toBeCloseTo(value, 5));
  });
});

test('a text model that embeds also classifies, by the nearest label', async () => {
  const model = folder('sentence-tiny');
  const rows = await session
    .fromColumns({ text: ['music', 'a red circle'] })
    .select(col('text').classifyText(['music', 'a red circle'], { model }).alias('label'))
    .toRows();
  expect(rows).toEqual([{ label: 'music' }, { label: 'a red circle' }]);
});
