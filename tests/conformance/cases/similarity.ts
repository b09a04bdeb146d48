import type { DataFrame, Session } from 'pixelframe';
import { col, DataType, schema } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failureText } from '../case.ts';

/** The same numbers on every backend: Mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Key = Uint8Array | Float32Array | null;

/** Hashes around a few centres, some equal, some null. */
function hashes(count: number, width: number, seed: number): (Uint8Array | null)[] {
  const random = randomNumbers(seed);
  const bytes = (): Uint8Array => Uint8Array.from({ length: width }, () => random() * 256);
  const centres = Array.from({ length: Math.ceil(count / 50) }, bytes);
  return Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.05) return null;
    if (kind < 0.3) return bytes();
    const hash = centres[Math.floor(random() * centres.length)]!.slice();
    for (let flips = Math.floor(random() * 5); flips > 0; flips--) {
      hash[Math.floor(random() * width)]! ^= 1 << Math.floor(random() * 8);
    }
    return hash;
  });
}

/** Vectors around a few centres; some null, zero or with a NaN. */
function vectors(count: number, size: number, seed: number): (Float32Array | null)[] {
  const random = randomNumbers(seed);
  const vector = (): Float32Array => Float32Array.from({ length: size }, () => random() - 0.5);
  const centres = Array.from({ length: Math.ceil(count / 20) }, vector);
  return Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.03) return null;
    if (kind < 0.05) return new Float32Array(size);
    if (kind < 0.07) return vector().fill(Number.NaN, 1, 2);
    if (kind < 0.2) return vector();
    const centre = centres[Math.floor(random() * centres.length)]!;
    const spread = random() * 0.2;
    return centre.map((value) => value + (random() - 0.5) * spread);
  });
}

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

const bits = (a: Uint8Array, b: Uint8Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ONES[a[i]! ^ b[i]!]!;
  return sum;
};

const sumOf = (size: number, term: (i: number) => number): number => {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += term(i);
  return sum;
};
const dot = (a: Float32Array, b: Float32Array): number => sumOf(a.length, (i) => a[i]! * b[i]!);
const cosine = (a: Float32Array, b: Float32Array): number =>
  1 - dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
const euclidean = (a: Float32Array, b: Float32Array): number =>
  Math.sqrt(sumOf(a.length, (i) => (a[i]! - b[i]!) * (a[i]! - b[i]!)));

/** What the definition says: [earlier row, later row, distance]. */
function allPairs<K extends Key>(
  keys: readonly (K | null)[],
  distance: (a: K, b: K) => number,
  most: number,
): [number, number, number][] {
  const found: [number, number, number][] = [];
  keys.forEach((a, i) => {
    if (a === null) return;
    for (let j = i + 1; j < keys.length; j++) {
      const b = keys[j]!;
      if (b === null) continue;
      const d = distance(a, b);
      if (d <= most) found.push([i, j, d]);
    }
  });
  return found;
}

/** Cluster numbers by first appearance; null where there is no key. */
function clustersOf(keys: readonly Key[], pairs: readonly (readonly number[])[]): (number | null)[] {
  const label = keys.map((_, i) => i);
  for (const [a, b] of pairs) {
    const [keep, drop] = [label[a!]!, label[b!]!];
    if (keep !== drop) label.forEach((value, i) => (label[i] = value === drop ? keep : value));
  }
  const numbers = new Map<number, number>();
  return keys.map((key, i) => {
    if (key === null) return null;
    if (!numbers.has(label[i]!)) numbers.set(label[i]!, numbers.size);
    return numbers.get(label[i]!)!;
  });
}

const rowsOf = async (df: DataFrame<never>): Promise<unknown[][]> =>
  (await df.toRows()).map((row) => Object.values(row as object));

const table = (session: Session, keys: readonly Key[], type: DataType): DataFrame =>
  session.fromColumns(
    { key: keys, n: keys.map((_, i) => i), name: keys.map((_, i) => `r${i}`) },
    schema([
      { name: 'key', type },
      { name: 'n', type: DataType.int64() },
      { name: 'name', type: DataType.string() },
    ]),
  ) as unknown as DataFrame;

/** Where near pairs were found, as metrics say. */
const methodsOf = (df: DataFrame<never>): string[] => df.metrics()!.similarity.map(({ method }) => method);

async function expectDevice(session: Session, df: DataFrame<never>): Promise<void> {
  const { gpu } = await session.capabilities();
  expect(new Set(methodsOf(df).map((method) => method === 'all-pairs GPU'))).toEqual(new Set([gpu.used]));
}

