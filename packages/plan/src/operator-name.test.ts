import { DataType as T } from '@pixelframe/columnar';
import { expect, test } from 'vitest';
import { column } from './expr.ts';
import { describeNode } from './explain.ts';
import { operatorName } from './operator-name.ts';
import { filter, limit, project } from './plan.ts';
import { fn, table } from './testing/plans.ts';
import { aggregate } from './verbs/aggregate.ts';
import { concat, setOperation } from './verbs/combine.ts';
import { distinct } from './verbs/distinct.ts';
import { sort } from './verbs/sort.ts';

test('an operator is called what explain() calls it', () => {
  const t = table({ a: T.int64() });
  const a = column('a');
  const plans = [
    t,
    project(t, [a]),
    filter(t, fn('gt', [a, 1])),
    limit(t, 1),
    sort(t, [a]),
    distinct(t, []),
    concat(t, t),
    aggregate(
      t,
      [a],
      [fn('sum', [a]), fn('count', [a])].map((call, i) => ({ kind: 'alias', input: call, name: `v${i}` })),
    ),
    setOperation('intersect', t, t, 'intersect', false),
    setOperation('exceptAll', t, t, 'except', true),
  ];
  for (const plan of plans) expect(describeNode(plan)[0]!.split(':')[0]).toBe(operatorName(plan));
});
