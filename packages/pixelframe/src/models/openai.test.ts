import { inspect } from 'node:util';
import type { ImageValue } from '@pixelframe/columnar';
import { ModelError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { OpenAiOptions } from './openai.ts';
import { openai, openaiWith } from './openai.ts';
import { embeddings, fakeServer, json, vectorOf } from './openai/testing/fake-server.ts';
import { FakeTime } from './openai/testing/fake-time.ts';

const KEY = 'sk-secret/1234567890';
const BASE = 'https://models.example/v1';
const signal = new AbortController().signal;

function ask(server: ReturnType<typeof fakeServer>, options: OpenAiOptions = {}, time = new FakeTime()) {
  const provider = openaiWith({ baseUrl: BASE, apiKey: KEY, model: 'm', fetch: server.fetch, ...options }, time);
  const request = { model: provider.model!, signal };
  return {
    provider,
    time,
    embed: (texts: readonly string[]) => time.run(provider.embedText!(texts, request)),
    embedImages: (images: readonly ImageValue[]) => time.run(provider.embedImage!(images, request)),
    failure: async (texts: readonly string[] = ['a']): Promise<ModelError> => {
      const error = await time.run(provider.embedText!(texts, request)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ModelError);
      return error as ModelError;
    },
  };
}

const rows = (vectors: readonly ArrayLike<number>[]): number[][] => vectors.map((vector) => Array.from(vector));
const status =
  (code: number, message = 'No.', init: ResponseInit = {}) =>
  (): Response =>
    json({ error: { message } }, { status: code, ...init });

describe('requests', () => {
  test('have the key, the model and the texts; vectors come back in the order of the texts', async () => {
    const server = fakeServer();
    const { embed } = ask(server, { dimensions: 2, headers: { 'X-Team': 'pictures' } });
    expect(rows(await embed(['bb', 'a', 'ccc']))).toEqual([
      [2, 98],
      [1, 97],
      [3, 99],
    ]);
    const [{ url, init, body }] = server.requests as [(typeof server.requests)[0]];
    expect(url).toBe(`${BASE}/embeddings`);
    expect(body).toEqual({ model: 'm', input: ['bb', 'a', 'ccc'], encoding_format: 'float', dimensions: 2 });
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'manual' });
    expect(Object.fromEntries(init.headers as Headers)).toEqual({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'x-team': 'pictures',
    });
  });

  test('go to servers without a key, and with a query in the address', async () => {
    const server = fakeServer();
    const provider = openai({ baseUrl: 'http://localhost:1/v1/?api-version=2', model: 'm', fetch: server.fetch });
    await provider.embedText!(['a'], { model: 'other', signal });
    expect(server.requests[0]!.url).toBe('http://localhost:1/v1/embeddings?api-version=2');
    expect(server.requests[0]!.body.model).toBe('other');
    expect(Object.fromEntries(server.requests[0]!.init.headers as Headers)).not.toHaveProperty('authorization');
  });

  test('have a space for an empty text', async () => {
    const server = fakeServer();
    expect(rows(await ask(server).embed(['', 'a']))).toEqual([[1, 32], vectorOf('a')]);
    expect(server.requests[0]!.body.input).toEqual([' ', 'a']);
  });

  test('are split by the tokens they have, and by what the account has in a minute', async () => {
    const texts = [400_000, 700_000, 300_000, 4].map((length, i) => String(i).repeat(length));
    const server = fakeServer();
    expect(rows(await ask(server).embed(texts))).toEqual(texts.map(vectorOf));
    expect(server.requests.map(({ body }) => body.input.length)).toEqual([2, 2]);
    const slow = fakeServer();
    await ask(slow, { tokensPerMinute: 100_000 }).embed(texts);
    expect(slow.requests.map(({ body }) => body.input.length)).toEqual([1, 1, 2]);
  });

  test('are split in two where the server finds them too large', async () => {
    const tooMany = status(400, 'Requested 320000 tokens, max 300000 tokens per request');
    const server = fakeServer(tooMany, embeddings, status(413));
    const texts = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
    expect(rows(await ask(server).embed(texts))).toEqual(texts.map(vectorOf));
    expect(server.requests.map(({ body }) => body.input.length)).toEqual([5, 3, 2, 1, 1]);
  });

  test('of pictures have PNG files, as the endpoint takes them', async () => {
    const image: ImageValue = { width: 1, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3) };
    const send = async (imageInput: OpenAiOptions['imageInput']): Promise<Readonly<Record<string, unknown>>[]> => {
      const one = (): Response => json({ data: [{ index: 0, embedding: [1] }] });
      const two = (): Response => json({ data: [1, 0].map((index) => ({ index, embedding: [index] })) });
      const server = fakeServer(...(imageInput === 'messages' ? [one, one] : [two]));
      expect(await ask(server, { imageInput: imageInput! }).embedImages([image, image])).toHaveLength(2);
      return server.requests.map(({ body }) => body);
    };
    const uri = expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/) as unknown;
    const file = expect.stringMatching(/^iVBORw0KGgo/) as unknown;
    expect(await send('data-uri')).toEqual([
      { model: 'm', input: [uri, uri], modality: 'image', encoding_format: 'float' },
    ]);
    expect(await send('object')).toEqual([
      { model: 'm', input: [{ image: file }, { image: file }], encoding_format: 'float' },
    ]);
    const messages = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: uri } }] }];
    const chat = { model: 'm', messages, encoding_format: 'float' };
    expect(await send('messages')).toEqual([chat, chat]);
  });
});

