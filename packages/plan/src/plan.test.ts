import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { alias, column } from './expr.ts';
import { explainPlan } from './explain.ts';
import { join } from './join.ts';
import { lit } from './literal.ts';
import { filter, limit, mapPlanChildren, planChildren, project, rewritePlan, schemaOf, walkPlan } from './plan.ts';
import { col, fn, table } from './testing/plans.ts';
import { planError } from './testing/plan-error.ts';

const people = table({ name: T.string(), age: T.int64() });

describe('nodes', () => {
  test('validate where they are made', () => {
    expect(planError(() => project(people, [col('nam')]))).toBe(
      'PlanError: Column "nam" not found. Available: name, age.\n  hint: Did you mean "name"?\n  column: nam',
    );
    expect(planError(() => project(people, [col('age'), alias(col('name'), 'age')]))).toBe(
      'PlanError: Column "age" appears twice.\n  hint: Rename one with .alias(name).',
    );
    expect(planError(() => filter(people, col('age')))).toBe(
      'PlanError: where: the predicate must be Bool, got Int64.\n  hint: Compare first, as in col("a").gt(0).',
    );
    expect(planError(() => filter(people, lit(null)))).toBe(
      'PlanError: where: the predicate must be Bool, got Null.\n  hint: Compare first, as in col("a").gt(0).',
    );
    expect(planError(() => limit(people, -1))).toBe('PlanError: limit must be a non-negative integer, got -1.');
    expect(planError(() => limit(people, 1.5))).toBe('PlanError: limit must be a non-negative integer, got 1.5.');
    expect(planError(() => limit(people, 1, Number.NaN))).toBe(
      'PlanError: offset must be a non-negative integer, got NaN.',
    );
  });

  test('are frozen plain data that clones', () => {
    const plan = limit(filter(project(people, [col('age')]), fn('gt', [col('age'), 1])), 3);
    walkPlan(plan, (node) => expect(Object.isFrozen(node)).toBe(true));
    expect(structuredClone(plan)).toEqual(plan);
  });

  test('know their schema once', () => {
    const plan = project(people, [alias(fn('add', [col('age'), 1]), 'next'), col('name')]);
    expect(schemaOf(plan)).toBe(schemaOf(plan));
    expect(columnNames(schemaOf(plan))).toEqual(['next', 'name']);
    expect(schemaOf(filter(plan, fn('gt', [col('next'), 1])))).toBe(schemaOf(plan));
  });

  test('rewriting keeps shared plans shared', () => {
    const shared = filter(people, fn('gt', [col('age'), 1]));
    const both = join(shared, shared, 'cross', [], []);
    const rewritten = rewritePlan(both, (node) => (node.kind === 'source' ? { ...node, columns: ['age'] } : node));
    const [left, right] = planChildren(rewritten);
    expect(left).toBe(right);
    expect(left).not.toBe(shared);
    expect(rewritePlan(both, (node) => node)).toBe(both);
    expect(mapPlanChildren(both, (child) => child)).toBe(both);
  });
});

describe('explain', () => {
  test('prints chains downwards and both sides of a join', () => {
    const owners = table({ id: T.int64(), owner: T.string() }, 'parquet', 'Parquet owners.parquet');
    const plan = limit(
      join(filter(people, fn('gt', [col('age'), 1])), owners, 'left', [col('age')], [column('id')]),
      5,
      2,
    );
    expect(explainPlan(plan)).toMatchInlineSnapshot(`
      "* Limit: 5 offset 2
      |
      * Join: left on col(age) = col(id)
      |\\
      | * Filter: col(age) > lit(1)
      | |
      | * Source: table
      | |   Output schema = name: String, age: Int64
      |
      * Source: Parquet owners.parquet
      |   Output schema = id: Int64, owner: String"
    `);
  });
});
