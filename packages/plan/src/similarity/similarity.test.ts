import { DataType as T, describeSchema } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import { filter, schemaOf } from '../plan.ts';
import { planError } from '../testing/plan-error.ts';
import { col, fn, table } from '../testing/plans.ts';
import { dropNearDuplicates, duplicateClusters, nearDuplicates } from './duplicates.ts';
import { similarTo } from './similar-to.ts';

const photos = table({
  path: T.string(),
  hash: T.binary(8),
  v: T.embedding(T.float32(), 3),
  wide: T.fixedSizeList(T.float64(), 3),
  size: T.int64(),
});

describe('what the verbs make', () => {
  test.each([
    ['row numbers', null, 'id_a: UInt64, id_b: UInt64, distance: UInt32'],
    ['a column', col('path'), 'id_a: String, id_b: String, distance: UInt32'],
    ['a value', fn('mul', [col('size'), 2]), 'id_a: Int64, id_b: Int64, distance: UInt32'],
  ])('near duplicates named by %s', (_, id, expected) => {
    const plan = nearDuplicates(photos, col('hash'), id, { maxDistance: 3 });
    expect(describeSchema(schemaOf(plan))).toBe(expected);
    expect(plan).toMatchObject({ kind: 'similarityJoin', metric: 'hamming', pairs: 'earlier' });
    expect(plan.kind === 'similarityJoin' && plan.left === plan.right).toBe(true);
  });

  test('a key called id does not hide the id', () => {
    const ids = table({ id: T.binary(8), name: T.string() });
    expect(describeSchema(schemaOf(nearDuplicates(ids, col('id'), col('name'), { maxDistance: 1 })))).toBe(
      'id_a: String, id_b: String, distance: UInt32',
    );
  });

  test('computed keys are gone afterwards; Float64 vectors are compared as Float32', () => {
    const before = describeSchema(schemaOf(photos));
    const dropped = dropNearDuplicates(photos, col('wide'), fn('mul', [col('size'), -1]), { maxDistance: 0.5 });
    expect(describeSchema(schemaOf(dropped))).toBe(before);
    expect(describeSchema(schemaOf(similarTo(photos, col('wide'), [1, 2, 3], { name: 'd' })))).toBe(
      `${before}, d: Float64`,
    );
    expect(describeSchema(schemaOf(duplicateClusters(photos, col('v'), 'c', { maxDistance: 0.5 })))).toBe(
      `${before}, c: UInt64`,
    );
    expect(explainPlan(dropped)).toContain('col(wide).cast(Embedding[Float32; 3]) as key#');
  });

  test('plain data that clones', () => {
    const plan = similarTo(photos, col('v'), Float32Array.of(1, 2, 3), { metric: 'DOT' });
    expect(structuredClone(plan)).toEqual(plan);
    expect(plan).toMatchObject({ metric: 'dot', query: [1, 2, 3], k: 10 });
  });
});

test('explain says what is compared, how near, and how it is found', () => {
  const clustered = dropNearDuplicates(photos, col('v'), col('size'), { maxDistance: 0.25, metric: 'euclidean' });
  const near = nearDuplicates(filter(photos, fn('gt', [col('size'), 1])), col('hash'), null, { maxDistance: 3 });
  const text = [near, clustered, similarTo(photos, col('v'), [1, 2, 3], { k: 5, metric: 'dot' })]
    .map((plan) => explainPlan(plan).split('\n|\n')[0])
    .join('\n\n');
  expect(`\n${text}\n`).toBe(`
* SimilarityJoin: hammingDistance(hash, hash) <= 3
|   Sides = one input, read once; each pair once, the earlier row left
|   Distance = distance
|   Method = index over parts of the hash, or all pairs on the CPU or the GPU, whichever costs least for the rows found

* Clusters: euclideanDistance(v, v) <= 0.25
|   Output = of each cluster the row with the largest size
|   Method = all pairs, on the GPU where there is one and the pairs are many, else on the CPU

* Nearest: 5 rows by dotProduct(v, [1, 2, 3]) as distance, largest first
`);
});

test('mistakes that types show', () => {
  const lists = table({ many: T.list(T.binary(8)), loose: T.list(T.float32()), ints: T.fixedSizeList(T.int32(), 2) });
  const hint =
    'hint: Hash columns (imageHash, Binary[n]) compare by bits; embeddings and fixed-size lists of Float32 or Float64 by cosine or euclidean distance.';
  expect(planError(() => duplicateClusters(lists, col('many'), 'c', { maxDistance: 1 }))).toBe(
    'PlanError: duplicateClusters: "many" is List[Binary[8]], several hashes a row, which have no one distance to join by.\n' +
      "  hint: Compare pairs with multiHashDistance, or use a method that gives one hash a picture, such as 'phash'.\n  column: many",
  );
  for (const name of ['loose', 'ints']) {
    expect(planError(() => similarTo(lists, col(name), [1, 2]))).toContain(hint);
  }
  expect(planError(() => similarTo(photos, col('v'), undefined as never))).toBe(
    "PlanError: similarTo: expected a vector (an array of numbers) or the bytes of a hash.\n  hint: Write similarTo('embedding', [0.1, 0.2, 0.3]).",
  );
  expect(planError(() => nearDuplicates(photos, col('v'), null, { maxDistance: Number.NaN }))).toBe(
    'PlanError: nearDuplicates: maxDistance must be a cosine distance from 0 to 2, got NaN.',
  );
});
