import { col, createSession, openai } from 'pixelframe';
import { expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import type { ServerLog, ServerRules } from './embedding-server.ts';
import { vectorOf } from './vector-of.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Starts a server of embeddings beside the test runner; its address. It ends with the run. */
    startEmbeddingServer: (rules: ServerRules) => Promise<string>;
  }
}

const apiKey = 'sk-test-0123456789';

test.each([0, 2])(
  'texts by a server of another site that limits its rate and fails, in %i workers',
  async (workers) => {
    const baseUrl = await commands.startEmbeddingServer({ key: apiKey, perWindow: 30, windowMs: 1000, failing: 0.1 });
    await using session = createSession({ workers, gpu: 'off' });
    const provider = openai({ baseUrl, apiKey, model: 'letters', batchSize: 20 });
    const text = Array.from({ length: 1000 }, (_, i) => `word ${i}`);
    const rows = await session.fromColumns({ text }).withColumn('e', col('text').embedText({ provider })).toRows();
    expect(rows.map(({ e }) => [...(e as Float32Array)])).toEqual(text.map(vectorOf));
    const log = (await (await fetch(`${baseUrl}/log`)).json()) as ServerLog;
    expect(log.strangers).toBe(0);
    expect(log.failed).toBeGreaterThan(0);
    expect(log.limited).toBeGreaterThan(0);
    expect(log.atOnce).toBe(4);
  },
);

test('a server that does not let pages of other sites in', async () => {
  const baseUrl = await commands.startEmbeddingServer({ key: apiKey, perWindow: null, windowMs: 1000, failing: 0 });
  const closed = baseUrl.replace('/v1', '/closed');
  const provider = openai({ baseUrl: closed, apiKey, model: 'letters' });
  await expect(
    provider.embedText!(['a'], { model: 'letters', signal: new AbortController().signal }),
  ).rejects.toMatchObject({
    code: 'ModelError',
    message: `openai: ${closed}/embeddings does not allow pages from other sites to use it (CORS).`,
    hint: 'Have it send Access-Control-Allow-Origin, or go through a proxy of your own site, which also keeps the key.',
  });
});
