import { columnNames, DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { JoinAsofOptions } from './join-asof.ts';
import { joinAsof } from './join-asof.ts';
import { schemaOf } from './plan.ts';
import { planError } from './testing/plan-error.ts';
import { col, fn, table } from './testing/plans.ts';

const left = table({ t: T.int64(), g: T.string(), x: T.int64() });
const right = table({ t: T.float64(), g: T.string(), x: T.int64(), u: T.string() });
const on = { leftOn: col('t'), rightOn: col('t') };

const names = (options: JoinAsofOptions): string[] => columnNames(schemaOf(joinAsof(left, right, options)));

describe('columns of an as-of join', () => {
  test('the left ones, then the right ones without the common key', () => {
    expect(names(on)).toEqual(['t', 'g', 'x', 'right.g', 'right.x', 'u']);
    expect(names({ ...on, suffix: '_r' })).toEqual(['t', 'g', 'x', 'g_r', 'x_r', 'u']);
  });

  test('right "by" keys are left out, also of another name', () => {
    expect(names({ ...on, leftBy: [col('g')], rightBy: [col('g')] })).toEqual(['t', 'g', 'x', 'right.x', 'u']);
    expect(names({ ...on, leftBy: [col('g')], rightBy: [col('u')] })).toEqual(['t', 'g', 'x', 'right.g', 'right.x']);
  });

  test('a computed key is no column, and hides none', () => {
    const plan = joinAsof(left, right, { leftOn: fn('add', [col('t'), 1]), rightOn: col('t') });
    expect(columnNames(schemaOf(plan))).toEqual(['t', 'g', 'x', 'right.t', 'right.g', 'right.x', 'u']);
    expect(plan).toMatchObject({ leftOn: 'key#', rightOn: 't', left: { kind: 'project' } });
  });
});

describe('mistakes', () => {
  test.each<[string, JoinAsofOptions, string]>([
    [
      'an unknown strategy',
      { ...on, strategy: 'closest' },
      "PlanError: joinAsof: strategy must be one of 'backward', 'forward', 'nearest', got 'closest'.",
    ],
    [
      'a "by" key too few',
      { ...on, leftBy: [col('g')] },
      'PlanError: joinAsof: 1 left and 0 right "by" keys given; both sides need the same number.\n  hint: Give { by: \'name\' }, or { leftBy, rightBy }.',
    ],
    [
      'keys without a common type',
      { leftOn: col('t'), rightOn: col('u') },
      'PlanError: joinAsof: key col(t) is Int64 on the left and String on the right.\n  hint: Convert one side with .cast(type).',
    ],
    [
      'distances of text',
      { leftOn: col('g'), rightOn: col('u'), strategy: 'nearest' },
      'PlanError: joinAsof: key col(g) is String, which has no distances.\n  hint: Join on numbers, dates, times or durations.',
    ],
  ])('%s', (_, options, message) => {
    expect(planError(() => joinAsof(left, right, options))).toBe(message);
  });
});