test('a picture for an endpoint that was not said to take any', async () => {
  const server = fakeServer();
  await expect(ask(server).embedImages([])).rejects.toMatchObject({
    code: 'ModelError',
    message: 'openai: nobody said that this endpoint takes pictures.',
    hint: "OpenAI's takes none. Of one that does, say how: { imageInput: 'data-uri' } for Infinity, 'object' for Jina, 'messages' for vLLM; or use { provider: 'transformers' }.",
  });
  expect(server.requests).toEqual([]);
});

test('the lengths of vectors that are known', () => {
  const known = openai({ apiKey: KEY });
  expect(known.model).toBe('text-embedding-3-small');
  expect(
    ['text-embedding-3-small', 'text-embedding-3-large', 'text-embedding-ada-002', 'toString', 'x'].map((model) =>
      known.dimensions!(model),
    ),
  ).toEqual([1536, 3072, 1536, null, null]);
  expect(openai({ apiKey: KEY, dimensions: 256 }).dimensions!('text-embedding-3-small')).toBe(256);
});

describe('trouble', () => {
  test('that may pass is tried again, with longer and longer waits', async () => {
    const reset = (): Response => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) });
    };
    const server = fakeServer(status(500), status(503), reset, status(409), status(408));
    const { embed, time } = ask(server);
    expect(rows(await embed(['a']))).toEqual([vectorOf('a')]);
    expect(server.requests).toHaveLength(6);
    expect(time.elapsed).toBe(500 + 1000 + 2000 + 4000 + 8000);
    expect(time.pending).toBe(0);
  });

  test('that does not pass is told in the end', async () => {
    const server = fakeServer(
      ...Array.from({ length: 3 }, () => status(500, 'Out of luck.', { statusText: 'Broken' })),
    );
    expect(await ask(server, { maxRetries: 2 }).failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings answered 500 Broken after 3 tries: "Out of luck."`,
      hint: 'Try again later; maxRetries says how often that is done by itself.',
    });
  });

  test.each([
    [400, 'Check that the model "m" embeds what it is given, and its limits.'],
    [401, 'The server does not accept the key: check apiKey, or the headers that stand in for it.'],
    [403, 'The key may not use the model "m", or not from here: check its permissions.'],
    [404, 'Check baseUrl, which ends before /embeddings, and the name of the model, "m".'],
    [501, 'Try again later; maxRetries says how often that is done by itself.'],
  ])('a %i is not tried again', async (code, hint) => {
    const server = fakeServer(status(code));
    expect(await ask(server).failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings answered ${code}: "No."`,
      hint,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('an account without money is not asked again', async () => {
    const body = { error: { message: 'You exceeded your quota.', code: 'insufficient_quota' } };
    const server = fakeServer(() => json(body, { status: 429 }));
    expect((await ask(server).failure()).hint).toBe(
      'The account has nothing left to spend: check its plan and billing.',
    );
    expect(server.requests).toHaveLength(1);
  });

  test('with a text names it: by its place, else the longest', async () => {
    const placed = fakeServer(status(400, "Invalid 'input[1]': maximum context length is 8192 tokens."));
    expect((await ask(placed).failure(['one', 'two\nlines', 'three'])).message).toBe(
      `openai: ${BASE}/embeddings answered 400: "Invalid 'input[1]': maximum context length is 8192 tokens." The text begins "two lines".`,
    );
    const other = fakeServer(status(400, 'Maximum context length is 8192 tokens.'));
    expect((await ask(other).failure(['one', 'x'.repeat(100)])).message).toContain(
      ` The longest text begins "${'x'.repeat(60)}...".`,
    );
  });

  test('a server that does not answer in time, and one that is not there', async () => {
    const silent = fakeServer(...Array.from({ length: 2 }, () => () => new Promise<Response>(() => {})));
    const late = ask(silent, { timeout: 5000, maxRetries: 1 });
    expect(await late.failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings cannot be reached: no answer within 5 s after 2 tries.`,
      hint: 'Check baseUrl and the connection.',
    });
    expect(late.time.elapsed).toBe(5000 + 500 + 5000);
    const gone = fakeServer(() => {
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    });
    expect((await ask(gone, { maxRetries: 0 }).failure()).message).toBe(
      `openai: ${BASE}/embeddings cannot be reached: the request failed (ECONNREFUSED).`,
    );
  });

  test('a server that sends requests elsewhere does not get the key there', async () => {
    const server = fakeServer(
      () => new Response(null, { status: 307, headers: { Location: 'https://other.example' } }),
    );
    expect(await ask(server).failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings sends requests to another address, and the key is not taken there.`,
      hint: 'Give the address it ends up at as baseUrl.',
    });
  });
});

