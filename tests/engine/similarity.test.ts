import { createSession } from 'pixelframe/node';
import { col } from 'pixelframe';
import { expect, test } from 'vitest';
import { hashTable } from './hash-table.ts';

test('a self join reads its input once', async () => {
  await using session = createSession();
  const table = hashTable(session, 400).withColumn('twice', col('id').mul(2));
  const df = table.nearDuplicates('hash', { id: 'twice', maxDistance: 3 });
  expect(await df.toRows()).toHaveLength(100);
  const sources = df.metrics()!.stages.map(({ label, operators }) => [label, operators[0]!.rows]);
  // The second stage counts off the rows of the first one's table.
  expect(sources).toEqual([
    ['in memory (400 rows) > Project', 400],
    ['Collected > SimilarityJoin', 400],
  ]);
});

test('explain says afterwards how near pairs were found', async () => {
  await using session = createSession();
  const df = hashTable(session, 400).duplicateClusters('hash', { maxDistance: 3 });
  expect(df.explain()).not.toContain('ran by');
  await df.collect();
  const { method, reason } = df.metrics()!.similarity[0]!;
  expect(method).toMatch(/^(multi-index|all-pairs CPU)$/);
  expect(reason).toContain('400 x 400 rows');
  expect(df.explain()).toContain(`Clusters ran by ${method}: ${reason}`);
});

test('in this thread, too, what does not fit names the operator', async () => {
  await using session = createSession({ memoryLimit: 2 ** 20 });
  const df = hashTable(session, 40_000).duplicateClusters('hash', { maxDistance: 3 });
  await expect(df.toRows()).rejects.toMatchObject({ code: 'MemoryLimitError', operator: 'Clusters' });
});

test('a hundred thousand equal hashes are one cluster, without a look at their pairs', async () => {
  await using session = createSession();
  const hashes = Array.from({ length: 100_000 }, () => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  const df = session.fromColumns({ hash: hashes, n: [...hashes.keys()] });
  const kept = await df.dropNearDuplicates('hash', { maxDistance: 10, keep: 'n' }).select('n').toRows();
  expect(kept).toEqual([{ n: 99_999 }]);
});
