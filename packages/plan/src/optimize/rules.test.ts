import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import type { Expr } from '../expr.ts';
import { alias, call, column } from '../expr.ts';
import { join } from '../join.ts';
import { lit } from '../literal.ts';
import type { Plan } from '../plan.ts';
import { filter, limit, project, schemaOf } from '../plan.ts';
import { col, fn, table } from '../testing/plans.ts';
import { liftExpensive } from './lift-expensive.ts';
import { mergeFilters } from './merge-filters.ts';
import { dropIdentityProject, mergeProjects } from './merge-projects.ts';
import { optimize } from './optimize.ts';
import { pushDownFilter } from './push-down-filter.ts';
import { pushDownLimit } from './push-down-limit.ts';
import { pushDownProjection } from './push-down-projection.ts';
import { pushPredicatesToSource } from './push-predicates-to-source.ts';

const t = table({ a: T.int64(), b: T.float64(), s: T.string() });
const u = table({ a: T.int64(), c: T.bool() }, 'partitions', 'other');
const files = table({ path: T.string(), bytes: T.binary() }, 'files', 'files');
const [a, b, s] = [col('a'), col('b'), col('s')];
const gt = (left: Expr, right: Expr | number): Expr => fn('gt', [left, right]);
const image = fn('decodeImage', [col('bytes')]);

/** The plan without the lines about schemas. */
const text = (plan: Plan): string =>
  `\n${explainPlan(plan)
    .split('\n')
    .filter((line) => !line.includes('Output schema'))
    .join('\n')}\n`;

/** What a rule must never change. */
function same(before: Plan, after: Plan): Plan {
  expect(columnNames(schemaOf(after))).toEqual(columnNames(schemaOf(before)));
  return after;
}

describe('mergeFilters', () => {
  test('two filters become one', () => {
    const plan = filter(filter(t, gt(a, 1)), gt(b, 2));
    expect(text(same(plan, mergeFilters(plan)))).toMatchInlineSnapshot(`
      "
      * Filter: (col(a) > lit(1)) & (col(b) > lit(2))
      |
      * Source: table
      "
    `);
  });
});

describe('mergeProjects', () => {
  test('the outer reads through the inner and keeps its names', () => {
    const inner = project(t, [alias(fn('add', [a, 1]), 'x'), alias(lit(5), 'five'), s]);
    const plan = project(inner, [fn('mul', [col('x'), col('x')]), col('five'), col('s'), alias(col('x'), 'y')]);
    expect(text(same(plan, mergeProjects(plan)))).toMatchInlineSnapshot(`
      "
      * Project: ((col(a) + lit(1)) * (col(a) + lit(1))) as x, lit(5) as five, col(s), (col(a) + lit(1)) as y
      |
      * Source: table
      "
    `);
  });

  test('not where the expressions would grow without bound', () => {
    let plan: Plan = t;
    for (let i = 0; i < 30; i++) plan = project(plan, [alias(fn('add', [a, a]), 'a')]);
    let merged = plan;
    let depth = 0;
    for (merged = optimize(plan); merged.kind === 'project'; merged = merged.input) depth++;
    expect(depth).toBeGreaterThan(1);
    expect(depth).toBeLessThan(10);
  });

  test('a projection that changes nothing disappears; one that reorders stays', () => {
    const names = (plan: Plan): string[] => columnNames(schemaOf(plan));
    expect(dropIdentityProject(project(t, [a, b, s]), names)).toBe(t);
    const reordered = project(t, [b, a, s]);
    expect(dropIdentityProject(reordered, names)).toBe(reordered);
    const fewer = project(t, [a, b]);
    expect(dropIdentityProject(fewer, names)).toBe(fewer);
  });
});

