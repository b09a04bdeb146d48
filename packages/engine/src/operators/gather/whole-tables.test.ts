import type { Batch, DataType } from '@pixelframe/columnar';
import { batchToRows, columnsToBatch, DataType as T, schema, typeName } from '@pixelframe/columnar';
import type { ColumnCall, Plan } from '@pixelframe/plan';
import { alias, call, cast, column, project, schemaOf, source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../../testing/run-plan.ts';
import type { GatherContext, GatherNode } from './gather.ts';
import { runGather } from './run-gather.ts';

const FIELDS: readonly (readonly [string, DataType, fc.Arbitrary<unknown>])[] = [
  ['k', T.string(), fc.constantFrom('a', 'b', '')],
  ['n', T.int64(), fc.constantFrom(0, 1, -7, 2n ** 60n)],
  ['f', T.float64(), fc.constantFrom(0, -0, 1.5, -4, Number.NaN)],
];
const SCHEMA = schema(FIELDS.map(([name, type]) => ({ name, type })));

const tables: fc.Arbitrary<Batch> = fc
  .nat(20)
  .chain((length) =>
    fc
      .tuple(
        ...FIELDS.map(([, , value]) =>
          fc.array(fc.option(value, { freq: 4 }), { minLength: length, maxLength: length }),
        ),
      )
      .map((columns) => columnsToBatch(Object.fromEntries(FIELDS.map(([name], i) => [name, columns[i]!])), SCHEMA)),
  );

const from = (id: string): Plan => source({ kind: 'partitions', id, label: id }, SCHEMA);
const of = (fn: string, arg: string, options: ColumnCall['options'] = {}): ColumnCall => ({
  fn,
  args: [arg],
  options,
  name: `${fn} ${arg}`,
});

const CALLS: readonly ColumnCall[] = [
  { fn: 'count', args: [], options: { mode: 'all' }, name: 'rows' },
  of('count', 'n', { mode: 'valid' }),
  of('sum', 'n'),
  of('sum', 'f'),
  of('mean', 'f'),
  of('min', 'k'),
  of('max', 'f'),
  of('median', 'f'),
  of('countDistinct', 'f'),
  of('listAgg', 'k'),
  of('listAggDistinct', 'n'),
  of('anyValue', 'n', { ignoreNulls: true }),
  of('stringAgg', 'k', { delimiter: '-' }),
];

type Rows = Record<string, unknown>[];

const rowsOf = async (plan: Plan, sources: Record<string, Batch>, morselRows: number): Promise<Rows> => {
  const rows = await runPlan(plan, new Map(Object.entries(sources)), morselRows);
  expect(rows.schema.fields.map(({ name, type }) => [name, typeName(type)])).toEqual(
    schemaOf(plan).fields.map(({ name, type }) => [name, typeName(type)]),
  );
  return batchToRows(rows, { int64: 'bigint' });
};

/** The same for any size of morsels, which is what is returned. */
async function sameRows(plan: Plan, sources: Record<string, Batch>): Promise<Rows> {
  const whole = await rowsOf(plan, sources, 1000);
  expect(await rowsOf(plan, sources, 3)).toEqual(whole);
  return whole;
}

const keyOf = (row: Record<string, unknown>, names: readonly string[]): string =>
  names.map((name) => (row[name] === 0 ? '0' : String(row[name]))).join('|');

describe('aggregate', () => {
  test('groups in order of first appearance, whatever the morsels', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.subarray(['k', 'n', 'f']), async (t, keys) => {
        const groups = await sameRows({ kind: 'aggregate', input: from('t'), keys, calls: CALLS }, { t });
        const expected = new Map<string, number>();
        for (const row of batchToRows(t)) {
          const key = keyOf(row, keys);
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        if (keys.length === 0) expect(groups.map((row) => row['rows'])).toEqual([BigInt(t.length)]);
        else {
          expect(groups.map((row) => [keyOf(row, keys), row['rows']])).toEqual(
            [...expected].map(([key, count]) => [key, BigInt(count)]),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of no rows: one row without keys, none with them', async () => {
    const t = columnsToBatch({ k: [], n: [], f: [] }, SCHEMA);
    const calls = [
      of('sum', 'n'),
      of('count', 'k', { mode: 'valid' }),
      of('listAgg', 'f'),
      of('anyValue', 'k', { ignoreNulls: false }),
    ];
    expect(await sameRows({ kind: 'aggregate', input: from('t'), keys: [], calls }, { t })).toEqual([
      { 'sum n': null, 'count k': 0n, 'listAgg f': [], 'anyValue k': null },
    ]);
    expect(await sameRows({ kind: 'aggregate', input: from('t'), keys: ['k'], calls }, { t })).toEqual([]);
  });

  test('keys alone are their distinct combinations', async () => {
    const t = columnsToBatch({ k: ['b', 'a', 'b', null], n: [1, 1, 1, 1], f: [0, 0, 0, 0] }, SCHEMA);
    const rows = await sameRows({ kind: 'aggregate', input: from('t'), keys: ['k', 'n'], calls: [] }, { t });
    expect(rows).toEqual([
      { k: 'b', n: 1n },
      { k: 'a', n: 1n },
      { k: null, n: 1n },
    ]);
  });

  test.each([
    ['few', 100],
    ['nearly as many as rows', 190_000],
  ])('%s groups of many rows, joined several times', async (_, groups) => {
    const rows = 200_000;
    const n = Array.from({ length: rows }, (_, i) => (i * 7919) % groups);
    const t = columnsToBatch({ k: n.map(() => null), n, f: n.map((value) => value % 10) }, SCHEMA);
    const plan: Plan = { kind: 'aggregate', input: from('t'), keys: ['n'], calls: [of('sum', 'f'), CALLS[0]!] };
    const found = await rowsOf(plan, { t }, 65_536);
    const counts = new Map<number, number>();
    for (const value of n) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect(found).toEqual(
      [...counts].map(([value, count]) => ({ n: BigInt(value), 'sum f': (value % 10) * count, rows: BigInt(count) })),
    );
  });
});

describe('distinct', () => {
  test('keeps the first row of each combination whole', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.subarray(['k', 'n', 'f'], { minLength: 1 }), async (t, on) => {
        const seen = new Set<string>();
        const expected = batchToRows(t, { int64: 'bigint' }).filter((row) => {
          const key = keyOf(row, on);
          return !seen.has(key) && seen.add(key);
        });
        expect(await sameRows({ kind: 'distinct', input: from('t'), on }, { t })).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('setOperation', () => {
  test.each([
    ['intersect', false],
    ['intersect', true],
    ['except', false],
    ['except', true],
  ] as const)('%s, all: %s', async (operation, all) => {
    await fc.assert(
      fc.asyncProperty(tables, tables, async (x, y) => {
        const names = FIELDS.map(([name]) => name);
        const left = new Set<string>();
        const right = new Map<string, number>();
        for (const row of batchToRows(y)) {
          const key = keyOf(row, names);
          right.set(key, (right.get(key) ?? 0) + 1);
        }
        const expected = batchToRows(x, { int64: 'bigint' }).filter((row) => {
          const key = keyOf(row, names);
          const count = right.get(key) ?? 0;
          if (all) {
            if (count > 0) right.set(key, count - 1);
            return count > 0 === (operation === 'intersect');
          }
          const fresh = !left.has(key);
          left.add(key);
          return fresh && count > 0 === (operation === 'intersect');
        });
        const plan: Plan = { kind: 'setOperation', left: from('x'), right: from('y'), operation, all };
        expect(await sameRows(plan, { x, y })).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('columns meet by position', async () => {
    const x = columnsToBatch({ k: ['a', 'b'], n: [1, 2], f: [0, 0] }, SCHEMA);
    const other = project(from('x'), [alias(column('k'), 'a'), alias(column('n'), 'b'), alias(column('f'), 'c')]);
    const plan: Plan = { kind: 'setOperation', left: from('x'), right: other, operation: 'except', all: false };
    expect(await sameRows(plan, { x })).toEqual([]);
  });
});

describe('pivot', () => {
  const t = columnsToBatch({ k: ['b', 'a', 'b', null, 'c'], n: [1, 2, 2, 1, null], f: [10, 20, 30, 40, 50] }, SCHEMA);
  const plan = (names: readonly string[], input = from('t')): Plan => ({
    kind: 'pivot',
    input,
    groupBy: ['k'],
    pivotColumn: 'n',
    valueColumn: 'f',
    names,
  });

  test('the value beside each name; null where there is none', async () => {
    expect(await sameRows(plan(['2', '1', 'none', 'null']), { t })).toEqual([
      { k: 'b', '2': 30, '1': 10, none: null, null: null },
      { k: 'a', '2': 20, '1': null, none: null, null: null },
      { k: null, '2': null, '1': 40, none: null, null: null },
      { k: 'c', '2': null, '1': null, none: null, null: 50 },
    ]);
  });

  test('many groups', async () => {
    const rows = 5000;
    const many = columnsToBatch(
      {
        k: Array.from({ length: rows }, (_, i) => `g${i >> 1}`),
        n: Array.from({ length: rows }, (_, i) => i & 1),
        f: Array.from({ length: rows }, (_, i) => i),
      },
      SCHEMA,
    );
    const found = await rowsOf(plan(['0', '1']), { t: many }, 777);
    expect(found).toEqual(Array.from({ length: rows / 2 }, (_, g) => ({ k: `g${g}`, '0': 2 * g, '1': 2 * g + 1 })));
  });
});

describe('each', () => {
  const t = columnsToBatch({ k: ['a', 'b'], n: [1, 2], f: [1, 2] }, SCHEMA);
  async function* endless(): AsyncGenerator<Batch> {
    for (;;) yield t;
  }
  const cases: readonly (readonly [string, GatherNode])[] = [
    ['distinct', { kind: 'distinct', input: from('t'), on: ['k'] }],
    ['setOperation', { kind: 'setOperation', left: from('t'), right: from('t'), operation: 'except', all: true }],
    ['pivot', { kind: 'pivot', input: from('t'), groupBy: ['k'], pivotColumn: 'n', valueColumn: 'f', names: ['1'] }],
    ['aggregate', { kind: 'aggregate', input: from('t'), keys: ['k', 'n', 'f'], calls: [] }],
  ];

  test.each(cases)('%s stops when it is cancelled', async (_, node) => {
    const abort = new AbortController();
    const context: GatherContext = {
      schema: SCHEMA,
      signal: abort.signal,
      hold: () => {},
      callPage: () => Promise.reject(new Error('no page')),
      firstRow: null,
      warn: () => {},
    };
    const rows = runGather([endless(), endless()], node, context);
    setTimeout(() => abort.abort(new Error('stop')), 20);
    const all = async (): Promise<void> => {
      for await (const part of rows) expect(part.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toThrow('stop');
  });

  test.each(cases)('%s counts what it keeps', async (_, node) => {
    let held = 0;
    const context: GatherContext = {
      schema: SCHEMA,
      signal: new AbortController().signal,
      hold: (bytes) => (held += bytes),
      callPage: () => Promise.reject(new Error('no page')),
      firstRow: null,
      warn: () => {},
    };
    const once = async function* (): AsyncGenerator<Batch> {
      yield t;
    };
    for await (const part of runGather([once(), once()], node, context)) expect(part.length).toBeGreaterThan(0);
    expect(held).toBeGreaterThan(0);
  });
});

test('expressions below an aggregate are evaluated', async () => {
  const t = columnsToBatch({ k: ['a', 'b', 'a'], n: [1, 2, 3], f: [1, 2, 3] }, SCHEMA);
  const doubled = project(from('t'), [
    column('k'),
    alias(call('mul', [cast(column('n'), T.float64()), column('f')]), 'x'),
  ]);
  const plan: Plan = { kind: 'aggregate', input: doubled, keys: ['k'], calls: [of('sum', 'x')] };
  expect(await sameRows(plan, { t })).toEqual([
    { k: 'a', 'sum x': 10 },
    { k: 'b', 'sum x': 4 },
  ]);
});
