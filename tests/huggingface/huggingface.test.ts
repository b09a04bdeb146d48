import { HubServer, repositoryOf } from '@pixelframe/models/testing';
import { col, type Session, setDefaultSession, readHuggingface } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { greyOf, pictureShard } from './dataset.ts';

let hub: HubServer;
let session: Session;
let shards: Record<string, Uint8Array>;

beforeAll(async () => {
  hub = await HubServer.start();
  session = createSession({ hub: { endpoint: hub.url } });
  shards = {
    'default/train/0000.parquet': await pictureShard(session, 0, 3),
    'default/train/0001.parquet': await pictureShard(session, 3, 2),
    'default/test/0000.parquet': await pictureShard(session, 5, 1),
  };
});
afterAll(async () => {
  await session.close();
  await hub[Symbol.asyncDispose]();
});

const TRAIN = ['default/train/0000.parquet', 'default/train/0001.parquet'];
const parquet = { default: { train: TRAIN, test: ['default/test/0000.parquet'] } };

beforeEach(() => {
  hub.behave();
  hub.datasets.clear();
  hub.datasets.set('me/pictures', repositoryOf(shards, { parquet }));
  hub.takeRequests();
});

const ids = async (name: string, options: Parameters<Session['readHuggingface']>[1] = {}): Promise<unknown> =>
  (await (await session.readHuggingface(name, options)).toColumns())['id'];

test('a split of several files; the pictures in it are decoded', async () => {
  const df = await session.readHuggingface('me/pictures', { split: 'train' });
  expect(String(df.schema().fields.map(({ name }) => name))).toBe('id,label,image');
  expect(df.explain()).toContain('Hugging Face me/pictures default/train');
  const rows = await df
    .withColumn('picture', col('image').get('bytes').decodeImage())
    .select('id', 'picture', col('image').get('path').alias('path'))
    .toRows();
  expect(rows).toEqual(
    [0, 1, 2, 3, 4].map((id) => ({
      id,
      picture: { width: 4, height: 2, channels: 3, mode: 'RGB', data: new Uint8Array(24).fill(greyOf(id)) },
      path: `n${id}.png`,
    })),
  );
});

test('all splits of the only config, one after the other; some columns; the free function', async () => {
  expect(await ids('me/pictures')).toEqual([0, 1, 2, 3, 4, 5]);
  setDefaultSession(session);
  const df = await readHuggingface('hf://datasets/me/pictures', { columns: ['label', 'id'], split: 'test' });
  setDefaultSession(null);
  expect(await df.toRows()).toEqual([{ label: 'n5', id: 5 }]);
});

test('only what a query needs is read', async () => {
  const noise = (id: number) =>
    Uint8Array.from({ length: 4000 }, (_, i) => Math.imul(id * 4000 + i, 2654435761) >>> 24);
  const rows = Array.from({ length: 200 }, (_, id) => ({ id, image: { bytes: noise(id), path: null } }));
  const blob = await session.fromRows(rows).writeParquet();
  const large = new Uint8Array(await blob.arrayBuffer());
  const files = { default: { train: ['a.parquet'] } };
  hub.datasets.set('me/large', repositoryOf({ 'a.parquet': large }, { parquet: files }));
  const df = await session.readHuggingface('me/large');
  hub.takeRequests();
  expect(await df.select(col('id').sum()).toRows()).toEqual([{ id: 19_900 }]);
  const read = hub.takeRequests().reduce((sum, { bytes }) => sum + bytes, 0);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(large.length / 4);
});

