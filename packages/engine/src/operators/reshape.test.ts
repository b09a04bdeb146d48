import type { Batch, DataType } from '@pixelframe/columnar';
import { batch, batchToRows, columnFromValues, DataType as T, schema } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { source } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { runPlan, tableServices } from '../testing/run-plan.ts';
import { JOIN_BATCH_ROWS } from './join-output.ts';
import { newCounts } from '../metrics.ts';
import { planPipelines } from '../physical/physical-plan.ts';
import { runOperators } from './run-operators.ts';

type Columns = Readonly<Record<string, readonly [DataType, readonly unknown[]]>>;

function tableOf(columns: Columns): { plan: Plan; rows: Batch } {
  const fields = Object.entries(columns).map(([name, [type]]) => ({ name, type }));
  const rows = batch(
    schema(fields),
    Object.values(columns).map(([type, values]) => columnFromValues(values, type)),
  );
  return { plan: source({ kind: 'partitions', id: 't', label: 't' }, rows.schema), rows };
}

const explodeNode = (
  input: Plan,
  columns: string[],
  index: string | null = null,
  ignoreEmptyAndNull = false,
): Plan => ({
  kind: 'explode',
  input,
  columns,
  index,
  ignoreEmptyAndNull,
});

const LISTS: Columns = {
  id: [T.string(), ['a', 'b', 'c', 'd', 'e']],
  l: [T.list(T.int64()), [[1, 2, 3], [], null, [null], [4]]],
  f: [T.fixedSizeList(T.int8(), 2), [[1, 2], [3, 4], null, [5, null], [6, 7]]],
};

async function exploded(columns: Columns, names: string[], index: string | null, ignore: boolean): Promise<unknown[]> {
  const { plan, rows } = tableOf(columns);
  const node = explodeNode(plan, names, index, ignore);
  const small = batchToRows(await runPlan(node, new Map([['t', rows]]), 2));
  expect(batchToRows(await runPlan(node, new Map([['t', rows]]), 1000))).toEqual(small);
  return small;
}

/** The batches of one morsel that is the whole table. */
async function batchesOf(node: Plan, rows: Batch): Promise<Batch[]> {
  const { operators } = planPipelines(node, { gpu: false, nextTable: () => 0 });
  const context = {
    services: tableServices(new Map()),
    signal: new AbortController().signal,
    firstRow: 0,
    warn: () => {},
    matched: () => new Uint8Array(0),
  };
  const counts = newCounts(operators.length);
  const made: Batch[] = [];
  const task = { morsel: { kind: 'batch', batch: rows }, firstRow: 0, operators, families: [], hung: [] } as const;
  for await (const part of runOperators(task, counts, context)) made.push(part);
  return made;
}

