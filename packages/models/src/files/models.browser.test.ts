import { afterEach, beforeAll, expect, test } from 'vitest';
import { CancelledError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import { checkCache } from '../testing/check-cache.ts';
import type { LoadRequest } from '../testing/load-worker.ts';
import { quickOptions } from '../testing/quick-options.ts';
import { RemoteHub } from '../testing/remote-hub.ts';
import { tinyOnnx } from '../testing/tiny-onnx.ts';
import { cacheApiModelCache } from './cache/cache-api-cache.ts';
import { clearModelCache, openModelCache } from './cache/open-cache.ts';
import { opfsModelCache } from './cache/opfs-cache.ts';
import { openModel } from './open-model.ts';

const FILE = 'onnx/model.onnx';
const model = tinyOnnx(200_000);
let hub: RemoteHub;

beforeAll(async () => {
  hub = await RemoteHub.start();
  await hub.put('models', 'a/b', { 'config.json': '{"model_type":"clip"}', [FILE]: model });
});
afterEach(async () => {
  await hub.behave();
  await hub.takeRequests();
  await clearModelCache();
});

const isModel = (bytes: Uint8Array): boolean =>
  bytes.length === model.length && bytes.every((byte, i) => byte === model[i]);

interface Loaded {
  readonly loaded?: number;
  readonly kind?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Loads in a worker of its own, which is ended when `until` says so. */
function loadInWorker(until: (message: Loaded) => boolean): Promise<Loaded> {
  const worker = new Worker(new URL('../testing/load-worker.ts', import.meta.url), { type: 'module' });
  const request: LoadRequest = { endpoint: hub.url, id: 'a/b', file: FILE };
  worker.postMessage(request);
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<Loaded>) => {
      if (!until(data)) return;
      worker.terminate();
      resolve(data);
    });
  });
}

const cdnRanges = async (): Promise<string[]> => {
  const requests = await hub.takeRequests();
  return requests.flatMap(({ method, path, range }) => (method === 'GET' && path.startsWith('/cdn/') ? [range] : []));
};

test.each([
  ['OPFS', opfsModelCache],
  ['Cache API', cacheApiModelCache],
] as const)('%s keeps files, parts and absences', async (kind, open) => {
  expect((await open()).kind).toBe(kind);
  await checkCache(open);
});

test('a page and a worker share one download, kept in OPFS', async () => {
  const cache = await openModelCache();
  expect(cache.kind).toBe('OPFS');
  const here = async () => (await openModel('a/b', quickOptions(hub.url, { cache }))).bytes(FILE);
  const [mine, theirs] = await Promise.all([here(), loadInWorker(({ bytes }) => bytes !== undefined)]);
  expect(isModel(mine)).toBe(true);
  expect(theirs.kind).toBe('OPFS');
  expect(isModel(theirs.bytes!)).toBe(true);
  expect(await cdnRanges()).toEqual(['']);
});

test('what a worker had downloaded when it died is gone on from', async () => {
  await hub.behave({ speed: 200_000 });
  await loadInWorker(({ loaded }) => loaded !== undefined && loaded > 50_000);
  await hub.behave();
  await hub.takeRequests();
  const cache = await openModelCache();
  const files = await openModel('a/b', quickOptions(hub.url, { cache }));
  expect(isModel(await files.bytes(FILE))).toBe(true);
  expect(await cdnRanges()).toEqual([expect.stringMatching(/^bytes=[1-9]\d+-$/)]);
});

test.each([
  ['OPFS', opfsModelCache],
  ['Cache API', cacheApiModelCache],
] as const)('a cancelled download goes on later, then works offline (%s)', async (_, open) => {
  await hub.behave({ speed: 200_000 });
  const controller = new AbortController();
  const cache = await open();
  const onProgress = ({ loaded }: { loaded: number }): void => {
    if (loaded > 50_000) controller.abort();
  };
  const first = await openModel('a/b', quickOptions(hub.url, { cache, signal: controller.signal, onProgress }));
  expect(await caught(first.bytes(FILE))).toBeInstanceOf(CancelledError);
  await hub.behave();
  await hub.takeRequests();
  const second = await openModel('a/b', quickOptions(hub.url, { cache }));
  expect(isModel(await second.bytes(FILE))).toBe(true);
  expect(await cdnRanges()).toEqual([expect.stringMatching(/^bytes=[1-9]\d+-$/)]);
  await hub.behave({ offline: true });
  const offline = await openModel('a/b', quickOptions(hub.url, { cache }));
  expect(isModel(await offline.bytes(FILE))).toBe(true);
});

test('a server that refuses pages of other sites', async () => {
  await hub.behave({ cors: false });
  const files = await openModel('a/b', quickOptions(hub.url));
  const error = await caught(files.bytes(FILE));
  expect(error.message).toBe(
    'Cannot load onnx/model.onnx of a/b: its server does not allow pages from other sites to read it (CORS).',
  );
});

test('no connection', async () => {
  await hub.behave({ offline: true });
  const files = await openModel('a/b', quickOptions(hub.url));
  const error = await caught(files.json('config.json'));
  expect(error.message).toBe('Cannot load config.json of a/b: the request failed after 3 tries.');
});

test('a gated model with a token, over a redirect', async () => {
  await hub.put('models', 'a/gated', { [FILE]: model }, { gated: true });
  const refused = await openModel('a/gated', quickOptions(hub.url));
  expect((await caught(refused.bytes(FILE))).message).toBe(
    'Cannot load onnx/model.onnx of a/gated: the server refuses access (401).',
  );
  const files = await openModel('a/gated', quickOptions('', { hub: { endpoint: hub.url, token: 'hf_test' } }));
  expect(isModel(await files.bytes(FILE))).toBe(true);
});