test.each([
  ['did not answer with JSON.', '<html>'],
  ['answered in a way that does not fit: it has no list "data".', '{}'],
  ['answered in a way that does not fit: 1 embeddings for 2 inputs.', { data: [{ index: 0, embedding: [1] }] }],
  ['answered in a way that does not fit: an embedding has no index of an input.', [{ embedding: [1] }, {}]],
  ['answered in a way that does not fit: an embedding has no index of an input.', [{ index: 2, embedding: [1] }, {}]],
  [
    'answered in a way that does not fit: two embeddings for input 0.',
    [
      { index: 0, embedding: [1] },
      { index: 0, embedding: [1] },
    ],
  ],
  [
    'answered in a way that does not fit: an embedding is not a list of numbers.',
    [{ index: 0, embedding: [1, null] }, {}],
  ],
  [
    'answered in a way that does not fit: an embedding has 2 numbers, not 1.',
    [
      { index: 0, embedding: [1] },
      { index: 1, embedding: [1, 2] },
    ],
  ],
])('a reply that %s', async (message, body) => {
  const text = typeof body === 'string' ? body : JSON.stringify(Array.isArray(body) ? { data: body } : body);
  const server = fakeServer(() => new Response(text));
  expect((await ask(server).failure(['a', 'b'])).message).toBe(`openai: ${BASE}/embeddings ${message}`);
});