describe('pushDownFilter', () => {
  test('moves below a projection with names replaced', () => {
    const plan = filter(project(t, [alias(fn('add', [a, 1]), 'x'), s]), gt(col('x'), 3));
    expect(text(same(plan, pushDownFilter(plan)))).toMatchInlineSnapshot(`
      "
      * Project: (col(a) + lit(1)) as x, col(s)
      |
      * Filter: (col(a) + lit(1)) > lit(3)
      |
      * Source: table
      "
    `);
  });

  test('splits: what needs a decode stays above it', () => {
    const decoded = project(files, [col('path'), alias(image, 'image')]);
    const plan = filter(decoded, fn('and', [fn('notNull', [col('image')]), fn('eq', [col('path'), 'x.png'])]));
    expect(text(same(plan, pushDownFilter(plan)))).toMatchInlineSnapshot(`
      "
      * Filter: notNull(col(image))
      |
      * Project: col(path), decodeImage(col(bytes)) as image
      |
      * Filter: col(path) == lit("x.png")
      |
      * Source: files
      "
    `);
  });

  test('goes to the sides of an inner join; what needs both stays', () => {
    const joined = join(t, u, 'inner', [a], [col('a')]);
    const both = fn('eq', [s, fn('add', ['', col('c')])]);
    const plan = filter(joined, fn('and', [fn('and', [gt(a, 1), col('c')]), both]));
    expect(text(same(plan, pushDownFilter(plan)))).toMatchInlineSnapshot(`
      "
      * Filter: col(s) == (lit("") + col(c))
      |
      * Join: inner on col(a) = col(a)
      |\\
      | * Filter: col(a) > lit(1)
      | |
      | * Source: table
      |
      * Filter: col(c)
      |
      * Source: other
      "
    `);
  });

  test('never goes to the right of a left join: it would turn matches into nulls', () => {
    const joined = join(t, u, 'left', [a], [col('a')]);
    const plan = filter(joined, fn('and', [gt(b, 1), fn('isNull', [col('c')])]));
    expect(text(same(plan, pushDownFilter(plan)))).toMatchInlineSnapshot(`
      "
      * Filter: isNull(col(c))
      |
      * Join: left on col(a) = col(a)
      |\\
      | * Filter: col(b) > lit(1)
      | |
      | * Source: table
      |
      * Source: other
      "
    `);
  });

  test('knows the renamed columns of the right side', () => {
    const joined = join(t, t, 'cross', [], []);
    const plan = filter(joined, gt(col('right.b'), 0));
    expect(text(same(plan, pushDownFilter(plan)))).toMatchInlineSnapshot(`
      "
      * Join: cross
      |\\
      | * Source: table
      |
      * Filter: col(b) > lit(0)
      |
      * Source: table
      "
    `);
  });

  test('stays above a limit', () => {
    const plan = filter(limit(t, 3), gt(a, 1));
    expect(pushDownFilter(plan)).toBe(plan);
  });

  test('a filter without columns stays above a join', () => {
    const plan = filter(join(t, u, 'left', [a], [col('a')]), lit(true));
    expect(pushDownFilter(plan)).toBe(plan);
  });
});

describe('pushDownLimit', () => {
  test('goes below projections', () => {
    const plan = limit(project(t, [alias(fn('add', [a, 1]), 'x')]), 3);
    expect(text(same(plan, pushDownLimit(plan)))).toMatchInlineSnapshot(`
      "
      * Project: (col(a) + lit(1)) as x
      |
      * Limit: 3
      |
      * Source: table
      "
    `);
  });

  test.each([
    [5, 0, 3, 0, 'Limit: 3'],
    [3, 0, 5, 0, 'Limit: 3'],
    [5, 2, 10, 1, 'Limit: 4 offset 3'],
    [5, 0, 3, 4, 'Limit: 1 offset 4'],
    [5, 0, 3, 9, 'Limit: 0 offset 9'],
  ])('limit %i offset %i, then limit %i offset %i', (n1, o1, n2, o2, expected) => {
    expect(text(pushDownLimit(limit(limit(t, n1, o1), n2, o2)))).toBe(`\n* ${expected}\n|\n* Source: table\n`);
  });

  test('stays above filters and inner joins', () => {
    for (const input of [filter(t, gt(a, 1)), join(t, u, 'inner', [a], [col('a')])]) {
      const plan = limit(input, 3);
      expect(pushDownLimit(plan)).toBe(plan);
    }
  });
});

describe('pushDownProjection', () => {
  test('sources read only what somebody uses, filters included', () => {
    const plan = project(filter(t, gt(b, 1)), [a]);
    expect(text(same(plan, pushDownProjection(plan)))).toMatchInlineSnapshot(`
      "
      * Project: col(a)
      |
      * Filter: col(b) > lit(1)
      |
      * Source: table
      |   Columns = a, b
      "
    `);
  });

  test('join keys are read although nobody asked for them', () => {
    const plan = project(join(t, u, 'inner', [a], [col('a')]), [s]);
    expect(text(same(plan, pushDownProjection(plan)))).toMatchInlineSnapshot(`
      "
      * Project: col(s)
      |
      * Join: inner on col(a) = col(a)
      |\\
      | * Source: table
      | |   Columns = a, s
      |
      * Source: other
      |   Columns = a
      "
    `);
  });

  test('a join key that is computed reads its columns', () => {
    const plan = project(join(t, u, 'inner', [fn('add', [a, 1])], [col('a')]), [s]);
    expect(text(same(plan, pushDownProjection(plan)))).toMatchInlineSnapshot(`
      "
      * Project: col(s)
      |
      * Join: inner on col(a) + lit(1) = col(a)
      |\\
      | * Source: table
      | |   Columns = a, s
      |
      * Source: other
      |   Columns = a
      "
    `);
  });

  test('nothing but rows may be left', () => {
    const plan = project(t, [alias(lit(1), 'one')]);
    expect(text(same(plan, pushDownProjection(plan)))).toMatchInlineSnapshot(`
      "
      * Project: lit(1) as one
      |
      * Source: table
      |   Columns = (none)
      "
    `);
  });
});

