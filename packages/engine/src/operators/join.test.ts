import type { Batch } from '@pixelframe/columnar';
import { batchToRows, columnFromValues, DataType as T, batch, schema } from '@pixelframe/columnar';
import type { JoinHow, Plan } from '@pixelframe/plan';
import { column, join, source } from '@pixelframe/plan';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runPlan } from '../testing/run-plan.ts';

type Row = readonly [key: number | null, text: string | null];
type Output = Readonly<Record<string, unknown>>;

const FIELDS = schema([
  { name: 'k', type: T.float64() },
  { name: 's', type: T.string() },
  { name: 'n', type: T.int32() },
]);

const rowsOf = (rows: readonly Row[]): Batch =>
  batch(
    FIELDS,
    [
      columnFromValues(
        rows.map(([k]) => k),
        T.float64(),
      ),
      columnFromValues(
        rows.map(([, s]) => s),
        T.string(),
      ),
      columnFromValues(
        rows.map((_, i) => i),
        T.int32(),
      ),
    ],
    rows.length,
  );

const table = (id: string): Plan => source({ kind: 'partitions', id, label: id }, FIELDS);

async function joined(
  left: readonly Row[],
  right: readonly Row[],
  how: JoinHow,
  on: readonly string[],
  morsel: number,
) {
  const keys = how === 'cross' ? [] : on.map(column);
  const plan = join(table('l'), table('r'), how, keys, keys);
  const sources = new Map([
    ['l', rowsOf(left)],
    ['r', rowsOf(right)],
  ]);
  return batchToRows(await runPlan(plan, sources, morsel)) as Output[];
}

/** Every row with every other, looked at one by one. */
function naive(left: readonly Row[], right: readonly Row[], how: JoinHow, on: readonly string[]): Output[] {
  const common = how === 'cross' ? [] : on;
  const key = (row: Row, name: string): unknown => (name === 'k' ? row[0] : row[1]);
  // A comparison with NaN is false; one with null must be.
  const matches = (l: Row, r: Row): boolean =>
    common.every((name) => key(l, name) !== null && key(l, name) === key(r, name));
  const output = (l: number, r: number): Output => {
    const out: Record<string, unknown> = {};
    for (const name of common) out[name] = key(l >= 0 && how !== 'right' ? left[l]! : right[r]!, name);
    for (const [name, value] of Object.entries({ k: left[l]?.[0], s: left[l]?.[1], n: l < 0 ? null : l })) {
      if (!common.includes(name)) out[name] = value ?? null;
    }
    for (const [name, value] of Object.entries({ k: right[r]?.[0], s: right[r]?.[1], n: r < 0 ? null : r })) {
      if (!common.includes(name)) out[`right.${name}`] = value ?? null;
    }
    return out;
  };
  const rows: Output[] = [];
  const used = new Set<number>();
  for (const [l, a] of left.entries()) {
    const partners = right.flatMap((b, r) => (matches(a, b) ? [r] : []));
    partners.forEach((r) => used.add(r));
    if (how === 'semi' || how === 'anti') {
      if (partners.length > 0 === (how === 'semi')) rows.push({ k: a[0], s: a[1], n: l });
      continue;
    }
    rows.push(...partners.map((r) => output(l, r)));
    if (partners.length === 0 && (how === 'left' || how === 'outer')) rows.push(output(l, -1));
  }
  if (how === 'right' || how === 'outer') right.forEach((_, r) => used.has(r) || rows.push(output(-1, r)));
  return rows;
}

const HOWS: readonly JoinHow[] = ['inner', 'left', 'right', 'outer', 'semi', 'anti', 'cross'];
const number = fc.option(fc.constantFrom(0, 1, 2, -1.5, Number.NaN), { freq: 6 });
const text = fc.option(fc.constantFrom('', 'a', 'é', '🦊', 'a longer text'), { freq: 6 });
const side = fc.array(fc.tuple(number, text), { maxLength: 12 });

describe.each(HOWS)('a join of kind %s', (how) => {
  test('is what looking at every pair gives, whatever the morsels', async () => {
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.constantFrom(['k'], ['s'], ['k', 's'], ['s', 'k']),
        fc.constantFrom(1, 3, 100),
        async (left, right, on, morsel) => {
          expect(await joined(left, right, how, on, morsel)).toEqual(naive(left, right, how, on));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('keys of both sides have the common type and the value of whichever side is there', async () => {
  const keys = (id: string, type: (typeof FIELDS.fields)[number]['type']): Plan =>
    source({ kind: 'partitions', id, label: id }, schema([{ name: 'k', type }]));
  const rows = (values: readonly number[], type: (typeof FIELDS.fields)[number]['type']): Batch =>
    batch(schema([{ name: 'k', type }]), [columnFromValues(values, type)], values.length);
  const sources = new Map([
    ['l', rows([1, 2], T.int32())],
    ['r', rows([2, 3.5], T.float64())],
  ]);
  const plan = (how: JoinHow): Plan =>
    join(keys('l', T.int32()), keys('r', T.float64()), how, [column('k')], [column('k')]);
  const outer = await runPlan(plan('outer'), sources);
  expect(outer.schema.fields[0]!.type).toEqual(T.float64());
  expect(batchToRows(outer)).toEqual([{ k: 1 }, { k: 2 }, { k: 3.5 }]);
  const right = await runPlan(plan('right'), sources);
  expect(right.schema.fields[0]!.type).toEqual(T.float64());
  expect(batchToRows(right)).toEqual([{ k: 2 }, { k: 3.5 }]);
  const inner = await runPlan(plan('inner'), sources);
  expect(inner.schema.fields[0]!.type).toEqual(T.int32());
});

test('what comes after a join gets the right rows without a left one, too', async () => {
  const sources = new Map([
    ['l', rowsOf([[1, 'a']])],
    [
      'r',
      rowsOf([
        [1, 'b'],
        [2, 'c'],
        [null, 'd'],
      ]),
    ],
  ]);
  const first = join(table('l'), table('r'), 'right', [column('k')], [column('k')]);
  const plan = join(first, table('l'), 'left', [column('k')], [column('k')], { suffix: '2' });
  const rows = batchToRows(await runPlan(plan, sources, 1)) as Output[];
  expect(rows.map((row) => [row['k'], row['right.s'], row['s2']])).toEqual([
    [1, 'b', 'a'],
    [2, 'c', null],
    [null, 'd', null],
  ]);
});
