import type { ModelProvider } from 'pixelframe';
import { col, DataType, ModelError, transformers } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A provider whose vectors say who made them, of what. */
const lengths = (name: string, calls: string[] = []): ModelProvider => ({
  name,
  model: `${name}-1`,
  dimensions: () => 2,
  async embedText(texts, { model }) {
    calls.push(`${model}: ${texts.length}`);
    return texts.map((text) => [text.length, name.length]);
  },
});

const table = { text: ['a', null, 'ccc'] };
type Session = ReturnType<typeof createSession>;

async function vectors(
  session: Session,
  options: { readonly provider?: ModelProvider | string } = {},
): Promise<unknown[]> {
  const rows = await session.fromColumns(table).select(col('text').embedText(options).alias('e')).toRows();
  return rows.map(({ e }) => (e === null ? null : Array.from(e as Float32Array)));
}

describe('who runs a model', () => {
  test('the call names it', async () => {
    await using session = createSession({ environment: { provider: lengths('environment'), model: null } });
    session.setProvider(lengths('session'));
    expect(await vectors(session, { provider: lengths('call') })).toEqual([[1, 4], null, [3, 4]]);
  });

  test('else the session', async () => {
    await using session = createSession({ environment: { provider: lengths('environment'), model: null } });
    session.setProvider(lengths('session'));
    expect(await vectors(session)).toEqual([[1, 7], null, [3, 7]]);
    session.setProvider(null);
    expect(await vectors(session)).toEqual([[1, 11], null, [3, 11]]);
  });

  test('else the environment', async () => {
    await using session = createSession({ environment: { provider: lengths('environment'), model: null } });
    expect(await vectors(session)).toEqual([[1, 11], null, [3, 11]]);
  });

  test('else the default, which is transformers with a model of the hub', async () => {
    await using session = createSession({ hub: { endpoint: 'http://127.0.0.1:9' } });
    await expect(vectors(session)).rejects.toThrow(/all-MiniLM-L6-v2/);
  });

  test('explain() names the winner and why', async () => {
    await using session = createSession();
    const df = session.fromColumns(table).select(col('text').embedText({ model: 'pixelframe/clip-tiny' }).alias('e'));
    expect(df.explain()).toContain('embedText: pixelframe/clip-tiny by transformers, the default');
    session.setProvider(lengths('mine'));
    const own = session.fromColumns(table).select(col('text').embedText().alias('e'));
    expect(own.explain()).toContain('embedText: mine-1 by mine, set on the session');
  });

  test('a name that is none says which there are', async () => {
    await using session = createSession();
    await expect(vectors(session, { provider: 'opnai' })).rejects.toThrow(
      'embedText: there is no provider "opnai" (given with the call).',
    );
  });

  test('a provider that cannot do it says so', async () => {
    await using session = createSession();
    const df = session.fromColumns(table).select(
      col('text')
        .classifyText(['x', 'y'], { provider: lengths('mine') })
        .alias('label'),
    );
    await expect(df.toRows()).rejects.toThrow('The provider "mine" does not do classifyText.');
  });
});

describe('a provider of the page', () => {
  test('is given values without nulls, so many at once, and keeps the order', async () => {
    const calls: string[] = [];
    await using session = createSession();
    const provider = { ...lengths('mine', calls), batchSize: 4 };
    const text = Array.from({ length: 10 }, (_, i) => (i % 3 === 0 ? null : 'x'.repeat(i)));
    const rows = await session
      .fromColumns({ text })
      .select(col('text').embedText({ provider, model: 'm' }).alias('e'))
      .toRows();
    expect(rows.map(({ e }) => (e as Float32Array | null)?.[0] ?? null)).toEqual(
      text.map((own) => own?.length ?? null),
    );
    expect(calls.reduce((sum, call) => sum + Number(call.slice(3)), 0)).toBe(6);
    expect(calls.every((call) => call.startsWith('m: '))).toBe(true);
  });

  test('classifies with labels and scores', async () => {
    await using session = createSession();
    const provider: ModelProvider = {
      name: 'vowels',
      model: 'v',
      classifyText: async (texts, labels) =>
        texts.map((text) =>
          labels
            .map((label) => ({ label, score: text.includes(label) ? 0.75 : 0.25 }))
            .toSorted((a, b) => b.score - a.score),
        ),
    };
    const df = session
      .fromColumns({ text: ['bab', null] })
      .select(
        col('text').classifyText(['x', 'a'], { provider }).alias('label'),
        col('text').classifyText(['x', 'a'], { provider, topK: 1 }).alias('best'),
        col('text').classifyText(['x', 'a'], { provider, scores: true }).alias('all'),
      );
    expect(await df.toRows()).toEqual([
      {
        label: 'a',
        best: [{ label: 'a', score: 0.75 }],
        all: [
          { label: 'a', score: 0.75 },
          { label: 'x', score: 0.25 },
        ],
      },
      { label: null, best: null, all: null },
    ]);
  });
});

