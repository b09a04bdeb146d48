import type { Batch } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, DataType as T, schema } from '@pixelframe/columnar';
import type { Expr, Plan, WindowFrame } from '@pixelframe/plan';
import { alias, call, column, lit, over, select, source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../testing/run-plan.ts';

const fields = schema([
  { name: 'k', type: T.string() },
  { name: 't', type: T.float64() },
  { name: 'v', type: T.float64() },
]);
const table = source({ kind: 'partitions', id: 't', label: 't' }, fields);

const within = (input: Expr, frame: WindowFrame | null = null): Expr =>
  over(input, { partitionBy: [column('k')], orderBy: [column('t')], desc: [false], nullsFirst: [false], frame });
const rows = (start: number | null, end: number | null): WindowFrame => ({ units: 'rows', start, end, minPeriods: 1 });
const of = (fn: string, options = {}): Expr => call(fn, [column('v')], options);

const plan: Plan = select('select', table, [
  column('k'),
  column('t'),
  column('v'),
  alias(within(call('rowNumber', [])), 'number'),
  alias(within(call('lag', [column('v'), lit(-1)], { offset: 2 })), 'lag'),
  alias(within(of('sum')), 'all'),
  alias(within(of('sum'), rows(null, 0)), 'running'),
  alias(within(of('mean'), rows(-40, 40)), 'moving'),
  alias(within(of('stddev', { ddof: 1 }), rows(-80, 0)), 'spread'),
  alias(within(of('max'), { ...rows(-1.5, 1.5), units: 'range' }), 'near'),
]);

const run = async (data: Batch, morselRows: number) =>
  batchToRows(await runPlan(plan, new Map([['t', data]]), morselRows));

describe('window', () => {
  test('gives the same rows, in their order, for any morsels', async () => {
    const value = fc.option(fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0.1, 0.2, 1e16)), { freq: 5 });
    const row = fc.tuple(
      fc.constantFrom('a', 'b', null),
      fc.option(fc.integer({ min: 0, max: 50 }), { freq: 9 }),
      value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 150 }), async (values) => {
        const [k, t, v] = [0, 1, 2].map((i) => values.map((one) => one[i]));
        const data = columnsToBatch({ k: k!, t: t!, v: v! }, fields);
        const whole = await run(data, 1000);
        expect(whole.map((one) => [one['k'], one['t'], one['v']])).toEqual(
          batchToRows(data).map((one) => Object.values(one)),
        );
        expect(await run(data, 3)).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  test('computes from the whole partition, across morsels', async () => {
    const data = columnsToBatch({ k: ['a', 'b', 'a', 'b', 'a'], t: [3, 1, 1, 2, 2], v: [1, 2, 3, 4, 5] }, fields);
    expect((await run(data, 2)).map(({ number, lag, all, running }) => [number, lag, all, running])).toEqual([
      [3, 3, 9, 9],
      [1, -1, 6, 2],
      [1, -1, 9, 3],
      [2, -1, 6, 6],
      [2, -1, 9, 8],
    ]);
  });
});
