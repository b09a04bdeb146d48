import type { Batch, Column, DataType } from '@pixelframe/columnar';
import {
  batch,
  columnFromValues,
  columnToValues,
  DataType as T,
  schema,
  sliceBatch,
  sliceColumn,
  typeName,
} from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '@pixelframe/plan';
import { buildCall, column, element, functionDefinition, inferField, lit } from '@pixelframe/plan';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { allEvaluators } from '../registry.ts';
import { listParts } from './list-parts.ts';

beforeAll(() => allEvaluators());

const isExpr = (value: unknown): value is Expr => typeof value === 'object' && value !== null && 'kind' in value;
/** Optional arguments are told from a plain object of options by their class, as the expressions of users are. */
class Given {
  readonly expr: Expr;
  constructor(expr: Expr) {
    this.expr = expr;
  }
}

const fn = (name: string, ...given: readonly unknown[]): Expr =>
  buildCall(
    functionDefinition(name),
    given.map((value) => (isExpr(value) ? new Given(value) : value)),
    (value) => (value instanceof Given ? value.expr : lit(value as LiteralValue)),
  );

type Columns = Readonly<Record<string, readonly [DataType, readonly unknown[]]>>;

const tableOf = (columns: Columns): Batch =>
  batch(
    schema(Object.entries(columns).map(([name, [type]]) => ({ name, type }))),
    Object.values(columns).map(([type, values]) => columnFromValues(values, type)),
  );

function run(expr: Expr, columns: Columns, from = 0): unknown[] {
  const all = tableOf(columns);
  const rows = sliceBatch(all, from, all.length);
  const result = evaluate(expr, rows);
  expect(result.length).toBe(rows.length);
  expect(typeName(result.type)).toBe(typeName(inferField(expr, rows.schema).type));
  return columnToValues(result).map((value) => (ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value));
}

const l = column('l');
const INTS: Columns = { l: [T.list(T.int64()), [[9], [3, 1, null], null, [], [2, 2]]] };
const FIXED: Columns = { l: [T.fixedSizeList(T.int32(), 2), [[4, 3], null, [1, null]]] };

describe('listParts', () => {
  const garbage = (column: Column): Column => ({ ...column, validity: Uint8Array.of(0b101) });
  const full = columnFromValues([[1, 2], [3], [4]], T.list(T.int8()));

  test('leaves out items under nulls', () => {
    const { offsets, items } = listParts(garbage(full));
    expect([...offsets]).toEqual([0, 2, 2, 3]);
    expect(columnToValues(items)).toEqual([1, 2, 4]);
  });

  test('of fixed-size lists, and of a part of a column', () => {
    const fixed = columnFromValues([[1, 2], null, [5, 6]], T.fixedSizeList(T.int8(), 2));
    expect(columnToValues(listParts(fixed).items)).toEqual([1, 2, 5, 6]);
    expect([...listParts(sliceColumn(full, 1, 3)).offsets]).toEqual([0, 1, 2]);
    expect(columnToValues(listParts(sliceColumn(full, 1, 3)).items)).toEqual([3, 4]);
  });

  test('shares the items where there are no gaps', () => {
    expect(listParts(full).items).toBe(full.children[0]);
  });
});

describe('aggregations', () => {
  test('over a part of a batch', () => {
    expect(run(fn('listSum', l), INTS, 1)).toEqual([4, null, null, 4]);
    expect(run(fn('listMin', l), INTS, 1)).toEqual([1, null, null, 2]);
    expect(run(fn('listMean', l), FIXED, 1)).toEqual([null, 1]);
  });

  test('a sum that leaves the safe integers and comes back is exact', () => {
    const big = 2n ** 53n - 1n;
    const columns: Columns = { l: [T.list(T.int64()), [[big, 2n, -2n, -1n], [1n]]] };
    expect(run(fn('listSum', l), columns)).toEqual([Number(big - 1n), 1]);
  });

  test('UInt64 sums wrap around', () => {
    expect(run(fn('listSum', l), { l: [T.list(T.uint64()), [[2n ** 64n - 1n, 5n]]] })).toEqual([4]);
  });

  test('the first of equal extremes is taken', () => {
    expect(run(fn('listMax', l), { l: [T.list(T.float64()), [[-0, 0]]] })).toEqual([-0]);
  });
});

test('listSort orders lists of fixed size, nulls among them', () => {
  expect(run(fn('listSort', l), FIXED)).toEqual([[3, 4], null, [1, null]]);
  expect(run(fn('listSort', l, true), FIXED)).toEqual([[4, 3], null, [null, 1]]);
});

test('listSort is stable where zeros differ in sign', () => {
  expect(run(fn('listSort', l), { l: [T.list(T.float64()), [[0, -0, -1]]] })).toEqual([[-1, 0, -0]]);
});

