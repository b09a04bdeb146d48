import { RemoteHub } from '@pixelframe/models/testing/remote';
import { col, createSession } from 'pixelframe';
import { beforeAll, expect, test } from 'vitest';
import { greyOf, pictureShard } from './dataset.ts';

let hub: RemoteHub;

beforeAll(async () => {
  hub = await RemoteHub.start();
  await using session = createSession({ workers: 0, gpu: 'off' });
  const shards = { 'a.parquet': await pictureShard(session, 0, 3), 'b.parquet': await pictureShard(session, 3, 2) };
  const parquet = { default: { train: ['a.parquet', 'b.parquet'] } };
  await hub.put('datasets', 'me/pictures', shards, { parquet });
  await hub.put('datasets', 'me/gated', shards, { parquet, gated: true });
});

test.each([0, 2])('pictures of a dataset of another site, with a login, in %i workers', async (workers) => {
  await using session = createSession({ workers, gpu: 'off', hub: { endpoint: hub.url, token: 'hf_test' } });
  for (const name of ['me/pictures', 'me/gated']) {
    const df = await session.readHuggingface(name, { split: 'train' });
    const pictures = df.select('id', col('image').get('bytes').decodeImage().alias('picture'));
    const rows = await pictures.toRows();
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect(rows[4]!['picture']).toMatchObject({ width: 4, mode: 'RGB', data: new Uint8Array(24).fill(greyOf(4)) });
  }
});

test('a hub that refuses pages of other sites', async () => {
  await hub.behave({ cors: false });
  await using session = createSession({ workers: 0, gpu: 'off', hub: { endpoint: hub.url } });
  await expect(session.readHuggingface('me/pictures')).rejects.toMatchObject({
    code: 'IoError',
    message: `Cannot read ${hub.url}/api/datasets/me/pictures/parquet: its server does not allow pages from other sites to read it (CORS).`,
  });
});
