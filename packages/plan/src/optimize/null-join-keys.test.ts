import { DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import { alias } from '../expr.ts';
import { join } from '../join.ts';
import type { JoinHow, Plan } from '../plan.ts';
import { filter, project } from '../plan.ts';
import { col, fn, table } from '../testing/plans.ts';
import { nullJoinKeys } from './null-join-keys.ts';
import { optimize } from './optimize.ts';

const plain = table({ k: T.int64(), v: T.int64() });
const owners = table({ k: T.int64(), w: T.string() }, 'partitions', 'owners');
const files = table({ k: T.int64(), bytes: T.binary() }, 'files', 'files');
const pictures = project(files, [col('k'), alias(fn('decodeImage', [col('bytes')]), 'image')]);
const on = [col('k')];

/** Which sides of the join are filtered by the rule. */
const filtered = (left: Plan, how: JoinHow): string[] => {
  const plan = nullJoinKeys(join(left, owners, how, on, on));
  if (plan.kind !== 'join') throw new Error('no join any more');
  return (['left', 'right'] as const).filter((side) => plan[side].kind === 'filter');
};

describe('nullJoinKeys', () => {
  test.each<[JoinHow, string[], string[]]>([
    ['inner', ['right'], ['left', 'right']],
    ['semi', ['right'], ['left', 'right']],
    ['left', ['right'], ['right']],
    ['anti', ['right'], ['right']],
    ['right', [], ['left']],
    ['outer', [], []],
  ])(
    '%s: on the right, and on the left below a decode, where rows without a match are dropped',
    (how, cheap, costly) => {
      expect(filtered(plain, how)).toEqual(cheap);
      expect(filtered(pictures, how)).toEqual(costly);
    },
  );

  test('not for computed keys, nor where the nulls are gone already', () => {
    const computed = join(plain, owners, 'inner', [col('v')], [fn('add', [col('k'), 1])]);
    expect(nullJoinKeys(computed)).toBe(computed);
    const renamed = project(filter(owners, fn('notNull', [col('k')])), [alias(col('k'), 'id'), col('w')]);
    const known = join(plain, renamed, 'inner', on, [col('id')]);
    expect(nullJoinKeys(known)).toBe(known);
  });

  test('optimized twice, a plan is filtered once', () => {
    const once = optimize(join(pictures, owners, 'inner', on, on));
    expect(explainPlan(once).match(/notNull/g)).toHaveLength(2);
    expect(explainPlan(optimize(once))).toBe(explainPlan(once));
  });

  test('the filter goes below the decode', () => {
    const text = explainPlan(optimize(join(pictures, owners, 'semi', on, on)));
    expect(text.indexOf('notNull(col(k))')).toBeGreaterThan(text.search(/ImageStage|decodeImage/));
  });
});