describe('explode', () => {
  test('gives a row for each item, and one with null for no list and none in it', async () => {
    const { f: _, ...two } = LISTS;
    expect(await exploded(two, ['l'], 'i', false)).toEqual([
      { id: 'a', l: 1, i: 0 },
      { id: 'a', l: 2, i: 1 },
      { id: 'a', l: 3, i: 2 },
      { id: 'b', l: null, i: null },
      { id: 'c', l: null, i: null },
      { id: 'd', l: null, i: 0 },
      { id: 'e', l: 4, i: 0 },
    ]);
  });

  test('leaves empty and null lists out when asked to', async () => {
    const { f: _, ...two } = LISTS;
    expect(await exploded(two, ['l'], 'i', true)).toEqual([
      { id: 'a', l: 1, i: 0 },
      { id: 'a', l: 2, i: 1 },
      { id: 'a', l: 3, i: 2 },
      { id: 'd', l: null, i: 0 },
      { id: 'e', l: 4, i: 0 },
    ]);
  });

  test('takes fixed-size lists, whose null rows have items of no meaning', async () => {
    const { id, f } = LISTS;
    expect(await exploded({ id: id!, f: f! }, ['f'], null, false)).toEqual([
      { id: 'a', f: 1 },
      { id: 'a', f: 2 },
      { id: 'b', f: 3 },
      { id: 'b', f: 4 },
      { id: 'c', f: null },
      { id: 'd', f: 5 },
      { id: 'd', f: null },
      { id: 'e', f: 6 },
      { id: 'e', f: 7 },
    ]);
  });

  test('takes several columns at once, null beside empty', async () => {
    const columns: Columns = {
      x: [T.list(T.string()), [['p', 'q'], null, [], ['r']]],
      y: [T.list(T.float64()), [[1.5, null], [], null, [2]]],
    };
    expect(await exploded(columns, ['x', 'y'], null, false)).toEqual([
      { x: 'p', y: 1.5 },
      { x: 'q', y: null },
      { x: null, y: null },
      { x: null, y: null },
      { x: 'r', y: 2 },
    ]);
  });

  test('refuses lists of two lengths in one row, by its number in the source', async () => {
    const { plan, rows } = tableOf({
      x: [T.list(T.int64()), [[1], [2, 3]]],
      y: [T.list(T.int64()), [[1], [2]]],
    });
    const failed = await batchesOf(explodeNode(plan, ['x', 'y']), rows).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      message: 'explode: the lists of one row must be of one length; "x" has 2 items, "y" 1.',
      column: 'y',
      row: 1,
    });
  });

  test('cuts what one row becomes into batches', async () => {
    const many = JOIN_BATCH_ROWS + 10;
    const { plan, rows } = tableOf({
      id: [T.int64(), [7, 8, 9]],
      l: [T.list(T.int32()), [[-1], Array.from({ length: many }, (_, i) => i), []]],
    });
    const parts = await batchesOf(explodeNode(plan, ['l'], 'i'), rows);
    expect(parts.map((part) => part.length)).toEqual([JOIN_BATCH_ROWS, 12]);
    expect(batchToRows(parts[0]!).slice(0, 2)).toEqual([
      { id: 7, l: -1, i: 0 },
      { id: 8, l: 0, i: 0 },
    ]);
    expect(batchToRows(parts[1]!).slice(-2)).toEqual([
      { id: 8, l: many - 1, i: many - 1 },
      { id: 9, l: null, i: null },
    ]);
  });

  test('of no row gives no row', async () => {
    expect(await exploded({ l: [T.list(T.int64()), []] }, ['l'], null, false)).toEqual([]);
    expect(await exploded({ l: [T.list(T.int64()), [[], null]] }, ['l'], null, true)).toEqual([]);
  });
});

describe('unpivot', () => {
  const columns: Columns = {
    id: [T.string(), ['p', 'q', null]],
    a: [T.int64(), [1, null, 3]],
    b: [T.float64(), [0.5, 4, null]],
  };
  const unpivotNode = (input: Plan, ids: string[], values: string[]): Plan => ({
    kind: 'unpivot',
    input,
    ids,
    values,
    variableName: 'variable',
    valueName: 'value',
  });

  test('gives the values of a row one after the other, in their common type, wherever batches end', async () => {
    const { plan, rows } = tableOf(columns);
    for (const morselRows of [1000, 2]) {
      const result = await runPlan(unpivotNode(plan, ['id'], ['a', 'b']), new Map([['t', rows]]), morselRows);
      expect(batchToRows(result)).toEqual([
        { id: 'p', variable: 'a', value: 1 },
        { id: 'p', variable: 'b', value: 0.5 },
        { id: 'q', variable: 'a', value: null },
        { id: 'q', variable: 'b', value: 4 },
        { id: null, variable: 'a', value: 3 },
        { id: null, variable: 'b', value: null },
      ]);
      expect(result.schema.fields.at(-1)!.type).toEqual(T.float64());
    }
  });

  test('cuts the result into batches', async () => {
    const length = JOIN_BATCH_ROWS - 5;
    const { plan, rows } = tableOf({
      x: [T.int32(), Array.from({ length }, (_, i) => i)],
      y: [T.int32(), Array.from({ length }, (_, i) => -i)],
    });
    const parts = await batchesOf(unpivotNode(plan, ['x'], ['x', 'y']), rows);
    expect(parts.map((part) => part.length)).toEqual([JOIN_BATCH_ROWS, JOIN_BATCH_ROWS - 10]);
    const middle = JOIN_BATCH_ROWS / 2;
    expect(batchToRows(parts[0]!).at(-1)).toEqual({ x: middle - 1, variable: 'y', value: 1 - middle });
    expect(batchToRows(parts[1]!)[0]).toEqual({ x: middle, variable: 'x', value: middle });
  });
});