describe('embeddings know their model', () => {
  let session: Session;
  beforeAll(() => {
    session = createSession();
  });
  afterAll(() => session.close());

  const texts = { text: ['a red circle', 'two blue squares', 'a green star'] };
  const model = 'pixelframe/clip-tiny';

  test('their size is known before the first row, not before', async () => {
    const df = session.fromColumns(texts).select(col('text').embedText({ model }).alias('e'));
    expect(df.schema().fields[0]!.type).toEqual(DataType.embedding(DataType.float32(), null));
    const [row] = await df.toRows();
    expect(df.schema().fields[0]!.type).toEqual(DataType.embedding(DataType.float32(), row!.e!.length));
  });

  test('also after Parquet: text, vector and expression find the same rows', async () => {
    const df = session.fromColumns(texts).withColumn('e', col('text').embedText({ model }));
    const file = await df.writeParquet();
    const read = await session.readParquet(file);
    expect(read.schema().fields[1]!.metadata).toEqual({ 'pixelframe:model': model });
    const byText = await read.similarTo('e', 'a red circle', { k: 2 }).select('text', 'distance').toRows();
    expect(byText[0]).toMatchObject({ text: 'a red circle' });
    expect(byText[0]!.distance).toBeLessThan(1e-6);
    const [first] = await df.toRows();
    const byVector = await read.similarTo('e', first!.e!, { k: 2 }).select('text', 'distance').toRows();
    expect(byVector.map(({ text }) => text)).toEqual(byText.map(({ text }) => text));
    const other = session.fromColumns(texts).withColumn('e', col('text').embedText({ model, normalize: true }));
    expect((await other.similarTo('e', 'a red circle', { k: 1 }).toRows())[0]!.text).toBe('a red circle');
  });

  test('vectors of different models have no distance', () => {
    const df = session
      .fromColumns(texts)
      .select(col('text').embedText({ model }).alias('a'), col('text').embedText({ model: 'owner/other' }).alias('b'));
    expect(() => df.select(col('a').cosineDistance(col('b')))).toThrow(
      'cosineDistance: "a" was made by pixelframe/clip-tiny, "b" by owner/other.',
    );
  });

  test('a text has no vector where nothing says whose it is to be', () => {
    const df = session.fromColumns({ v: [Float32Array.of(1, 2)] });
    expect(() => df.similarTo('v', 'a red circle')).toThrow(
      'similarTo: nothing says which model made "v", so a text or picture has no vector to compare.',
    );
  });

  test('labels, top labels and scores; null for null', async () => {
    const df = session
      .fromColumns({ text: ['a red circle', null] })
      .select(
        col('text').classifyText(['a red circle', 'a blue square'], { model }).alias('label'),
        col('text').classifyText(['a red circle', 'a blue square'], { model, scores: true }).alias('all'),
      );
    const [row, none] = await df.toRows();
    expect(row!.label).toBe('a red circle');
    const all = row!.all as unknown as { label: string; score: number }[];
    expect(all.map(({ label }) => label)).toEqual(['a red circle', 'a blue square']);
    expect(all[0]!.score + all[1]!.score).toBeCloseTo(1, 5);
    expect(none).toEqual({ label: null, all: null });
  });

  test('a model that is not there is a ModelError before any row', async () => {
    const df = session.fromColumns(texts).select(
      col('text')
        .embedText({ provider: transformers({ model: '/no/such/folder' }) })
        .alias('e'),
    );
    await expect(df.toRows()).rejects.toThrow(ModelError);
  });
});