describe('limits', () => {
  test.each([
    ['seconds', { 'Retry-After': '7' }, 7000],
    ['a date', { 'Retry-After': 'Thu, 01 Jan 2026 00:00:09 GMT' }, 9000],
    ['milliseconds', { 'retry-after-ms': '1500', 'Retry-After': '7' }, 1500],
    ['a reset', { 'x-ratelimit-reset-requests': '1m2s' }, 62_000],
    [
      'the reset of what is used up',
      {
        'x-ratelimit-remaining-requests': '9',
        'x-ratelimit-reset-requests': '6m0s',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '2s',
      },
      2000,
    ],
    ['nothing that can be read', { 'Retry-After': 'soon' }, 500],
  ])('a server that asks to wait by %s', async (_, headers, ms) => {
    const { embed, time } = ask(fakeServer(status(429, 'Slow.', { headers })));
    await embed(['a']);
    expect(time.elapsed).toBe(ms);
  });

  test('a server that is full holds up all requests', async () => {
    const server = fakeServer(status(429, 'Slow.', { headers: { 'Retry-After': '30' } }));
    const { provider, time } = ask(server);
    const request = { model: 'm', signal };
    await time.run(provider.embedText!(['a'], request));
    expect(time.elapsed).toBe(30_000);
    const again = fakeServer(status(429, 'Slow.', { headers: { 'Retry-After': '30' } }));
    const two = ask(again);
    const first = two.provider.embedText!(['a'], request);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await two.time.run(Promise.all([first, two.provider.embedText!(['b'], request)]));
    expect(two.time.elapsed).toBe(30_000);
  });

  test('a server that asks to wait for hours', async () => {
    const server = fakeServer(status(429, 'Slow.', { headers: { 'Retry-After': '7200' } }));
    const { failure, time } = ask(server);
    expect(await failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings asks to wait 7200 s before the next request.`,
      hint: "Try again then; requestsPerMinute and tokensPerMinute keep to an account's limits.",
    });
    expect(time.elapsed).toBe(0);
  });

  test('a server that is always full', async () => {
    const server = fakeServer(...Array.from({ length: 6 }, () => status(429, 'Slow.')));
    expect(await ask(server).failure()).toMatchObject({
      message: `openai: ${BASE}/embeddings answered 429 after 6 tries: "Slow."`,
      hint: "Set requestsPerMinute and tokensPerMinute to your account's limits, or lower maxConcurrency.",
    });
  });

  test('requests are spread over the minute, in their order', async () => {
    const server = fakeServer();
    const { provider, time } = ask(server, { requestsPerMinute: 30 });
    const texts = ['a', 'bb', 'ccc', 'dddd'];
    await time.run(Promise.all(texts.map((text) => provider.embedText!([text], { model: 'm', signal }))));
    expect(server.requests.map(({ body }) => body.input[0])).toEqual(texts);
    expect(time.elapsed).toBe(3 * 2000);
  });

  test('tokens are those of the replies, where the guess was wrong', async () => {
    // Guessed as 100 tokens, counted as 10: 600 a minute are paid back in one second.
    const { embed, time } = ask(fakeServer(), { tokensPerMinute: 600 });
    await embed(['x'.repeat(400)]);
    expect(time.elapsed).toBe(0);
    await embed(['a']);
    expect(time.elapsed).toBe(1000);
  });
});

describe('cancelling', () => {
  test('ends a request, and a wait, at once', async () => {
    const controller = new AbortController();
    let aborted = false;
    const silent = fakeServer(({ init }) => {
      init.signal!.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise<Response>(() => {});
    });
    const { provider, time } = ask(silent);
    const work = provider.embedText!(['a'], { model: 'm', signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(work).rejects.toMatchObject({ code: 'CancelledError' });
    expect(aborted).toBe(true);
    expect(time.pending).toBe(0);

    const again = new AbortController();
    const tooSoon = status(429, 'Slow.', { headers: { 'Retry-After': '60' } });
    const full = fakeServer(tooSoon, tooSoon);
    const waiting = ask(full);
    const request = { model: 'm', signal: again.signal };
    const both = [waiting.provider.embedText!(['a'], request), waiting.provider.embedText!(['b'], request)];
    setTimeout(() => again.abort(), 20);
    for (const each of both) await expect(each).rejects.toMatchObject({ code: 'CancelledError' });
    expect(waiting.time.pending).toBe(0);
    // Who is not cancelled goes on.
    expect(await waiting.embed(['c'])).toHaveLength(1);
  });

  test('before the start sends nothing', async () => {
    const server = fakeServer();
    const work = ask(server).provider.embedText!(['a'], { model: 'm', signal: AbortSignal.abort() });
    await expect(work).rejects.toMatchObject({ code: 'CancelledError' });
    expect(server.requests).toEqual([]);
  });
});

describe('the key', () => {
  const shown = (thing: unknown): string =>
    `${inspect(thing, { depth: 9, showHidden: true })} ${JSON.stringify(thing)} ${String(thing)} ${(thing as Error | null)?.stack ?? ''}`;

  test('is not seen in the provider', () => {
    const provider = openai({ apiKey: KEY, headers: { 'api-key': 'other-secret' } });
    expect(shown(provider)).not.toContain(KEY);
    expect(shown(provider)).not.toContain('other-secret');
  });

  test.each([
    [
      'the words of the server',
      () => new Response(`Wrong: Bearer ${KEY}, ${encodeURIComponent(KEY)}`, { status: 401 }),
    ],
    ['its words in JSON', status(401, `Incorrect API key provided: ${KEY}. And sk-s****7890.`)],
    ['a long refusal', status(403, `${'x'.repeat(290)}${KEY}`)],
    ['a refusal that is tried again', status(500, `${KEY} other-secret`)],
    ['a status text', () => new Response('', { status: 400, statusText: `Bad ${KEY}` })],
    ['a page', () => new Response(`<html>${KEY}`)],
    [
      'a fetch that tells too much',
      () => {
        throw Object.assign(new Error(`Bearer ${KEY}`, { cause: { code: KEY } }), { config: { key: KEY } });
      },
    ],
  ])('is not seen in errors that have it from %s', async (_, answer) => {
    const headers = { 'X-Key': 'Token other-secret' };
    const error = await ask(fakeServer(answer), { maxRetries: 0, headers }).failure();
    for (const secret of [KEY, encodeURIComponent(KEY), 'other-secret', 'sk-s', '7890']) {
      expect(shown(error)).not.toContain(secret);
      expect(shown(error.cause ?? null)).not.toContain(secret);
    }
  });

  test('quotes are short', async () => {
    const { message } = await ask(fakeServer(status(400, 'x'.repeat(1000)))).failure();
    expect(message).toBe(`openai: ${BASE}/embeddings answered 400: "${'x'.repeat(300)}..."`);
  });
});

test.each<[OpenAiOptions, string]>([
  [{}, 'openai: apiKey is missing.'],
  [{ apiKey: 'a b' }, 'openai: apiKey must be a string of letters, digits and signs, without spaces or line ends.'],
  [{ apiKey: KEY, baseUrl: 'x' }, 'openai: baseUrl is not an http(s) URL without a user name and password.'],
  [
    { apiKey: KEY, baseUrl: 'https://a:b@c/' },
    'openai: baseUrl is not an http(s) URL without a user name and password.',
  ],
  [{ apiKey: KEY, batchSize: 2049 }, 'openai: batchSize must be an integer from 1 to 2048, got 2049.'],
  [{ apiKey: KEY, maxRetries: -1 }, 'openai: maxRetries must be an integer of at least 0, got -1.'],
  [{ apiKey: KEY, tokensPerMinute: 0 }, 'openai: tokensPerMinute must be a number of at least 1, got 0.'],
  [{ apiKey: KEY, model: '' }, 'openai: model must be the name of a model.'],
  [
    { apiKey: KEY, imageInput: 'url' as 'object' },
    "openai: imageInput must be one of 'data-uri', 'object', 'messages', got url.",
  ],
  [{ apiKey: KEY, headers: { 'a b': '' } }, 'openai: "a b" cannot be the name of a header.'],
  [
    { apiKey: KEY, headers: { 'X-Key': 'a\nb' } },
    'openai: the value of the header "X-Key" must be a string that a header can hold.',
  ],
  [
    { apiKey: KEY, retries: 3 } as OpenAiOptions,
    'openai has no option "retries". Available: baseUrl, apiKey, model, dimensions, batchSize, maxConcurrency, requestsPerMinute, tokensPerMinute, maxRetries, timeout, headers, imageInput, fetch.',
  ],
])('options that are wrong: %j', (options, message) => {
  expect(() => openai(options)).toThrow(expect.objectContaining({ code: 'PlanError', message }) as Error);
});
