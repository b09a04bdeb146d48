import type { Batch, DataType } from '@pixelframe/columnar';
import { batch, batchToRows, columnFromValues, DataType as T, schema } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { column, joinAsof, source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../testing/run-plan.ts';

type Row = readonly [time: number | null, group: string | null];

const STRATEGIES = ['backward', 'forward', 'nearest'] as const;

function side(id: string, rows: readonly Row[], type: DataType): { readonly plan: Plan; readonly rows: Batch } {
  const fields = schema([
    { name: 't', type },
    { name: 'g', type: T.string() },
    { name: 'n', type: T.int32() },
  ]);
  const columns = [
    columnFromValues(
      rows.map(([t]) => t),
      type,
    ),
    columnFromValues(
      rows.map(([, g]) => g),
      T.string(),
    ),
    columnFromValues(
      rows.map((_, i) => i),
      T.int32(),
    ),
  ];
  return { plan: source({ kind: 'partitions', id, label: id }, fields), rows: batch(fields, columns, rows.length) };
}

/** The right row for each left row, or null. */
async function found(
  left: readonly Row[],
  right: readonly Row[],
  strategy: string,
  by: boolean,
  types: readonly [DataType, DataType] = [T.int64(), T.int64()],
  morsel = 3,
): Promise<unknown[]> {
  const [l, r] = [side('l', left, types[0]), side('r', right, types[1])];
  const keys = by ? [column('g')] : [];
  const plan = joinAsof(l.plan, r.plan, {
    leftOn: column('t'),
    rightOn: column('t'),
    leftBy: keys,
    rightBy: keys,
    strategy,
  });
  const sources = new Map([
    ['l', l.rows],
    ['r', r.rows],
  ]);
  const rows = batchToRows(await runPlan(plan, sources, morsel)) as Readonly<Record<string, unknown>>[];
  expect(rows.map((row) => row['n'])).toEqual(left.map((_, i) => i));
  return rows.map((row) => row['right.n']);
}

/** By looking at every right row. */
function naive(left: readonly Row[], right: readonly Row[], strategy: string, by: boolean): (number | null)[] {
  return left.map(([time, group]) => {
    let best: number | null = null;
    let distance = Infinity;
    right.forEach(([other, otherGroup], i) => {
      if (time === null || other === null || (by && (group === null || group !== otherGroup))) return;
      if ((strategy === 'backward' && other > time) || (strategy === 'forward' && other < time)) return;
      const far = Math.abs(other - time);
      const later = best !== null && far === distance && other > right[best]![0]!;
      if (far < distance || later) [best, distance] = [i, far];
    });
    return best;
  });
}

describe.each(STRATEGIES)('an as-of join looking %s', (strategy) => {
  const rows = fc.array(
    fc.tuple(
      fc.option(fc.integer({ min: -9, max: 9 }), { freq: 6 }),
      fc.option(fc.constantFrom('', 'a', 'é'), { freq: 6 }),
    ),
    { maxLength: 20 },
  );

  test('finds what looking at every row finds', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.boolean(), fc.constantFrom(1, 3, 100), async (left, right, by, morsel) => {
        const ours = await found(left, right, strategy, by, undefined, morsel);
        expect(ours).toEqual(naive(left, right, strategy, by));
      }),
      { numRuns: 80 },
    );
  });

  test('keys of two types meet exactly in their common one', async () => {
    const left: Row[] = [
      [3, 'a'],
      [0, 'a'],
    ];
    const right: Row[] = [
      [2.5, 'a'],
      [3.25, 'a'],
      [-1.5, 'a'],
    ];
    expect(await found(left, right, strategy, true, [T.int8(), T.float32()])).toEqual(
      naive(left, right, strategy, true),
    );
  });
});

test('NaN is the greatest key, and as far as can be', async () => {
  const [left, right]: Row[][] = [
    [
      [1, ''],
      [Number.NaN, ''],
    ],
    [
      [Number.NaN, ''],
      [0, ''],
    ],
  ];
  const types = [T.float64(), T.float64()] as const;
  expect(await found(left!, right!, 'forward', false, types)).toEqual([0, 0]);
  expect(await found(left!, right!, 'backward', false, types)).toEqual([1, 0]);
  expect(await found(left!, right!, 'nearest', false, types)).toEqual([1, 0]);
  expect(await found(left!, [[0, '']], 'nearest', false, types)).toEqual([0, 0]);
});

test('an empty right side gives nulls of its types', async () => {
  expect(
    await found(
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [],
      'nearest',
      true,
    ),
  ).toEqual([null, null]);
});
