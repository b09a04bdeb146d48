import type { Batch } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, DataType as T, schema } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../testing/run-plan.ts';

const fields = schema([
  { name: 'a', type: T.float64() },
  { name: 's', type: T.string() },
  { name: 'row', type: T.int64() },
]);

const table = (a: readonly unknown[], s: readonly unknown[]): Batch =>
  columnsToBatch({ a, s, row: a.map((_, i) => i) }, fields);

const sortPlan = (desc: readonly boolean[], nullsFirst: readonly boolean[], limit: number | null = null): Plan => ({
  kind: 'sort',
  input: source({ kind: 'partitions', id: 't', label: 't' }, fields),
  order: { keys: ['a', 's'], desc, nullsFirst },
  limit,
});

const run = async (plan: Plan, rows: Batch, morselRows: number) =>
  batchToRows(await runPlan(plan, new Map([['t', rows]]), morselRows));

const value = fc.option(fc.constantFrom(0, -0, 1, 2, Number.NaN, Infinity), { freq: 4 });
const text = fc.option(fc.constantFrom('', 'a', 'same beginning', 'same beginning 1', 'same beginning 2'), { freq: 4 });

describe('sort', () => {
  test('gives the same rows for any morsels, ties in their order, and a limit the first of them', async () => {
    const rows = fc.array(fc.tuple(value, text), { maxLength: 40 });
    const flags = fc.tuple(fc.boolean(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(rows, flags, flags, fc.nat(45), async (values, desc, nullsFirst, limit) => {
        const data = table(
          values.map(([a]) => a),
          values.map(([, s]) => s),
        );
        const whole = await run(sortPlan(desc, nullsFirst), data, 1000);
        expect(whole).toHaveLength(values.length);
        for (const morselRows of [1, 3]) {
          expect(await run(sortPlan(desc, nullsFirst), data, morselRows)).toEqual(whole);
          expect(await run(sortPlan(desc, nullsFirst, limit), data, morselRows)).toEqual(whole.slice(0, limit));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('orders by the first key, then by the second', async () => {
    const data = table([2, 1, 2, null, 1], ['b', 'a', 'a', 'c', null]);
    const rows = await run(sortPlan([true, false], [false, true]), data, 2);
    expect(rows.map(({ row }) => row)).toEqual([2, 0, 4, 1, 3]);
  });

  test('hands on many rows in several batches', async () => {
    const a = Float64Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 300_007);
    const one = schema([{ name: 'a', type: T.float64() }]);
    const plan: Plan = {
      kind: 'sort',
      input: source({ kind: 'partitions', id: 't', label: 't' }, one),
      order: { keys: ['a'], desc: [false], nullsFirst: [false] },
      limit: null,
    };
    const sorted = await runPlan(plan, new Map([['t', columnsToBatch({ a }, one)]]), 70_000);
    expect(sorted.columns[0]!.values).toEqual(a.toSorted());
  });

  test('has no rows when there are none', async () => {
    expect(await run(sortPlan([false, false], [false, false]), table([], []), 3)).toEqual([]);
  });
});
