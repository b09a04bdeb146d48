import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { caught } from '../testing/caught.ts';
import { HubServer } from '../testing/hub-server.ts';
import { COMMIT, repositoryOf } from '../testing/hub-repository.ts';
import { quickOptions } from '../testing/quick-options.ts';
import { tinyOnnx } from '../testing/tiny-onnx.ts';
import { memoryModelCache } from './cache/memory-cache.ts';
import { openModel } from './open-model.ts';

const FILE = 'onnx/model.onnx';
const config = { model_type: 'clip' };
const model = tinyOnnx(500);
let hub: HubServer;

beforeAll(async () => {
  hub = await HubServer.start();
});
afterAll(() => hub[Symbol.asyncDispose]());
beforeEach(() => {
  hub.behave();
  hub.models.clear();
  hub.models.set('a/b', repositoryOf({ 'config.json': config, [FILE]: model }));
  hub.takeRequests();
});

test('files of a hub id: names, settings, what is not there', async () => {
  const files = await openModel('a/b', quickOptions(`${hub.url}/`));
  expect(files.fromHub).toBe(true);
  expect(await files.names()).toEqual(['config.json', FILE]);
  expect(await files.json('config.json')).toEqual(config);
  expect(await files.json('tokenizer.json')).toBeNull();
  expect(await files.size(FILE)).toBe(model.length);
  expect(await files.size('onnx/none.onnx')).toBeNull();
  const error = await caught(files.bytes('onnx/none.onnx'));
  expect(error.message).toBe('Cannot load onnx/none.onnx of a/b: there is no such file.');
  expect(error.hint).toBe('Check the name of the model and its revision.');
});

test('a server that lists nothing is asked for each file', async () => {
  hub.behave({ lists: false });
  const files = await openModel('a/b', quickOptions(hub.url));
  expect(await files.names()).toBeNull();
  expect(await files.json('tokenizer.json')).toBeNull();
  expect(await files.bytes(FILE)).toEqual(model);
});

test.each([true, false])('after one download it works without a connection (lists: %s)', async (lists) => {
  hub.behave({ lists });
  const cache = memoryModelCache();
  const online = await openModel('a/b', quickOptions(hub.url, { cache }));
  expect(await online.json('config.json')).toEqual(config);
  expect(await online.json('optional.json')).toBeNull();
  await online.bytes(FILE);
  hub.behave({ offline: true });
  const options = quickOptions(hub.url, { cache });
  const offline = await openModel('a/b', options);
  expect(await offline.json('config.json')).toEqual(config);
  expect(await offline.json('optional.json')).toBeNull();
  expect(await offline.bytes(FILE)).toEqual(model);
  expect(await offline.size(FILE)).toBe(model.length);
  expect((await caught(offline.bytes('onnx/other.onnx'))).message).toBe(
    'Cannot load onnx/other.onnx of a/b: the request failed (UND_ERR_SOCKET) after 3 tries.',
  );
});

