import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import type { Expr } from '../expr.ts';
import { call, literal } from '../expr.ts';
import { join } from '../join.ts';
import { lit } from '../literal.ts';
import type { Plan } from '../plan.ts';
import { filter, limit, project, schemaOf } from '../plan.ts';
import { col, fn, table } from '../testing/plans.ts';
import { aggregate } from '../verbs/aggregate.ts';
import { concat, setOperation } from '../verbs/combine.ts';
import { distinct } from '../verbs/distinct.ts';
import { explode } from '../verbs/reshape.ts';
import { sort } from '../verbs/sort.ts';
import { foldConstants } from './fold-constants.ts';
import { optimize } from './optimize.ts';

const t = table({ a: T.int64(), b: T.float64(), s: T.string(), l: T.list(T.int64()) });
const u = table({ a: T.int64(), c: T.bool() }, 'partitions', 'other');
const [a, b, s] = [col('a'), col('b'), col('s')];
const gt = (left: Expr, right: number): Expr => fn('gt', [left, right]);

/** The operators' lines, the last one first. */
function lines(plan: Plan): string[] {
  const optimized = optimize(plan);
  expect(columnNames(schemaOf(optimized))).toEqual(columnNames(schemaOf(plan)));
  return explainPlan(optimized)
    .split('\n')
    .map((line) => line.replace(/^[|\s]*\* /, '* '))
    .filter((line) => line.startsWith('* ') || line.includes('Group by'));
}

describe('filters', () => {
  test('pass a sort, and an aggregate where they read its keys only', () => {
    const grouped = aggregate(t, [s], [call('sum', [b])]);
    expect(lines(filter(sort(t, [a]), gt(b, 1)))).toEqual([
      '* Sort: a',
      '* Filter: col(b) > lit(1)',
      '* Source: table',
    ]);
    expect(lines(filter(filter(grouped, fn('eq', [s, 'x'])), gt(b, 1)))).toEqual([
      '* Filter: col(b) > lit(1)',
      '* Aggregate: sum(b) as b',
      '|   Group by = s',
      '* Filter: col(s) == lit("x")',
      '* Source: table',
    ]);
    expect(lines(filter(aggregate(t, [], [call('sum', [b])]), gt(b, 1)))[0]).toBe('* Filter: col(b) > lit(1)');
  });

  test('stay above the rows a limit or a distinct chose', () => {
    expect(lines(filter(limit(sort(t, [a]), 3), gt(b, 1)))[0]).toBe('* Filter: col(b) > lit(1)');
    expect(lines(filter(distinct(t, [a]), gt(b, 1)))[0]).toBe('* Filter: col(b) > lit(1)');
    expect(lines(filter(distinct(t, [a]), gt(a, 1)))[0]).toBe('* Distinct: on a');
  });

  test('go to every input of a concat, to the left of a set operation, below an explode of something else', () => {
    const both = lines(filter(concat(t, t), gt(a, 1)));
    expect(both.filter((line) => line.startsWith('* Filter'))).toHaveLength(2);
    const plain = project(t, [a]);
    const minus = lines(filter(setOperation('exceptAll', plain, project(u, [a]), 'except', true), gt(a, 1)));
    expect(minus.filter((line) => line.startsWith('* Filter'))).toHaveLength(1);
    expect(lines(filter(explode(t, [col('l')]), gt(a, 1)))[0]).toBe('* Explode: l');
    expect(lines(filter(explode(t, [col('l')]), gt(col('l'), 1)))[0]).toBe('* Filter: col(l) > lit(1)');
  });
});

describe('limits', () => {
  test('make a sort keep no more rows than are wanted', () => {
    expect(lines(limit(sort(t, [a], { desc: true }), 3, 2))).toEqual([
      '* Limit: 3 offset 2',
      '* TopK: 5 by a desc',
      '* Source: table',
    ]);
  });

  test('are copied below what makes at least one row of each', () => {
    expect(lines(limit(explode(t, [col('l')]), 3, 2))).toEqual([
      '* Limit: 3 offset 2',
      '* Explode: l',
      '* Limit: 5',
      '* Source: table',
    ]);
    expect(lines(limit(explode(t, [col('l')], { ignoreEmptyAndNull: true }), 3))).toHaveLength(3);
    const inputs = lines(limit(concat(t, t), 3)).filter((line) => line === '* Limit: 3');
    expect(inputs).toHaveLength(3);
    const left = lines(limit(join(t, u, 'left', [a], [col('a')]), 3));
    expect(left.slice(0, 3)).toEqual(['* Limit: 3', '* Join: left on col(a) = col(a)', '* Limit: 3']);
  });
});

describe('work for nothing', () => {
  test('is left out', () => {
    expect(lines(filter(t, lit(true)))).toEqual(['* Source: table']);
    expect(lines(filter(t, lit(false)))).toEqual(['* Limit: 0', '* Source: table']);
    expect(lines(distinct(distinct(t, [a]), [a, b]))).toEqual(['* Distinct: on a', '* Source: table']);
    expect(lines(distinct(distinct(t, [a, b]), [a]))).toHaveLength(3);
    expect(lines(aggregate(sort(t, [a]), [], [call('max', [b])]))).toEqual([
      '* Aggregate: max(b) as b',
      '* Source: table',
    ]);
    expect(lines(aggregate(sort(t, [a]), [], [call('sum', [b])]))).toHaveLength(3);
  });

  test('a left join that adds nothing is none', () => {
    const unique = distinct(u, [col('a')]);
    expect(lines(project(join(t, unique, 'left', [a], [col('a')]), [b]))).toEqual(['* Source: table']);
    expect(lines(project(join(t, u, 'left', [a], [col('a')]), [b])).join()).toContain('Join');
    expect(lines(project(join(t, unique, 'inner', [a], [col('a')]), [b])).join()).toContain('Join');
  });
});

describe('constants', () => {
  const evaluate = (expr: Expr) =>
    expr.kind === 'call' && expr.fn === 'add' ? (literal(3, T.int32()) as Extract<Expr, { kind: 'literal' }>) : null;

  test('are computed once, under the name that was promised', () => {
    const plan = project(t, [fn('mul', [a, fn('add', [1, 2])]), fn('add', [1, 2])]);
    const folded = foldConstants(evaluate)(plan);
    expect(explainPlan(folded)).toContain('Project: col(a) * lit(3), lit(3)');
    expect(columnNames(schemaOf(folded))).toEqual(columnNames(schemaOf(plan)));
  });

  test('logic becomes simpler without an evaluator', () => {
    const isPositive = gt(a, 0);
    const of = (predicate: Expr): string => explainPlan(optimize(filter(t, predicate))).split('\n')[0]!;
    expect(of(fn('and', [lit(true), isPositive]))).toBe('* Filter: col(a) > lit(0)');
    expect(of(fn('or', [isPositive, lit(false)]))).toBe('* Filter: col(a) > lit(0)');
    expect(of(fn('not', [fn('not', [isPositive])]))).toBe('* Filter: col(a) > lit(0)');
    expect(of(fn('and', [isPositive, lit(false)]))).toBe('* Limit: 0');
  });
});
