import type { ImageValue, QueryProgress, Session } from 'pixelframe';
import { col, createSession, ModelError } from 'pixelframe';
import { RemoteHub } from '@pixelframe/models/testing/remote';
import { describe, expect, test } from 'vitest';

const model = 'pixelframe/clip-tiny';

function picture(width: number, height: number, seed: number): ImageValue {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return ((state >>> 27) + Math.floor((i * seed) / 91)) & 255;
  });
  return { width, height, channels: 3, mode: 'RGB', data };
}

const images = (): (ImageValue | null)[] => [
  ...Array.from({ length: 9 }, (_, i) => picture(60 + 17 * i, 50 + 31 * i, i + 1)),
  null,
  { width: 40, height: 30, channels: 1, mode: 'L', data: new Uint8Array(1200).fill(99) },
  { width: 9, height: 9, channels: 4, mode: 'RGBA', data: new Uint8Array(324).fill(77) },
];

const labels = ['a red circle', 'a blue square', 'a green star'];

interface Row {
  readonly vector: Float32Array | null;
  readonly label: string | null;
}

async function rowsIn(session: Session): Promise<Row[]> {
  const df = session
    .fromColumns({ image: images() })
    .select(
      col('image').embedImage({ model, dtype: 'fp32' }).alias('vector'),
      col('image').classifyImage(labels, { model, dtype: 'fp32' }).alias('label'),
    );
  return (await df.toRows()) as unknown as Row[];
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    left += a[i]! ** 2;
    right += b[i]! ** 2;
  }
  return dot / Math.sqrt(left * right);
}

describe('models in a page', () => {
  test('this thread, workers and WebGPU give the same vectors and labels', async () => {
    await using here = createSession({ workers: 0 });
    const expected = await rowsIn(here);
    expect(expected.map(({ vector }) => vector === null)).toEqual(images().map((image) => image === null));
    for (const options of [
      { workers: 2, gpu: 'off' },
      { workers: 1, gpu: 'force' },
    ] as const) {
      await using session = createSession(options);
      const rows = await rowsIn(session);
      rows.forEach(({ vector, label }, i) => {
        const { vector: other, label: wanted } = expected[i]!;
        expect(vector === null).toBe(other === null);
        if (vector !== null && other !== null) expect(cosine(vector, other)).toBeGreaterThan(0.9999);
        expect(label).toBe(wanted);
      });
    }
  }, 240_000);

  test('50 times loaded, run and unloaded: memory is within a tenth of that after the first', async () => {
    await using session = createSession({ workers: 1, gpu: 'off' });
    const texts = session.fromColumns({ text: labels }).select(col('text').embedText({ model }).alias('e'));
    const used: number[] = [];
    for (let cycle = 0; cycle < 50; cycle++) {
      await texts.toRows();
      await session.unloadModels();
      used.push((await session.memory()).used);
    }
    expect(used[0]).toBeGreaterThan(0);
    expect(Math.max(...used)).toBeLessThanOrEqual(1.1 * used[0]!);
  }, 240_000);

  test('a meta tag of the page says who runs models, where nothing else does', async () => {
    const meta = document.createElement('meta');
    meta.name = 'pixelframe:provider';
    meta.content = 'nobody';
    document.head.append(meta);
    try {
      await using session = createSession({ workers: 0 });
      const df = session.fromColumns({ text: labels }).select(col('text').embedText({ model }).alias('e'));
      await expect(df.toRows()).rejects.toThrow(
        'embedText: there is no provider "nobody" (the page says so in a meta tag).',
      );
      meta.content = 'transformers';
      expect(df.explain()).toContain('embedText: pixelframe/clip-tiny by transformers, the page says so in a meta tag');
      expect(await df.toRows()).toHaveLength(3);
    } finally {
      meta.remove();
    }
  }, 60_000);

  test('a model too large for two workers runs in one', async () => {
    await using session = createSession({ workers: 2, gpu: 'off', memoryLimit: 8 * 2 ** 20 });
    const texts = session.fromColumns({ text: labels }).select(col('text').embedText({ model }).alias('e'));
    expect(await texts.toRows()).toHaveLength(3);
  }, 120_000);
});

describe('models from a hub', () => {
  test('are downloaded with progress, once, and work offline after that', async () => {
    const hub = await RemoteHub.start();
    const { CLIP_TINY } = await import('../../packages/models/src/bundled-clip.ts');
    const files: Record<string, Uint8Array<ArrayBuffer>> = {};
    for (const [name, url] of Object.entries(CLIP_TINY)) {
      files[name] = new Uint8Array(await (await fetch(url)).arrayBuffer());
    }
    const id = `owner/clip-${Date.now()}`;
    await hub.put('models', id, files);
    await using session = createSession({ workers: 2, gpu: 'off', hub: { endpoint: hub.url } });
    const df = session.fromColumns({ text: labels }).select(col('text').embedText({ model: id }).alias('e'));
    const told: NonNullable<QueryProgress['download']>[] = [];
    const rows = await df.toRows({
      onProgress: ({ download }) => {
        if (download !== undefined) told.push(download);
      },
    });
    expect(rows).toHaveLength(3);
    expect(told.length).toBeGreaterThan(0);
    const last = told.at(-1)!;
    expect(last).toMatchObject({ model: id, file: 'onnx/text_model_quantized.onnx', loaded: last.total });
    const requests = await hub.takeRequests();
    expect(
      requests.filter(({ path }) => path.includes('text_model_quantized.onnx') && path.includes('resolve')).length,
    ).toBeLessThan(4);
    await hub.behave({ offline: true });
    await using again = createSession({ workers: 1, gpu: 'off', hub: { endpoint: hub.url } });
    const offline = again.fromColumns({ text: labels }).select(col('text').embedText({ model: id }).alias('e'));
    expect(await offline.toRows()).toEqual(rows);
  }, 120_000);

  test('one that is not there is a ModelError, and the next query works', async () => {
    const hub = await RemoteHub.start();
    await using session = createSession({ workers: 1, gpu: 'off', hub: { endpoint: hub.url } });
    const texts = session.fromColumns({ text: labels });
    await expect(texts.select(col('text').embedText({ model: 'owner/none' })).toRows()).rejects.toThrow(ModelError);
    expect(await texts.select(col('text').embedText({ model }).alias('e')).toRows()).toHaveLength(3);
  }, 120_000);
});