test('a silent server does not keep a cached model waiting for every file', async () => {
  const cache = memoryModelCache();
  const online = await openModel('a/b', quickOptions(hub.url, { cache }));
  for (const name of ['config.json', FILE]) await online.bytes(name);
  hub.behave({ silent: true });
  const started = performance.now();
  const files = await openModel('a/b', quickOptions(hub.url, { cache }));
  for (const name of ['config.json', FILE]) await files.bytes(name);
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each([true, false])('a newer version replaces the cached one (lists: %s)', async (lists) => {
  hub.behave({ lists });
  const cache = memoryModelCache();
  await (await openModel('a/b', quickOptions(hub.url, { cache }))).bytes(FILE);
  const newer = tinyOnnx(600, 3);
  hub.models.set('a/b', repositoryOf({ 'config.json': config, [FILE]: newer }));
  const options = quickOptions(hub.url, { cache });
  const files = await openModel('a/b', options);
  expect(await files.bytes(FILE)).toEqual(newer);
  // One that cannot be had leaves the old one in use.
  hub.models.set('a/b', repositoryOf({ [FILE]: tinyOnnx(700) }));
  hub.behave({ lists, failures: { status: 500, times: 99 } });
  expect(await (await openModel('a/b', options)).bytes(FILE)).toEqual(newer);
  expect(options.warnings).toEqual([
    'Cannot load onnx/model.onnx of a/b: the server answered 500 after 3 tries. The copy of onnx/model.onnx from before is used.',
  ]);
});

test('a commit needs no second look', async () => {
  const cache = memoryModelCache();
  const open = () => openModel(`a/b@${COMMIT}`, quickOptions(hub.url, { cache }));
  await (await open()).bytes(FILE);
  hub.takeRequests();
  const files = await open();
  expect(files.label).toBe(`a/b@${COMMIT}`);
  expect(await files.bytes(FILE)).toEqual(model);
  expect(hub.takeRequests()).toEqual([]);
});

test('gated models open with a token, which no message tells', async () => {
  hub.models.set('a/gated', repositoryOf({ 'config.json': config, [FILE]: model }, { gated: true }));
  const without = await openModel('a/gated', quickOptions(hub.url));
  const refused = await caught(without.json('config.json'));
  expect(refused.message).toBe('Cannot load config.json of a/gated: the server refuses access (401).');
  expect(refused.hint).toBe(
    'It is private, gated or does not exist: check the id, or accept its terms and pass a token: createSession({ hub: { token } }).',
  );
  const wrong = { hub: { endpoint: hub.url, token: 'hf_wrong' } };
  const stranger = await caught((await openModel('a/gated', quickOptions('', wrong))).bytes(FILE));
  expect(stranger.hint).toBe(
    'The token given has no access: accept the terms of the model on its page, or use a token that may read it.',
  );
  expect(JSON.stringify([stranger, stranger.message, stranger.stack])).not.toContain('hf_wrong');
  const right = { hub: { endpoint: hub.url, token: hub.token } };
  expect(await (await openModel('a/gated', quickOptions('', right))).bytes(FILE)).toEqual(model);
  // The login is the hub's own, not that of the servers it sends to.
  expect(hub.requests.filter(({ path }) => path.startsWith('/cdn/')).map(({ hasToken }) => hasToken)).toEqual([false]);
});

test('models and revisions that do not exist', async () => {
  const absent = await openModel('no/such', quickOptions(hub.url));
  expect((await caught(absent.bytes(FILE))).message).toBe(
    'Cannot load onnx/model.onnx of no/such: the hub has no such model.',
  );
  const old = await openModel('a/b@v9', quickOptions(hub.url));
  expect((await caught(old.bytes(FILE))).message).toBe(
    'Cannot load onnx/model.onnx of a/b@v9: the model has no such revision.',
  );
});

test('an id that was converted elsewhere; a mirror that has it under its own', async () => {
  hub.models.set('Xenova/resnet-50', repositoryOf({ 'config.json': { from: 'Xenova' } }));
  hub.models.set('openai/clip-vit-base-patch32', repositoryOf({ 'config.json': { from: 'openai' } }));
  const resnet = await openModel('microsoft/resnet-50', quickOptions(hub.url));
  expect(resnet.label).toBe('Xenova/resnet-50');
  expect(await resnet.json('config.json')).toEqual({ from: 'Xenova' });
  const clip = await openModel('openai/clip-vit-base-patch32', quickOptions(hub.url));
  expect(clip.label).toBe('openai/clip-vit-base-patch32');
  expect(await clip.json('config.json')).toEqual({ from: 'openai' });
});

test('a mirror that refused to tell what it has, later without a connection', async () => {
  const id = 'openai/clip-vit-base-patch32';
  hub.models.set(id, repositoryOf({ 'config.json': config }));
  const cache = memoryModelCache();
  await (await openModel(id, quickOptions(hub.url, { cache }))).json('config.json');
  hub.behave({ offline: true });
  const files = await openModel(id, quickOptions(hub.url, { cache }));
  expect([files.label, await files.json('config.json')]).toEqual([id, config]);
  expect((await caught(openModel('microsoft/resnet-50', quickOptions(hub.url, { cache })))).message).toBe(
    'Cannot load config.json of Xenova/resnet-50: the request failed (UND_ERR_SOCKET) after 3 tries.',
  );
});

test('URLs of a folder, of a file, and of a Blob', async () => {
  const options = quickOptions(hub.url);
  const folder = await openModel(`${hub.url}/a/b/resolve/main`, options);
  expect(folder.onnxFile).toBeNull();
  expect(await folder.json('config.json')).toEqual(config);
  expect(await folder.bytes(FILE)).toEqual(model);
  const blob = URL.createObjectURL(new Blob([model]));
  const single = await openModel(blob, options);
  expect(single.onnxFile).toBe('model.onnx');
  expect(await single.bytes('model.onnx')).toEqual(model);
  expect(await single.json('config.json')).toBeNull();
  URL.revokeObjectURL(blob);
});

test('through another address, as the runner does', async () => {
  const asked: string[] = [];
  const route = (url: string): string => {
    asked.push(url);
    return url.replace('http://models.example', hub.url);
  };
  const files = await openModel('a/b', quickOptions('http://models.example', { route }));
  expect(await files.bytes(FILE)).toEqual(model);
  expect(asked[0]).toBe('http://models.example/a/b/resolve/main/onnx/model.onnx');
});

test('files at hand: a picked folder, a single file, one that is gone', async () => {
  const options = quickOptions(hub.url);
  const file = (name: string, content: BlobPart) => ({ name, content: new Blob([content]) });
  const folder = await openModel(
    { files: [file('clip/config.json', '{"a":1}'), file('clip/onnx/model.onnx', model)] },
    options,
  );
  expect(folder.label).toBe('clip');
  expect(await folder.names()).toEqual(['config.json', FILE]);
  expect(await folder.json('config.json')).toEqual({ a: 1 });
  expect(await folder.json('tokenizer.json')).toBeNull();
  expect(await folder.bytes(FILE)).toEqual(model);
  expect(await folder.size(FILE)).toBe(model.length);
  expect((await caught(folder.bytes(FILE, { sha256: 'ab' }))).message).toMatch(/its SHA-256 is [0-9a-f]{64}, not ab\./);
  const single = await openModel({ files: [file('mine.onnx', model)] }, options);
  expect([single.label, single.onnxFile]).toEqual(['mine.onnx', 'mine.onnx']);
  const source = { size: async () => 3, readAll: async () => new TextEncoder().encode('[1]') };
  const read = await openModel({ files: [{ name: 'x.json', content: source }], label: 'mine' }, options);
  expect(await read.json('x.json')).toEqual([1]);
  expect(await caught(read.bytes(FILE))).toMatchObject({
    message: 'Cannot load onnx/model.onnx of mine: there is no such file.',
  });
  expect((await caught(openModel({ files: [] }, options))).message).toBe('The model has no files.');
});