export const similarityCases: readonly Case[] = [
  ...[8, 3, 32].map((width): Case => ({
    name: `near duplicates of ${width}-byte hashes: each pair once, in order, as all pairs looked at one by one`,
    async run({ session }) {
      const keys = hashes(700, width, width);
      const df = table(session, keys, DataType.binary(width));
      const near = df.nearDuplicates('key', { id: 'name', maxDistance: 6 }) as DataFrame<never>;
      expect(near.schema().fields.map(({ name, type }) => [name, type.kind])).toEqual([
        ['id_a', 'string'],
        ['id_b', 'string'],
        ['distance', 'uint32'],
      ]);
      const expected = allPairs(keys, bits, 6);
      expect(expected.length).toBeGreaterThan(1000);
      const rows = await rowsOf(near);
      expect(rows).toEqual(expected.map(([a, b, d]) => [`r${a}`, `r${b}`, d]));
      await expectDevice(session, near);
      return rows;
    },
  })),
  ...(['cosine', 'euclidean'] as const).map((metric): Case => ({
    name: `near duplicates of embeddings by ${metric} distance; null, NaN and zero are near nothing`,
    async run({ session }) {
      const keys = vectors(500, 17, 5);
      const most = metric === 'cosine' ? 0.02 : 0.25;
      const expected = allPairs(keys, metric === 'cosine' ? cosine : euclidean, most);
      expect(expected.length).toBeGreaterThan(300);
      const df = table(session, keys, DataType.embedding(DataType.float32(), 17));
      const near = df.nearDuplicates('key', { maxDistance: most, metric }) as DataFrame<never>;
      expect(near.schema().fields.map(({ name, type }) => [name, type.kind])).toEqual([
        ['id_a', 'uint64'],
        ['id_b', 'uint64'],
        ['distance', 'float64'],
      ]);
      const rows = await rowsOf(near);
      expect(rows).toEqual(expected);
      await expectDevice(session, near);
      return rows;
    },
  })),
  {
    name: 'keys of other types: computed, Binary of one length, lists of Float64 compared as Float32',
    async run({ session }) {
      const keys = hashes(60, 8, 3);
      const expected = allPairs(keys, bits, 8);
      const fixed = table(session, keys, DataType.binary(8));
      const computed = fixed.nearDuplicates(col('key').cast(DataType.binary()), {
        id: col('n').mul(2),
        maxDistance: 8,
      });
      expect(await rowsOf(computed as DataFrame<never>)).toEqual(expected.map(([a, b, d]) => [2 * a, 2 * b, d]));
      const loose = table(session, keys, DataType.binary());
      expect(await rowsOf(loose.nearDuplicates('key', { maxDistance: 8 }) as DataFrame<never>)).toEqual(expected);
      const lists = session
        .fromColumns({ v: [[1, 0.1], [1, 0.1000001], [0, 1], null] })
        .withColumn('v', col('v').cast(DataType.fixedSizeList(DataType.float64(), 2)));
      const rows = await lists.nearDuplicates('v', { maxDistance: 1e-6, metric: 'euclidean' }).toRows();
      expect(rows.map(({ id_a, id_b }) => [id_a, id_b])).toEqual([[0, 1]]);
      return rows;
    },
  },
  {
    name: 'clusters: chains connect, numbers by first appearance, null keys have none',
    async run({ session }) {
      const keys = hashes(900, 8, 11);
      const df = table(session, keys, DataType.binary(8));
      const clustered = df.duplicateClusters('key', { maxDistance: 5 });
      expect(clustered.columns).toEqual(['key', 'n', 'name', 'cluster']);
      const expected = clustersOf(keys, allPairs(keys, bits, 5));
      const { cluster } = await clustered.toColumns();
      expect(cluster).toEqual(expected);
      expect(new Set(cluster).size).toBeLessThan(keys.length / 2);
      await expectDevice(session, clustered as DataFrame<never>);
      const named = await df.duplicateClusters('key', { maxDistance: 5, name: 'group' }).select('n', 'group').toRows();
      expect(named).toEqual(expected.map((group, n) => ({ n, group })));
      return cluster;
    },
  },
  {
    name: 'clusters of embeddings, equal ones and such as are near nothing included',
    async run({ session }) {
      const some = vectors(300, 5, 21);
      const keys = [...some, ...some.slice(0, 100)];
      const df = table(session, keys, DataType.embedding(DataType.float32(), 5));
      const { cluster } = await df.duplicateClusters('key', { maxDistance: 0.01 }).toColumns();
      expect(cluster).toEqual(clustersOf(keys, allPairs(keys, cosine, 0.01)));
      return cluster;
    },
  },
  {
    name: 'dropping near duplicates keeps the largest of each cluster, the first of equals, and rows without a key',
    async run({ session }) {
      const keys = hashes(400, 8, 31);
      const random = randomNumbers(1);
      const quality = keys.map(() => (random() < 0.2 ? null : Math.floor(random() * 4)));
      const df = session.fromColumns(
        { key: keys, n: keys.map((_, i) => i), quality },
        schema([
          { name: 'key', type: DataType.binary(8) },
          { name: 'n', type: DataType.int64() },
          { name: 'quality', type: DataType.int64() },
        ]),
      );
      const clusters = clustersOf(keys, allPairs(keys, bits, 6));
      const best = (value: (row: number) => number): number[] => {
        const of = new Map<number | null, number>();
        clusters.forEach((cluster, row) => {
          const known = of.get(cluster);
          if (known === undefined || value(row) > value(known)) of.set(cluster, row);
        });
        return clusters.flatMap((cluster, row) => (cluster === null || of.get(cluster) === row ? [row] : []));
      };
      const first = await df.dropNearDuplicates('key', { maxDistance: 6 }).toColumns();
      expect(first.n).toEqual(best(() => 0));
      const kept = df.dropNearDuplicates('key', { maxDistance: 6, keep: 'quality' });
      expect(kept.columns).toEqual(['key', 'n', 'quality']);
      const rows = await kept.toRows();
      expect(rows.map(({ n }) => n)).toEqual(best((row) => quality[row] ?? -1));
      const negated = await df
        .dropNearDuplicates('key', { maxDistance: 6, keep: col('n').neg() })
        .select('n')
        .toRows();
      expect(negated.map(({ n }) => n)).toEqual(first.n);
      return rows;
    },
  },
  ...(['cosine', 'euclidean', 'dot'] as const).map((metric): Case => ({
    name: `the rows most similar to a vector by ${metric}`,
    async run({ session }) {
      const some = vectors(400, 6, 41);
      // Rows that are equally near.
      const keys = [...some, ...some.slice(0, 50)];
      const query = Float32Array.of(0.1, -0.4, 0.3, 0.25, 0, -0.1);
      const distance = { cosine, euclidean, dot }[metric];
      const sign = metric === 'dot' ? -1 : 1;
      const expected = keys
        .map((key, n) => ({ n, distance: key === null ? Number.NaN : distance(query, key) }))
        .filter((row) => !Number.isNaN(row.distance))
        .sort((a, b) => sign * (a.distance - b.distance) || a.n - b.n);
      const df = table(session, keys, DataType.embedding(DataType.float32(), 6));
      const near = df.similarTo('key', query, { metric, k: 25 });
      expect(near.columns).toEqual(['key', 'n', 'name', 'distance']);
      const rows = await near.select('n', 'distance').toRows();
      expect(rows).toEqual(expected.slice(0, 25));
      const all = await df.similarTo('key', query, { metric, k: 10_000, name: 'd' }).select('n', 'd').toRows();
      expect(all.map(({ n }) => n)).toEqual(expected.map(({ n }) => n));
      return rows;
    },
  })),
  {
    name: 'the rows most similar to a hash',
    async run({ session }) {
      const keys = hashes(300, 8, 51);
      const query = keys.find((key) => key !== null)!;
      const rows = await table(session, keys, DataType.binary(8)).similarTo('key', query).toRows();
      const expected = keys
        .flatMap((key, n) => (key === null ? [] : [{ n, distance: bits(query, key) }]))
        .sort((a, b) => a.distance - b.distance || a.n - b.n);
      expect(rows.map(({ n, distance }) => ({ n, distance }))).toEqual(expected.slice(0, 10));
      return rows;
    },
  },
  {
    name: 'a filtered cross join of embeddings is a similarity join, and a distance column is what the join found',
    async run({ session }) {
      const keys = vectors(200, 9, 61);
      const df = table(session, keys, DataType.embedding(DataType.float32(), 9));
      const pairs = df
        .join(df, { how: 'cross' })
        .withColumn('d', col('key').cosineDistance(col('right.key')))
        .where(col('n').lt(col('right.n')));
      const close = pairs.where(col('d').lt(0.02)).select('n', 'right.n', 'd') as unknown as DataFrame<never>;
      expect(close.explain()).toContain('SimilarityJoin: cosineDistance(key, key) <= 0.02');
      expect(close.explain()).toContain('Sides = one input, read once');
      expect(close.explain().split('Optimized')[1]).not.toContain('cosineDistance(col(');
      const rows = await rowsOf(close);
      expect(rows).toEqual(allPairs(keys, cosine, 0.02));
      expect(rows.length).toBeGreaterThan(20);
      return rows;
    },
  },
  {
    name: 'two tables: hashes and embeddings near each other, in the order of the left rows, then the right',
    async run({ session }) {
      const results: unknown[] = [];
      const hashed = [hashes(300, 8, 81), hashes(200, 8, 81)] as const;
      const embedded = [vectors(150, 7, 91), vectors(100, 7, 91)] as const;
      const closer = async (
        sides: readonly [readonly Key[], readonly Key[]],
        type: DataType,
        fn: 'hammingDistance' | 'euclideanDistance',
        most: number,
        distance: (a: never, b: never) => number,
      ): Promise<void> => {
        const [left, right] = sides.map((keys) => table(session, keys, type)) as [DataFrame, DataFrame];
        const near = left
          .join(right, { how: 'cross' })
          .where(col('key')[fn](col('right.key')).le(most))
          .select('n', 'right.n', col('right.key')[fn](col('key')).alias('d')) as unknown as DataFrame<never>;
        const expected = sides[0].flatMap((a, i) =>
          sides[1].flatMap((b, j) => {
            const d = a === null || b === null ? Infinity : distance(a as never, b as never);
            return d <= most ? [[i, j, d]] : [];
          }),
        );
        const rows = await rowsOf(near);
        expect(rows).toEqual(expected);
        expect(rows.length).toBeGreaterThan(100);
        await expectDevice(session, near);
        results.push(rows);
      };
      await closer(hashed, DataType.binary(8), 'hammingDistance', 3, bits);
      await closer(embedded, DataType.embedding(DataType.float32(), 7), 'euclideanDistance', 0.2, euclidean);
      return results;
    },
  },
  {
    name: 'more rows than one thread takes for itself',
    async run({ session }) {
      const df = table(session, hashes(10_000, 8, 101), DataType.binary(8));
      const near = df.nearDuplicates('key', { maxDistance: 2 });
      const rows = await rowsOf(near as DataFrame<never>);
      expect(rows.length).toBeGreaterThan(5000);
      const clustered = df.duplicateClusters('key', { maxDistance: 2 });
      const { cluster } = await clustered.toColumns();
      // Near rows are in one cluster, and clusters of near rows only grow by such pairs.
      for (const [a, b] of rows as [number, number][]) expect(cluster[a]).toBe(cluster[b]);
      await expectDevice(session, clustered as DataFrame<never>);
      return [rows, cluster];
    },
  },
  {
    name: 'similarity verbs go on: filters, joins and limits after them, over filtered and limited rows',
    async run({ session }) {
      const keys = hashes(500, 8, 71);
      const df = table(session, keys, DataType.binary(8));
      const most = keys.slice(0, 300);
      const near = df.limit(300).nearDuplicates('key', { maxDistance: 4 });
      const named = near
        .where(col('id_a').gt(10))
        .join(df.select('n', 'name'), { leftOn: 'id_b', rightOn: 'n' })
        .limit(20) as unknown as DataFrame<never>;
      const rows = await rowsOf(named);
      expect(rows).toEqual(
        allPairs(most, bits, 4)
          .filter(([a]) => a > 10)
          .slice(0, 20)
          .map(([a, b, d]) => [a, b, d, b, `r${b}`]),
      );
      const dropped = df.where(col('n').lt(300)).dropNearDuplicates('key', { maxDistance: 4 });
      expect(
        await dropped.duplicateClusters('key', { maxDistance: 4 }).similarTo('key', new Uint8Array(8)).toRows(),
      ).toHaveLength(10);
      expect(await df.limit(0).nearDuplicates('key', { maxDistance: 4 }).toRows()).toEqual([]);
      expect(await df.limit(0).duplicateClusters('key', { maxDistance: 4 }).toRows()).toEqual([]);
      expect(await df.limit(0).similarTo('key', new Uint8Array(8)).toRows()).toEqual([]);
      return rows;
    },
  },
  {
    name: 'mistakes with similarity verbs are named',
    async run({ session }) {
      const df = session
        .fromColumns({
          hash: [Uint8Array.of(1, 2)],
          words: ['a'],
          v: [Float32Array.of(1, 2)],
          many: [[Uint8Array.of(1)]],
        })
        .withColumn('hash', col('hash').cast(DataType.binary(2)));
      const mixed = session.fromColumns({ hash: [Uint8Array.of(1), null, Uint8Array.of(1, 2)] });
      const texts = [
        await failureText(() => df.nearDuplicates('words', { maxDistance: 1 })),
        await failureText(() => df.nearDuplicates('many', { maxDistance: 1 })),
        await failureText(() => df.nearDuplicates('hash', { maxDistance: 17 })),
        await failureText(() => df.nearDuplicates('hash', { maxDistance: 1.5 })),
        await failureText(() => df.nearDuplicates('hash', {} as never)),
        await failureText(() => df.nearDuplicates('hash', { maxDistance: 1, metric: 'cosine' })),
        await failureText(() => df.nearDuplicates('v', { maxDistance: 1, metric: 'hamming' })),
        await failureText(() => df.nearDuplicates('v', { maxDistance: 3 })),
        await failureText(() => df.nearDuplicates('v', { maxDistance: 1, metric: 'dot' as 'cosine' })),
        await failureText(() => df.duplicateClusters('hash', { maxDistance: 1, name: 'words' })),
        await failureText(() => df.dropNearDuplicates('hash', { maxDistance: 1, keep: 'v' })),
        await failureText(() => df.similarTo('v', [1, 2, 3])),
        await failureText(() => df.similarTo('v', [0, 0])),
        await failureText(() => df.similarTo('v', [1, Number.NaN])),
        await failureText(() => df.similarTo('hash', [1, 256])),
        await failureText(() => df.similarTo('v', [1, 2], { k: 0 })),
        await failureText(() => mixed.nearDuplicates('hash', { maxDistance: 1 }).toRows()),
        await failureText(() => mixed.similarTo('hash', [1, 2]).toRows()),
      ];
      expect(texts).toEqual([
        'PlanError: nearDuplicates: "words" is String, neither hashes nor vectors of one size. (Hash columns (imageHash, Binary[n]) compare by bits; embeddings and fixed-size lists of Float32 or Float64 by cosine or euclidean distance.)',
        `PlanError: nearDuplicates: "many" is List[Binary], several hashes a row, which have no one distance to join by. (Compare pairs with multiHashDistance, or use a method that gives one hash a picture, such as 'phash'.)`,
        'PlanError: nearDuplicates: maxDistance must be a whole number of bits from 0 to 16, got 17.',
        'PlanError: nearDuplicates: maxDistance must be a whole number of bits from 0 to 16, got 1.5.',
        'PlanError: nearDuplicates: maxDistance must be a whole number of bits from 0 to 16, got undefined.',
        `PlanError: nearDuplicates: metric 'cosine' does not fit "hash", which is Binary[2]. (Leave it out, or use 'hamming'.)`,
        `PlanError: nearDuplicates: metric 'hamming' does not fit "v", which is Embedding[Float32; 2]. (Leave it out, or use 'cosine' or 'euclidean'.)`,
        'PlanError: nearDuplicates: maxDistance must be a cosine distance from 0 to 2, got 3.',
        `PlanError: nearDuplicates: metric must be one of 'hamming', 'cosine', 'euclidean', got 'dot'.`,
        'PlanError: duplicateClusters: there is a column "words" already. (Give another { name }.)',
        `PlanError: dropNearDuplicates: keep cannot order "v". (Keep by something that has a largest value, such as col('image').imageWidth().)`,
        'PlanError: similarTo: the keys have 2 numbers, the one to compare with has 3.',
        `PlanError: similarTo: a vector of zeros has no direction to compare by. (Use metric 'euclidean' or 'dot'.)`,
        'PlanError: similarTo: expected finite numbers.',
        'PlanError: similarTo: expected bytes (0..255).',
        'PlanError: similarTo: k must be a positive integer, got 0.',
        'PlanError: "hash" has hashes of 1 and of 2 bytes (rows 0 and 2); they have no distance. (Compare hashes of one method and hashSize, kept as Binary[n].)',
        'PlanError: "hash" has hashes of 1 and of 2 bytes (rows 0 and 2); they have no distance. (Compare hashes of one method and hashSize, kept as Binary[n].)',
      ]);
      return texts;
    },
  },
];