test('listDistinct and valueCounts look at each list alone', () => {
  const columns: Columns = { l: [T.list(T.string()), [['a', 'b', 'a'], ['b'], null, ['a', null, 'a']]] };
  expect(run(fn('listDistinct', l), columns)).toEqual([['a', 'b'], ['b'], null, ['a']]);
  expect(run(fn('valueCounts', l), columns)).toEqual([
    [
      ['a', 2],
      ['b', 1],
    ],
    [['b', 1]],
    [],
    [['a', 2]],
  ]);
});

test('chunk and listFlatten undo each other, but for what is left over', () => {
  const columns: Columns = { l: [T.list(T.string()), [['a', 'b', 'c'], null, ['d', 'e']]] };
  expect(run(fn('listFlatten', fn('chunk', l, 2)), columns)).toEqual([['a', 'b'], null, ['d', 'e']]);
});

test('seq names the row of a negative length, and does not make lists without end', () => {
  const n = column('n');
  expect(() => run(fn('seq', n), { n: [T.int64(), [1, -2]] })).toThrow('seq: n must not be negative, got -2.');
  expect(() => run(fn('seq', n), { n: [T.int64(), [2 ** 40]] })).toThrow(
    'seq: 1099511627776 numbers are too many for a list.',
  );
});

test('listJoin joins bytes, whatever the characters', () => {
  const columns: Columns = { l: [T.list(T.string()), [['é', '👍', null], [], null]], d: [T.string(), ['→', 'x', 'y']] };
  expect(run(fn('listJoin', l, column('d')), columns)).toEqual(['é→👍→', '', null]);
});

describe('functions over items', () => {
  test('run once for all items', () => {
    expect(run(fn('listMap', l, fn('add', element, element)), INTS, 1)).toEqual([[6, 2, null], null, [], [4, 4]]);
    expect(run(fn('listFilter', l, fn('notNull', element)), FIXED)).toEqual([[4, 3], null, [1]]);
  });

  test('read other columns of their row', () => {
    const columns: Columns = { ...INTS, n: [T.int64(), [0, 1, 5, 7, 2]] };
    const more = fn('add', element, fn('add', column('n'), column('n')));
    expect(run(fn('listMap', l, more), columns)).toEqual([[9], [5, 3, null], null, [], [6, 6]]);
    expect(run(fn('listFilter', l, fn('gt', element, column('n'))), columns)).toEqual([[9], [3], null, [], []]);
    expect(run(fn('listFilter', l, fn('gt', column('n'), column('n'))), columns)).toEqual([[], [], null, [], []]);
  });

  test('nest: element() is the item of the innermost list, columns keep their row', () => {
    const columns: Columns = {
      l: [T.list(T.list(T.int64())), [[[1], [2, 3]], null, [null, [4]]]],
      n: [T.int64(), [10, 20, 30]],
    };
    const inner = fn('listMap', element, fn('add', element, column('n')));
    expect(run(fn('listMap', l, inner), columns)).toEqual([[[11], [12, 13]], null, [null, [34]]]);
    expect(run(fn('listMap', l, fn('listSum', inner)), columns)).toEqual([[11, 25], null, [null, 34]]);
    const filtered = fn(
      'listFilter',
      l,
      fn('gt', fn('listCount', fn('listFilter', element, fn('gt', element, lit(1)))), 0),
    );
    expect(run(filtered, columns)).toEqual([[[2, 3]], null, [[4]]]);
  });

  test('keep the names of struct fields', () => {
    const columns: Columns = { l: [T.list(T.int64()), [[1, 2]]], n: [T.int64(), [7]] };
    expect(run(fn('listMap', l, fn('toStruct', element, column('n'))), columns)).toEqual([
      [
        { element: 1, n: 7 },
        { element: 2, n: 7 },
      ],
    ]);
  });

  test('element() has no meaning outside', () => {
    expect(() => run(fn('add', element, 1), INTS)).toThrow(
      'element() stands for the item of a list, and there is no list here.',
    );
  });
});

describe('get', () => {
  const columns: Columns = {
    ...INTS,
    i: [T.int64(), [0, -1, 0, 0, null]],
    d: [T.int64(), [-1, -2, -3, -4, -5]],
  };

  test('by a column of positions, with a default for what is missing', () => {
    expect(run(fn('get', l, column('i')), columns)).toEqual([9, null, null, null, null]);
    expect(run(fn('get', l, column('i'), column('d')), columns)).toEqual([9, null, -3, -4, null]);
    expect(run(fn('get', l, 1, 0), columns)).toEqual([0, 1, 0, 0, 2]);
  });

  test('of maps, by a column of keys', () => {
    const maps: Columns = {
      m: [T.map(T.string(), T.int64()), [[['a', 1]], null, [['b', null]], []]],
      k: [T.string(), ['a', 'a', 'b', null]],
    };
    expect(run(fn('get', column('m'), column('k')), maps)).toEqual([1, null, null, null]);
    expect(run(fn('get', column('m'), 'a', 0), maps)).toEqual([1, 0, 0, 0]);
  });
});