test('a gated dataset: with the token of the call or of the session', async () => {
  hub.datasets.set('me/gated', repositoryOf(shards, { parquet, gated: true }));
  await expect(ids('me/gated')).rejects.toMatchObject({
    code: 'IoError',
    message: 'Cannot read the dataset me/gated: it is gated.',
    hint: 'Accept its terms on its page, and pass a token: readHuggingface(name, { token }) or createSession({ hub: { token } }).',
  });
  const refused = await ids('me/gated', { token: 'hf_other' }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ message: 'Cannot read the dataset me/gated: the hub refuses access (401).' });
  expect(`${String(refused)} ${JSON.stringify(refused)}`).not.toContain('hf_other');
  expect(await ids('me/gated', { token: hub.token })).toEqual([0, 1, 2, 3, 4, 5]);
  await using mine = createSession({ hub: { endpoint: hub.url, token: hub.token } });
  const df = await mine.readHuggingface('me/gated', { split: 'test' });
  expect(df.explain()).not.toContain(hub.token);
  expect(await df.toRows()).toHaveLength(1);
});

test('several configs: one must be named', async () => {
  const two = { small: { train: [TRAIN[0]!] }, large: { train: TRAIN, test: ['default/test/0000.parquet'] } };
  hub.datasets.set('me/two', repositoryOf(shards, { parquet: two }));
  const described = '"small" (splits "train"); "large" (splits "train", "test")';
  await expect(ids('me/two')).rejects.toMatchObject({
    code: 'PlanError',
    message: 'readHuggingface: me/two has 2 configs; say which.',
    hint: `Pass config: ${described}.`,
  });
  await expect(ids('me/two', { config: 'constructor' })).rejects.toMatchObject({
    message: 'readHuggingface: me/two has no config "constructor".',
    hint: `It has ${described}.`,
  });
  await expect(ids('me/two', { config: 'large', split: 'dev' })).rejects.toMatchObject({
    message: 'readHuggingface: me/two has no split "dev" in config "large".',
    hint: 'It has "train", "test".',
  });
  expect(await ids('me/two', { config: 'small', split: 'train' })).toEqual([0, 1, 2]);
});

test('the Parquet files of its own, of a dataset that is not converted or at a revision', async () => {
  const files = {
    'README.md': '# Pictures',
    'data/train-00000-of-00002.parquet': shards[TRAIN[0]!]!,
    'data/train-00001-of-00002.parquet': shards[TRAIN[1]!]!,
    'data/test-00000-of-00001.parquet': shards['default/test/0000.parquet']!,
  };
  hub.datasets.set('me/raw', repositoryOf(files, { revisions: ['main', 'v1.0'] }));
  expect(await ids('me/raw', { split: 'train' })).toEqual([0, 1, 2, 3, 4]);
  expect(await ids('me/raw@v1.0', { split: 'test' })).toEqual([5]);
  await expect(ids('me/raw', { revision: 'v2' })).rejects.toMatchObject({
    message: 'Cannot read the dataset me/raw: it has no revision "v2".',
  });
});

test('what cannot be read, and why', async () => {
  hub.datasets.set('me/texts', repositoryOf({ 'a.csv': 'a\n1\n', 'b.jsonl.gz': '' }));
  await expect(ids('me/texts')).rejects.toMatchObject({
    code: 'IoError',
    message: 'Cannot read the dataset me/texts: it has no Parquet files, and the hub has not converted it yet.',
    hint: 'It has files that end in .csv, .jsonl.gz: read those by their URLs with readCsv or readJson, or try again later.',
  });
  await expect(ids('me/none')).rejects.toMatchObject({
    message: 'Cannot read the dataset me/none: the hub has no such dataset.',
    hint: 'Check the name; a private dataset needs a token.',
  });
  for (const name of ['', '../x', 'a/b/c', 'https://example.com/a/b']) {
    await expect(ids(name)).rejects.toMatchObject({
      code: 'PlanError',
      message: `readHuggingface: "${name}" is not the name of a dataset.`,
    });
  }
  await using elsewhere = createSession({ hub: { endpoint: 'ftp://x' } });
  await expect(elsewhere.readHuggingface('a/b')).rejects.toMatchObject({
    message: 'readHuggingface: the hub\'s endpoint "ftp://x" is not an http(s) URL.',
  });
});

test('an aborted signal', async () => {
  hub.behave({ silent: true });
  const controller = new AbortController();
  const reading = session.readHuggingface('me/pictures', { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(reading).rejects.toMatchObject({ code: 'CancelledError' });
});
