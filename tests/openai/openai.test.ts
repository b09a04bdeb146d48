import { inspect } from 'node:util';
import { col, createSession, openai, type OpenAiOptions } from 'pixelframe';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { ServerRules } from './embedding-server.ts';
import { EmbeddingServer } from './embedding-server.ts';
import { vectorOf } from './vector-of.ts';

const KEY = 'sk-test-0123456789';
const session = createSession({ workers: 0, gpu: 'off' });
let server: EmbeddingServer;

async function serve(rules: Partial<ServerRules> = {}, options: OpenAiOptions = {}) {
  server = await EmbeddingServer.start({ key: KEY, perWindow: null, windowMs: 1000, failing: 0, ...rules });
  return openai({ baseUrl: server.url, apiKey: KEY, model: 'letters', ...options });
}

afterEach(() => server[Symbol.asyncDispose]());
afterAll(() => session.close());

const words = (count: number): string[] => Array.from({ length: count }, (_, i) => `word ${i} ${'é'.repeat(i % 9)}`);

test('2 000 texts by a server that limits its rate and fails one time in ten', async () => {
  const provider = await serve({ perWindow: 30, failing: 0.1 }, { batchSize: 20, maxConcurrency: 4 });
  const text = words(2000);
  const df = session.fromColumns({ text }).withColumn('e', col('text').embedText({ provider }));
  const { e } = await df.toColumns();
  expect(Array.from(e as ArrayLike<Float32Array>, (vector) => [...vector])).toEqual(text.map(vectorOf));
  // Each window begins with a request: none holds more than are allowed.
  const { accepted } = server.log;
  expect(accepted.length).toBeGreaterThan(100);
  expect(Math.max(...accepted.map((at) => accepted.filter((t) => t >= at && t < at + 1000).length))).toBe(30);
  expect(server.log.limited).toBeGreaterThan(0);
  expect(server.log.failed).toBeGreaterThan(5);
  expect(server.log.strangers).toBe(0);
  expect(server.log.atOnce).toBe(4);
}, 60_000);

test('a rate that is known keeps the server from ever refusing', async () => {
  // Under the server's: what is sent evenly does not arrive so.
  const provider = await serve({ perWindow: 30 }, { batchSize: 20, requestsPerMinute: 24 * 60 });
  const text = words(1000);
  const df = session.fromColumns({ text }).select(col('text').embedText({ provider }).alias('e'));
  const rows = await df.toRows();
  expect(rows.map(({ e }) => [...(e as Float32Array)])).toEqual(text.map(vectorOf));
  expect(server.log.limited).toBe(0);
}, 60_000);

test('nulls stay null, empty texts are those of a space, and the vectors have the length of the first', async () => {
  const provider = await serve();
  const df = session.fromColumns({ text: ['a', null, ''] }).withColumn('e', col('text').embedText({ provider }));
  expect((await df.toRows()).map(({ e }) => e && [...(e as Float32Array)])).toEqual([
    vectorOf('a'),
    null,
    vectorOf(' '),
  ]);
});

test('a key that is wrong is told without it, and is not in the plan', async () => {
  await serve();
  const apiKey = 'sk-wrong-0123456789';
  const provider = openai({ baseUrl: server.url, apiKey, model: 'letters', dimensions: 8 });
  const df = session.fromColumns({ text: ['a'] }).withColumn('e', col('text').embedText({ provider }));
  expect(df.explain()).not.toContain(apiKey);
  const error: unknown = await df.toRows().catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(`openai: ${server.url}/embeddings answered 401 Unauthorized: "Incorrect API key`);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
  expect(JSON.stringify([df.metrics(), provider])).not.toContain(apiKey);
  expect(server.log).toMatchObject({ strangers: 1, accepted: [] });
});

test('a query that is cancelled ends at once', async () => {
  const provider = await serve({ perWindow: 2, windowMs: 60_000 }, { batchSize: 1, dimensions: 8 });
  const controller = new AbortController();
  const df = session.fromColumns({ text: words(50) }).withColumn('e', col('text').embedText({ provider }));
  const rows = df.toRows({ signal: controller.signal });
  await expect.poll(() => server.log.limited).toBeGreaterThan(0);
  controller.abort();
  const before = performance.now();
  await expect(rows).rejects.toMatchObject({ code: 'CancelledError' });
  expect(performance.now() - before).toBeLessThan(200);
});
