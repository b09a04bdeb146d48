import { columnsToBatch } from '@pixelframe/columnar';
import { alias, call, column, filter, project, schemaOf, source } from '@pixelframe/plan';
import { expect, test } from 'vitest';
import { runPlan } from '../testing/run-plan.ts';
import { freezeClock } from './freeze-clock.ts';

const rows = columnsToBatch({ a: [1, 2, 3] });
const t = source({ kind: 'partitions', id: 't', label: 't' }, rows.schema);

test('every row gets the time of the start of the query', async () => {
  const plan = project(filter(t, call('lt', [call('currentTimestamp', []), call('currentTimestamp', [])])), [
    column('a'),
  ]);
  const now = Date.UTC(2024, 1, 29, 13);
  expect((await runPlan(freezeClock(plan, now), new Map([['t', rows]]), 1)).length).toBe(0);
  const dated = project(t, [alias(call('currentDate', []), 'today'), call('currentTimestamp', [])]);
  const frozen = freezeClock(dated, now);
  expect(schemaOf(frozen)).toEqual(schemaOf(dated));
  const made = await runPlan(frozen, new Map([['t', rows]]), 1);
  expect(Array.from(made.columns[0]!.values as Int32Array)).toEqual([19_782, 19_782, 19_782]);
  expect(Array.from(made.columns[1]!.values as BigInt64Array)).toEqual(Array(3).fill(BigInt(now) * 1000n));
});

test('a plan without a clock stays the same object', () => {
  const plan = project(t, [column('a')]);
  expect(freezeClock(plan, 0)).toBe(plan);
});
