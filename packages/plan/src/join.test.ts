import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { JoinNaming } from './join.ts';
import { join } from './join.ts';
import { schemaOf } from './plan.ts';
import { col, fn, table } from './testing/plans.ts';
import { planError } from './testing/plan-error.ts';

const left = table({ a: T.int64(), k: T.int64(), v: T.string() });
const right = table({ v: T.float64(), k: T.int64(), w: T.bool() });
const k = col('k');

const names = (...args: Parameters<typeof join>): string[] => columnNames(schemaOf(join(...args)));

describe('columns of a join', () => {
  test('the common key first, then the left, then the right', () => {
    expect(names(left, right, 'inner', [k], [k])).toEqual(['k', 'a', 'v', 'right.v', 'w']);
  });

  test('keys of different names stay on both sides', () => {
    expect(names(left, right, 'left', [col('a')], [k])).toEqual(['a', 'k', 'v', 'right.v', 'right.k', 'w']);
  });

  test('a key that is computed is no column', () => {
    const key = fn('add', [k, 1]);
    expect(names(left, right, 'inner', [key], [key])).toEqual(['a', 'k', 'v', 'right.v', 'right.k', 'w']);
  });

  test.each<[JoinNaming, string[]]>([
    [{ prefix: 'r_' }, ['k', 'a', 'v', 'r_v', 'w']],
    [{ suffix: '_r' }, ['k', 'a', 'v', 'v_r', 'w']],
    [{ prefix: '<', suffix: '>' }, ['k', 'a', 'v', '<v>', 'w']],
  ])('taken names with %j', (naming, expected) => {
    expect(names(left, right, 'inner', [k], [k], naming)).toEqual(expected);
  });

  test('the prefix or suffix comes again while the name is taken, on either side', () => {
    const wide = table({ k: T.int8(), v: T.int8(), 'right.v': T.int8() });
    expect(names(wide, right, 'inner', [k], [k])).toEqual(['k', 'v', 'right.v', 'right.right.v', 'w']);
    expect(names(left, wide, 'inner', [k], [k])).toEqual(['k', 'a', 'v', 'right.right.v', 'right.v']);
    expect(names(wide, right, 'inner', [k], [k], { prefix: '', suffix: '_r' })).toEqual([
      'k',
      'v',
      'right.v',
      'v_r',
      'w',
    ]);
  });

  test('semi and anti joins have the left columns, in their order', () => {
    expect(names(left, right, 'semi', [k], [k])).toEqual(['a', 'k', 'v']);
    expect(names(left, right, 'anti', [k], [k])).toEqual(['a', 'k', 'v']);
  });

  test('a common key is the right one, the common type of both, or the left one', () => {
    const other = table({ k: T.float64() });
    const types = (['inner', 'left', 'right', 'outer'] as const).map(
      (how) => schemaOf(join(table({ k: T.int32() }), other, how, [k], [k])).fields[0]!.type,
    );
    expect(types).toEqual([T.int32(), T.int32(), T.float64(), T.float64()]);
  });

  test('a cross join keeps everything', () => {
    expect(names(left, left, 'cross', [], [])).toEqual(['a', 'k', 'v', 'right.a', 'right.k', 'right.v']);
  });

  test('the right side keeps its types', () => {
    expect(schemaOf(join(left, right, 'inner', [k], [k])).fields[3]).toEqual({ name: 'right.v', type: T.float64() });
  });
});

describe('mistakes', () => {
  test.each([
    [
      'keys of a cross join',
      () => join(left, right, 'cross', [k], [k]),
      "PlanError: join: how: 'cross' takes no keys.\n  hint: Leave out on, leftOn and rightOn.",
    ],
    [
      'no keys',
      () => join(left, right, 'inner', [], []),
      "PlanError: join: 0 left and 0 right keys given; both sides need the same number, at least one.\n  hint: Give { on: 'name' }, or { leftOn, rightOn }.",
    ],
    [
      'a key too few',
      () => join(left, right, 'inner', [k, col('a')], [k]),
      "PlanError: join: 2 left and 1 right keys given; both sides need the same number, at least one.\n  hint: Give { on: 'name' }, or { leftOn, rightOn }.",
    ],
    [
      'a key the right does not have',
      () => join(left, right, 'inner', [col('a')], [col('a')]),
      'PlanError: Column "a" not found. Available: v, k, w.\n  column: a',
    ],
    [
      'keys without a common type',
      () => join(left, right, 'inner', [col('v')], [col('v')]),
      'PlanError: join: key col(v) is String on the left and Float64 on the right.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'empty naming',
      () => join(left, right, 'inner', [k], [k], { prefix: '' }),
      'PlanError: join: both sides have a column "v".\n  hint: Give a { prefix } or { suffix } that is not empty, or rename a column first.\n  column: v',
    ],
  ])('%s', (_, work, message) => {
    expect(planError(work)).toBe(message);
  });
});
