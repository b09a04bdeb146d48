import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import type { Expr } from '../expr.ts';
import { alias, column } from '../expr.ts';
import { join } from '../join.ts';
import type { Plan } from '../plan.ts';
import { filter, planChildren, project, schemaOf, walkPlan } from '../plan.ts';
import { col, fn, table } from '../testing/plans.ts';
import { optimize } from './optimize.ts';

const left = table({ id: T.int64(), hash: T.binary(8), n: T.int64() });
const right = table({ key: T.int64(), code: T.binary(8), m: T.int64() }, 'partitions', 'right');
const cross = join(left, right, 'cross', [], []);
const distance = fn('hammingDistance', [col('hash'), col('code')]);

/** The largest distance the optimized plan joins by; null: it is no similarity join. */
function maxDistance(plan: Plan): number | null {
  const optimized = optimize(plan);
  expect(columnNames(schemaOf(optimized))).toEqual(columnNames(schemaOf(plan)));
  let found: number | null = null;
  walkPlan(optimized, (node) => {
    if (node.kind === 'similarityJoin') found = node.maxDistance;
    if (node.kind === 'join' && node.how === 'cross') expect(found).toBeNull();
  });
  return found;
}

describe('recognised', () => {
  test.each<[string, Expr, number]>([
    ['le', fn('le', [distance, 10]), 10],
    ['le 0', fn('le', [distance, 0]), 0],
    ['lt', fn('lt', [distance, 10]), 9],
    ['lt 1', fn('lt', [distance, 1]), 0],
    ['a fraction', fn('le', [distance, 2.5]), 2],
    ['below a fraction', fn('lt', [distance, 2.5]), 2],
    ['flipped ge', fn('ge', [10, distance]), 10],
    ['flipped gt', fn('gt', [10, distance]), 9],
    ['sides swapped', fn('le', [fn('hammingDistance', [col('code'), col('hash')]), 3]), 3],
  ])('%s', (_, predicate, k) => {
    expect(maxDistance(filter(cross, predicate))).toBe(k);
  });

  test('through a column made before the filter', () => {
    const named = project(cross, [col('id'), col('key'), alias(distance, 'distance')]);
    expect(maxDistance(filter(named, fn('le', [col('distance'), 5])))).toBe(5);
  });

  test('with other conditions before, between and after', () => {
    const plan = filter(
      filter(filter(cross, fn('lt', [col('id'), col('key')])), fn('le', [distance, 4])),
      fn('gt', [col('n'), 0]),
    );
    expect(maxDistance(plan)).toBe(4);
    expect(`\n${explainPlan(optimize(plan))}\n`).toMatchInlineSnapshot(`
      "
      * Filter: col(id) < col(key)
      |
      * SimilarityJoin: hammingDistance(hash, code) <= 4
      |   Method = index over parts of the hash, or all pairs on the CPU or the GPU, whichever costs least for the rows found
      |\\
      | * Filter: col(n) > lit(0)
      | |
      | * Source: table
      | |   Output schema = id: Int64, hash: Binary[8], n: Int64
      |
      * Source: right
      |   Output schema = key: Int64, code: Binary[8], m: Int64
      "
    `);
  });

  test('through a distance column with an order of ids in between', () => {
    const self = join(left, left, 'cross', [], []);
    const named = project(self, [
      col('id'),
      col('right.id'),
      alias(fn('hammingDistance', [col('hash'), col('right.hash')]), 'distance'),
    ]);
    const plan = filter(filter(named, fn('lt', [col('id'), col('right.id')])), fn('le', [col('distance'), 5]));
    expect(maxDistance(plan)).toBe(5);
    expect(`\n${explainPlan(optimize(plan))}\n`).toMatchInlineSnapshot(`
      "
      * Project: col(id), col(right.id), col(distance#0) as distance
      |
      * Filter: col(id) < col(right.id)
      |
      * SimilarityJoin: hammingDistance(hash, hash) <= 5
      |   Sides = one input, read once
      |   Distance = distance#0
      |   Method = index over parts of the hash, or all pairs on the CPU or the GPU, whichever costs least for the rows found
      |
      * Source: table
      |   Columns = id, hash
      |   Output schema = id: Int64, hash: Binary[8]
      "
    `);
  });

  test('one of two distances joins, the other stays a filter', () => {
    const plan = filter(cross, fn('and', [fn('le', [distance, 4]), fn('le', [distance, 2])]));
    expect(maxDistance(plan)).toBe(4);
    expect(optimize(plan)).toMatchObject({
      kind: 'project',
      input: {
        kind: 'filter',
        predicate: fn('le', [col('distance#0'), 2]),
        input: { kind: 'similarityJoin', distance: 'distance#0' },
      },
    });
  });
});

describe('not recognised', () => {
  const ints = join(table({ x: T.int64() }), table({ y: T.int64() }), 'cross', [], []);
  test.each<[string, Plan]>([
    ['a negative bound', filter(cross, fn('le', [distance, -1]))],
    ['lt 0', filter(cross, fn('lt', [distance, 0]))],
    ['no number', filter(cross, fn('le', [distance, Number.NaN]))],
    ['no bound', filter(cross, fn('le', [distance, Infinity]))],
    ['a bound from a column', filter(cross, fn('le', [distance, col('n')]))],
    ['at least', filter(cross, fn('ge', [distance, 3]))],
    ['more than', filter(cross, fn('lt', [3, distance]))],
    ['or', filter(cross, fn('or', [fn('le', [distance, 3]), fn('gt', [col('n'), 0])]))],
    ['not', filter(cross, fn('not', [fn('le', [distance, 3])]))],
    [
      'both keys from one side',
      filter(
        join(table({ p: T.binary(8), q: T.binary(8) }), right, 'cross', [], []),
        fn('le', [fn('hammingDistance', [col('p'), col('q')]), 3]),
      ),
    ],
    ['integers', filter(ints, fn('le', [fn('hammingDistance', [col('x'), col('y')]), 3]))],
    ['an inner join', filter(join(left, right, 'inner', [col('id')], [column('key')]), fn('le', [distance, 3]))],
  ])('%s', (_, plan) => {
    expect(maxDistance(plan)).toBeNull();
  });

  test('an ordinary cross join stays one', () => {
    const plan = filter(cross, fn('lt', [col('id'), col('key')]));
    expect(planChildren(optimize(plan))[0]).toMatchObject({ kind: 'join', how: 'cross' });
  });
});
