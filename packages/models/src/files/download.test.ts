import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CancelledError, ModelError } from '@pixelframe/columnar';
import { caught } from '../testing/caught.ts';
import { HubServer } from '../testing/hub-server.ts';
import { repositoryOf } from '../testing/hub-repository.ts';
import { quickOptions } from '../testing/quick-options.ts';
import { tinyOnnx } from '../testing/tiny-onnx.ts';
import { memoryModelCache } from './cache/memory-cache.ts';
import { openModel } from './open-model.ts';

const FILE = 'onnx/model.onnx';
const model = tinyOnnx(200_000);
let hub: HubServer;

beforeAll(async () => {
  hub = await HubServer.start();
});
afterAll(() => hub[Symbol.asyncDispose]());
beforeEach(() => {
  hub.behave();
  hub.models.clear();
  hub.models.set('a/b', repositoryOf({ 'config.json': { model_type: 'clip' }, [FILE]: model }));
  hub.takeRequests();
});

/** Arrays of this size are compared quickly only by their bytes. */
const isModel = (bytes: Uint8Array, expected = model): boolean => Buffer.compare(bytes, expected) === 0;

const start = 'Cannot load onnx/model.onnx of a/b: ';
const gets = (): string[] =>
  hub
    .takeRequests()
    .flatMap(({ method, path, range }) => (method === 'GET' && path.startsWith('/cdn/') ? [range] : []));

test('a file comes with its size known before, its progress, and from the cache the next time', async () => {
  hub.behave({ speed: 500_000 });
  const options = quickOptions(hub.url);
  const files = await openModel('a/b', options);
  expect(files.label).toBe('a/b');
  expect(await files.size(FILE)).toBe(model.length);
  expect(isModel(await files.bytes(FILE))).toBe(true);
  const { events } = options;
  expect(events.length).toBeGreaterThan(2);
  expect(events[0]).toMatchObject({ model: 'a/b', file: FILE, total: model.length });
  expect(events.at(-1)).toMatchObject({ loaded: model.length, total: model.length, secondsLeft: 0 });
  const middle = events.at(-2)!;
  expect(middle.bytesPerSecond).toBeGreaterThan(100_000);
  expect(middle.secondsLeft).toBeGreaterThan(0);
  expect(gets()).toEqual(['']);
  expect(isModel(await (await openModel('a/b', options)).bytes(FILE))).toBe(true);
  expect(gets()).toEqual([]);
  expect(options.warnings).toEqual([]);
});

test('a connection that breaks is taken up where it broke', async () => {
  hub.behave({ cut: { after: 60_000, times: 2 } });
  const files = await openModel('a/b', quickOptions(hub.url));
  expect(isModel(await files.bytes(FILE))).toBe(true);
  expect(gets()).toEqual(['', 'bytes=60000-', 'bytes=120000-']);
});

test('without ranges it starts again', async () => {
  hub.behave({ cut: { after: 60_000, times: 1 }, ranges: false });
  expect(isModel(await (await openModel('a/b', quickOptions(hub.url))).bytes(FILE))).toBe(true);
  expect(gets()).toEqual(['', 'bytes=60000-']);
});

test.each([500, 503, 429])('%i passes with time', async (status) => {
  hub.behave({ failures: { status, times: 2 } });
  expect(isModel(await (await openModel('a/b', quickOptions(hub.url))).bytes(FILE))).toBe(true);
});

test('what does not pass is an error after all tries', async () => {
  hub.behave({ failures: { status: 500, times: 9 } });
  const files = await openModel('a/b', quickOptions(hub.url));
  const error = await caught(files.bytes(FILE));
  expect(error).toBeInstanceOf(ModelError);
  expect(error.message).toBe(`${start}the server answered 500 after 3 tries.`);
  expect(gets()).toHaveLength(3);
});

test('a server that falls silent is given up on', async () => {
  const files = await openModel('a/b', quickOptions(hub.url, { retry: { tries: 2, baseMs: 1, stallMs: 100 } }));
  await files.names();
  hub.behave({ silent: true });
  expect((await caught(files.bytes(FILE))).message).toBe(`${start}no answer for 0 s after 2 tries.`);
});

