import type { Batch, DataType } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, DataType as T, schema } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { column, dropNearDuplicates, duplicateClusters, nearDuplicates, similarTo, source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runPlan } from '../testing/run-plan.ts';

type Key = Uint8Array | Float32Array | null;
type Distance = (a: Key & object, b: Key & object) => number;

const bits: Distance = (a, b) => {
  let sum = 0;
  a.forEach((byte, i) => (sum += (byte ^ b[i]!).toString(2).replaceAll('0', '').length));
  return sum;
};
const euclidean: Distance = (a, b) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
};

interface Kind {
  readonly type: DataType;
  readonly key: fc.Arbitrary<Key>;
  readonly distance: Distance;
  readonly bounds: readonly number[];
  readonly query: Key & object;
}

/** Keys of few values, so that many are near or equal. */
const KINDS: Readonly<Record<string, Kind>> = {
  hashes: {
    type: T.binary(2),
    key: fc.option(fc.tuple(fc.constantFrom(0, 1, 3, 255), fc.constantFrom(0, 128)).map((b) => Uint8Array.from(b))),
    distance: bits,
    bounds: [0, 1, 3, 16],
    query: Uint8Array.of(2, 128),
  },
  vectors: {
    type: T.embedding(T.float32(), 2),
    key: fc.option(
      fc.tuple(fc.constantFrom(0, 1, 1, 1.5, Number.NaN), fc.constantFrom(0, 0.5)).map((v) => Float32Array.from(v)),
    ),
    distance: euclidean,
    bounds: [0, 0.5, 2],
    query: Float32Array.of(1.25, 0),
  },
};

const near = (distance: Distance, most: number, a: Key, b: Key): boolean =>
  a !== null && b !== null && distance(a, b) <= most;

function clusters(keys: readonly Key[], isNear: (i: number, j: number) => boolean): (number | null)[] {
  const label = keys.map((_, i) => i);
  for (let i = 0; i < keys.length; i++) {
    for (let j = 0; j < i; j++) {
      const [from, to] = [label[i]!, label[j]!];
      if (isNear(i, j)) label.forEach((value, at) => (label[at] = value === from ? to : value));
    }
  }
  const order = [...new Set(label.filter((_, i) => keys[i] !== null))];
  return label.map((value, i) => (keys[i] === null ? null : order.indexOf(value)));
}

test.each(Object.entries(KINDS))('%s: the verbs give what their definitions say, in any morsels', async (_, kind) => {
  const { type, distance, bounds, query } = kind;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(kind.key, fc.option(fc.nat(3))), { maxLength: 14, size: 'max' }),
      fc.constantFrom(...bounds),
      fc.integer({ min: 1, max: 6 }),
      async (rows, most, morselRows) => {
        const keys = rows.map(([key]) => key);
        const score = rows.map(([, value]) => value);
        const s = schema([
          { name: 'key', type },
          { name: 'score', type: T.int64() },
          { name: 'n', type: T.int64() },
        ]);
        const data: Batch = columnsToBatch({ key: keys, score, n: [...keys.keys()] }, s);
        const plan = source({ kind: 'partitions', id: 't', label: 't' }, s);
        const run = async (verb: Plan): Promise<Record<string, unknown>[]> =>
          batchToRows(await runPlan(verb, new Map([['t', data]]), morselRows));
        const isNear = (i: number, j: number): boolean => near(distance, most, keys[i]!, keys[j]!);
        const options = { maxDistance: most, ...(type.kind === 'embedding' ? { metric: 'euclidean' } : {}) };

        const pairs = keys.flatMap((a, i) =>
          keys.flatMap((b, j) => (i < j && isNear(i, j) ? [{ id_a: i, id_b: j, distance: distance(a!, b!) }] : [])),
        );
        found += pairs.length;
        expect(await run(nearDuplicates(plan, column('key'), null, options))).toEqual(pairs);
        expect(await run(nearDuplicates(plan, column('key'), column('n'), options))).toEqual(pairs);

        const expected = clusters(keys, isNear);
        const numbered = await run(duplicateClusters(plan, column('key'), 'c', options));
        expect(numbered.map(({ c }) => c)).toEqual(expected);

        const best = keys.flatMap((key, i) => {
          const better = expected.some((cluster, j) => {
            if (cluster !== expected[i] || i === j) return false;
            const [mine, other] = [score[i] ?? -1, score[j] ?? -1];
            return other > mine || (other === mine && j < i);
          });
          return key === null || !better ? [i] : [];
        });
        const kept = await run(dropNearDuplicates(plan, column('key'), column('score'), options));
        expect(kept.map(({ n }) => n)).toEqual(best);

        const nearest = keys
          .flatMap((key, n) => (key === null ? [] : [{ n, d: distance(query, key) }]))
          .filter(({ d }) => !Number.isNaN(d))
          .sort((a, b) => a.d - b.d || a.n - b.n)
          .slice(0, 4);
        const metric = type.kind === 'embedding' ? 'euclidean' : 'hamming';
        const similar = await run(similarTo(plan, column('key'), query, { k: 4, metric, name: 'd' }));
        expect(similar.map(({ n, d }) => ({ n, d }))).toEqual(nearest);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
  expect(found).toBeGreaterThan(300);
});