describe('pushPredicatesToSource', () => {
  const parquet = table({ a: T.int64(), b: T.float64(), s: T.string() }, 'parquet', 'Parquet t.parquet');

  test('names column, operator and value of what a source can understand; the filter stays', () => {
    const predicates = [
      gt(a, 1),
      fn('le', [2.5, b]),
      fn('eq', [s, 'x']),
      fn('isNull', [a]),
      fn('notNull', [s]),
      fn('ne', [a, 2n ** 60n]),
      fn('or', [gt(a, 1), gt(b, 2)]),
      gt(a, b),
      gt(fn('add', [a, 1]), 2),
      fn('eq', [a, null]),
    ];
    const plan = filter(
      parquet,
      predicates.reduce((left, right) => call('and', [left, right])),
    );
    const after = same(plan, pushPredicatesToSource(plan));
    expect(after).toMatchObject({ kind: 'filter', predicate: (plan as { predicate: Expr }).predicate });
    expect(text(after).split('\n').slice(3)).toMatchInlineSnapshot(`
      [
        "* Source: Parquet t.parquet",
        "|   Pushed predicate = a gt 1",
        "|   Pushed predicate = b ge 2.5",
        "|   Pushed predicate = s eq x",
        "|   Pushed predicate = a isNull",
        "|   Pushed predicate = s notNull",
        "|   Pushed predicate = a ne 1152921504606846976",
        "",
      ]
    `);
  });

  test('other sources and unknown operators are left alone', () => {
    for (const plan of [filter(t, gt(a, 1)), filter(parquet, fn('eqNullSafe', [a, 1]))]) {
      expect(pushPredicatesToSource(plan)).toBe(plan);
    }
  });
});

describe('liftExpensive', () => {
  test('a filter that decodes computes it below, after the cheap part', () => {
    const plan = filter(files, fn('and', [gt(fn('imageWidth', [image]), 100), fn('notNull', [col('path')])]));
    expect(text(same(plan, liftExpensive(plan)))).toMatchInlineSnapshot(`
      "
      * Project: col(path), col(bytes)
      |
      * Filter: col(predicate#0)
      |
      * Project: col(path), col(bytes), (imageWidth(decodeImage(col(bytes))) > lit(100)) as predicate#0
      |
      * Filter: notNull(col(path))
      |
      * Source: files
      "
    `);
  });

  test('join keys that hash pictures become columns first', () => {
    const key = fn('imageHash', [image]);
    const plan = join(files, files, 'inner', [key, col('path')], [key, col('path')]);
    expect(text(same(plan, liftExpensive(plan)))).toMatchInlineSnapshot(`
      "
      * Join: inner on col(key#0) = col(key#0), col(path) = col(path)
      |\\
      | * Project: col(path), col(bytes), imageHash(decodeImage(col(bytes))) as key#0
      | |
      | * Source: files
      |
      * Project: col(path), col(bytes), imageHash(decodeImage(col(bytes))) as key#0
      |
      * Source: files
      "
    `);
  });

  test('temporary names avoid the ones there are', () => {
    const taken = table({ bytes: T.binary(), 'predicate#0': T.int64() });
    const plan = filter(taken, fn('isNull', [image]));
    expect(text(same(plan, liftExpensive(plan)))).toContain('predicate#1');
  });

  test('cheap filters and joins are left alone', () => {
    for (const plan of [filter(t, gt(a, 1)), join(t, u, 'inner', [a], [col('a')])]) {
      expect(liftExpensive(plan)).toBe(plan);
    }
  });
});

describe('optimize', () => {
  test('is stable: a second time changes nothing', () => {
    const plan = limit(
      project(filter(project(files, [col('path'), alias(image, 'image')]), fn('eq', [col('path'), 'x'])), [
        alias(fn('imageHash', [col('image')]), 'hash'),
        column('path'),
      ]),
      5,
    );
    const once = optimize(plan);
    expect(explainPlan(optimize(once))).toBe(explainPlan(once));
    expect(text(same(plan, once))).toMatchInlineSnapshot(`
      "
      * Project: col(hash#imageHash) as hash, col(path)
      |
      * ImageStage: source = decodeImage(col(bytes), RGB)
      |   #0 imageHash(source, phash, 8)
      |   Outputs = #0 as hash#imageHash
      |
      * Limit: 5
      |
      * Filter: col(path) == lit("x")
      |
      * Source: files
      "
    `);
  });

  test('a plan that cannot be improved is returned as it is', () => {
    expect(explainPlan(optimize(t))).toBe(explainPlan(t));
  });
});