test('cancelled at once; the next download goes on from there', async () => {
  hub.behave({ speed: 200_000 });
  const controller = new AbortController();
  const cache = memoryModelCache();
  const options = quickOptions(hub.url, {
    cache,
    signal: controller.signal,
    onProgress: ({ loaded }) => {
      if (loaded > 40_000) controller.abort();
    },
  });
  const files = await openModel('a/b', options);
  const failed = caught(files.bytes(FILE));
  expect(await failed).toBeInstanceOf(CancelledError);
  hub.behave();
  hub.takeRequests();
  const again = await openModel('a/b', quickOptions(hub.url, { cache }));
  expect(isModel(await again.bytes(FILE))).toBe(true);
  expect(gets()).toEqual([expect.stringMatching(/^bytes=[1-9]\d+-$/)]);
  expect(await caught(files.bytes(FILE))).toBeInstanceOf(CancelledError);
});

test.each([{ lists: true }, { lists: false }, { lists: false, heads: false, etags: false }])(
  'a part of a file that has changed is thrown away (%o)',
  async (behaviour) => {
    const cache = memoryModelCache();
    hub.behave({ ...behaviour, cut: { after: 60_000, times: 99 } });
    const patience = { tries: 1, baseMs: 1, stallMs: 1000 };
    const broken = await openModel('a/b', quickOptions(hub.url, { cache, retry: patience }));
    await caught(broken.bytes(FILE, { sha256: '0'.repeat(64) }));
    const changed = tinyOnnx(200_000, 7);
    hub.models.set('a/b', repositoryOf({ [FILE]: changed }));
    hub.behave(behaviour);
    const files = await openModel('a/b', quickOptions(hub.url, { cache }));
    expect(isModel(await files.bytes(FILE), changed)).toBe(true);
  },
);

test('a damaged file is refused and not kept', async () => {
  hub.behave({ corrupts: true });
  const options = quickOptions(hub.url);
  const error = await caught((await openModel('a/b', options)).bytes(FILE));
  expect(error.message).toMatch(
    /^Cannot load onnx\/model.onnx of a\/b: its SHA-256 is [0-9a-f]{64}, not [0-9a-f]{64}\.$/,
  );
  expect(error.hint).toBe(
    'What was downloaded is thrown away. Try again; if it stays so, the file is damaged or is another one.',
  );
  hub.behave();
  expect(isModel(await (await openModel('a/b', options)).bytes(FILE))).toBe(true);
});

test('the checksum a user gives counts, on any server', async () => {
  hub.behave({ redirects: false, lists: false });
  const files = await openModel(`${hub.url}/a/b/resolve/main/onnx/model.onnx`, quickOptions(hub.url));
  expect(files.onnxFile).toBe('onnx/model.onnx');
  const error = await caught(files.bytes(FILE, { sha256: 'ab'.repeat(32) }));
  expect(error.message).toContain(`not ${'ab'.repeat(32)}`);
  expect(await files.json('config.json')).toEqual({ model_type: 'clip' });
});

test('a file cut off on the server', async () => {
  hub.models.set('a/b', repositoryOf({ [FILE]: model.slice(0, 1000) }));
  const files = await openModel('a/b', quickOptions(hub.url));
  expect((await caught(files.bytes(FILE))).message).toBe(`${start}it is cut off or damaged.`);
});

test('a web page instead of a file', async () => {
  hub.behave({ pages: true, lists: false });
  const files = await openModel(`${hub.url}/app/model/`, quickOptions(hub.url));
  const error = await caught(files.bytes('onnx/model.onnx'));
  expect(error.message).toBe(
    `Cannot load onnx/model.onnx of ${hub.url}/app/model/: the server sent a web page instead.`,
  );
  expect(await files.json('config.json')).toBeNull();
});

test('a full cache costs no model, only a warning', async () => {
  const options = quickOptions(hub.url, { cache: memoryModelCache(100_000) });
  const files = await openModel('a/b', options);
  expect(isModel(await files.bytes(FILE))).toBe(true);
  expect(options.warnings).toEqual([
    'onnx/model.onnx of a/b is not kept for the next time: there is no room left for this site; free some, or call clearModelCache().',
  ]);
});

test('two that ask for one file at once share one download', async () => {
  const cache = memoryModelCache();
  const open = () => openModel('a/b', quickOptions(hub.url, { cache }));
  const [first, second] = await Promise.all([open(), open()]);
  const both = await Promise.all([first.bytes(FILE), second.bytes(FILE)]);
  expect(isModel(both[0]!)).toBe(true);
  expect(isModel(both[1]!)).toBe(true);
  expect(both[0]!.buffer).not.toBe(both[1]!.buffer);
  expect(gets()).toEqual(['']);
});
