import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../expr.ts';
import { alias } from '../expr.ts';
import { join } from '../join.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { filter, project, schemaOf, walkPlan } from '../plan.ts';
import { duplicateClusters, nearDuplicates } from '../similarity/duplicates.ts';
import { similarTo } from '../similarity/similar-to.ts';
import { col, fn, table } from '../testing/plans.ts';
import { optimize } from './optimize.ts';
import { samePlan } from './same-plan.ts';

const f32 = T.embedding(T.float32(), 4);
const left = table({ id: T.int64(), v: f32, wide: T.embedding(T.float64(), 4) });
const right = table({ key: T.int64(), w: T.fixedSizeList(T.float32(), 4), far: f32 }, 'partitions', 'right');
const cross = join(left, right, 'cross', [], []);

function similarityOf(plan: Plan): PlanOf<'similarityJoin'> | null {
  const optimized = optimize(plan);
  expect(columnNames(schemaOf(optimized))).toEqual(columnNames(schemaOf(plan)));
  let found: PlanOf<'similarityJoin'> | null = null;
  walkPlan(optimized, (node) => {
    if (node.kind === 'similarityJoin') found = node;
  });
  return found;
}

const between = (name: string, a: string, b: string): Expr => fn(name, [col(a), col(b)]);

describe('distances between vectors', () => {
  test.each([
    ['cosineDistance', 'cosine', fn('le', [between('cosineDistance', 'v', 'w'), 0.1])],
    ['euclideanDistance', 'euclidean', fn('le', [between('euclideanDistance', 'w', 'v'), 0.1])],
    ['flipped', 'cosine', fn('ge', [0.1, between('cosineDistance', 'v', 'far')])],
  ])('%s joins', (_, metric, predicate) => {
    expect(similarityOf(filter(cross, predicate))).toMatchObject({ metric, maxDistance: 0.1, leftKey: 'v' });
    expect(optimize(filter(cross, predicate)).kind).toBe('similarityJoin');
  });

  test('a strict bound stays a filter over what the join found', () => {
    const plan = filter(cross, fn('lt', [between('cosineDistance', 'v', 'w'), 0.1]));
    expect(similarityOf(plan)).toMatchObject({ maxDistance: 0.1, distance: 'distance#0' });
    expect(optimize(plan)).toMatchObject({ input: { kind: 'filter', predicate: fn('lt', [col('distance#0'), 0.1]) } });
  });

  test.each<[string, Expr]>([
    ['Float64, which the kernels would round', fn('le', [between('cosineDistance', 'wide', 'far'), 0.1])],
    ['a dot product: NaN is larger than every bound', fn('ge', [between('dotProduct', 'v', 'w'), 0.1])],
    ['a negative bound', fn('le', [between('euclideanDistance', 'v', 'w'), -1])],
    ['no bound', fn('le', [between('cosineDistance', 'v', 'w'), Infinity])],
    ['at least so far', fn('ge', [between('cosineDistance', 'v', 'w'), 0.1])],
    ['both from one side', fn('le', [between('cosineDistance', 'w', 'far'), 0.1])],
  ])('%s does not', (_, predicate) => {
    expect(similarityOf(filter(cross, predicate))).toBeNull();
  });

  test('a served distance takes a name that is free', () => {
    const named = join(project(left, [col('v'), alias(col('id'), 'distance#0')]), right, 'cross', [], []);
    const distance = between('cosineDistance', 'v', 'w');
    const plan = project(filter(named, fn('le', [distance, 0.1])), [col('distance#0'), alias(distance, 'd')]);
    expect(similarityOf(plan)?.distance).toBe('distance#1');
  });

  test('without anybody asking for it there is no distance column, and keys are not passed on', () => {
    const distance = between('cosineDistance', 'v', 'w');
    const plan = project(filter(cross, fn('le', [distance, 0.1])), [col('id'), col('key')]);
    expect(similarityOf(plan)).toMatchObject({ distance: null, output: [{ name: 'id' }, { name: 'key' }] });
  });
});

describe('a join with itself', () => {
  const near = nearDuplicates(left, col('v'), col('id'), { maxDistance: 0.1 });

  test('keeps one side after pruning, whatever each side needs', () => {
    const self = join(left, left, 'cross', [], []);
    const plan = project(filter(self, fn('le', [between('cosineDistance', 'v', 'right.v'), 0.1])), [col('right.id')]);
    const found = similarityOf(plan)!;
    expect(found.left).toBe(found.right);
    expect(columnNames(schemaOf(found.left))).toEqual(['id', 'v']);
  });

  test('a filter on one side of it makes two sides', () => {
    const self = join(left, left, 'cross', [], []);
    const close = filter(self, fn('le', [between('cosineDistance', 'v', 'right.v'), 0.1]));
    const found = similarityOf(filter(close, fn('gt', [col('id'), 3])))!;
    expect([found.left.kind, found.right.kind]).toEqual(['filter', 'source']);
  });

  test('what is earlier is decided before later filters', () => {
    expect(optimize(filter(near, fn('gt', [col('id_a'), 3])))).toMatchObject({ kind: 'filter' });
    expect(similarityOf(filter(near, fn('gt', [col('id_a'), 3])))).toMatchObject({ pairs: 'earlier' });
  });

  test('plans are the same by what they say, not by who made them', () => {
    const twin = table({ id: T.int64(), v: f32, wide: T.embedding(T.float64(), 4) });
    expect(samePlan(left, twin)).toBe(true);
    expect(samePlan(near, nearDuplicates(twin, col('v'), col('id'), { maxDistance: 0.1 }))).toBe(true);
    expect(samePlan(near, nearDuplicates(twin, col('v'), col('id'), { maxDistance: 0.2 }))).toBe(false);
    expect(samePlan(left, right)).toBe(false);
    const chain = (): Plan => {
      let plan: Plan = table({ id: T.int64() });
      for (let i = 0; i < 40; i++) plan = project(join(plan, plan, 'cross', [], [], { suffix: '_' }), [col('id')]);
      return plan;
    };
    expect(samePlan(chain(), chain())).toBe(true);
  });
});

describe('pruning', () => {
  test('cluster numbers that nobody reads are not made', () => {
    const clusters = duplicateClusters(left, col('v'), 'c', { maxDistance: 0.1 });
    expect(optimize(project(clusters, [col('id')]))).toMatchObject({ kind: 'source', columns: ['id'] });
    expect(optimize(project(clusters, [col('c')]))).toMatchObject({
      kind: 'project',
      input: { kind: 'clusters', input: { columns: ['v'] } },
    });
  });

  test('the nearest rows are found whatever is read of them', () => {
    const nearest = similarTo(left, col('v'), [1, 2, 3, 4]);
    expect(optimize(project(nearest, [col('id')]))).toMatchObject({
      kind: 'project',
      input: { kind: 'nearest', input: { columns: ['id', 'v'] } },
    });
  });
});
