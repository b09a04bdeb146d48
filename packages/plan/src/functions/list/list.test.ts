import { DataType as T, schema, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { buildCall } from '../../build-call.ts';
import type { Expr, LiteralValue } from '../../expr.ts';
import { column, element, substitute } from '../../expr.ts';
import { inferField } from '../../infer.ts';
import { lit } from '../../literal.ts';
import { planError } from '../../testing/plan-error.ts';
import { functionDefinition } from '../registry.ts';

const columns = schema(
  Object.entries({
    ints: T.list(T.int64()),
    names: T.list(T.string()),
    nested: T.list(T.fixedSizeList(T.bool(), 2)),
    vector: T.embedding(T.float32(), 3),
    map: T.map(T.string(), T.date()),
    point: T.struct({ x: T.int64() }),
    image: T.list(T.image('RGB')),
    n: T.int32(),
    s: T.string(),
  }).map(([name, type]) => ({ name, type })),
);

class Given {
  readonly expr: Expr;
  constructor(expr: Expr) {
    this.expr = expr;
  }
}

const c = (name: string): Given => new Given(column(name));
const item = new Given(element);

const fn = (name: string, ...given: readonly unknown[]): Given =>
  new Given(
    buildCall(functionDefinition(name), given, (value) =>
      value instanceof Given ? value.expr : lit(value as LiteralValue),
    ),
  );

const typeOf = ({ expr }: Given): string => typeName(inferField(expr, columns).type);

describe('types', () => {
  test.each([
    ['a sum of integers', fn('listSum', c('ints')), 'Int64'],
    ['a mean', fn('listMean', c('vector')), 'Float64'],
    ['distinct items of a vector', fn('listDistinct', c('vector')), 'List[Float32]'],
    ['a sorted fixed-size list', fn('listSort', c('vector')), 'Embedding[Float32; 3]'],
    ['counts of values', fn('valueCounts', c('names')), 'Map[String: UInt64]'],
    ['chunks', fn('chunk', c('ints'), 2), 'List[List[Int64; 2]]'],
    ['a flattened list', fn('listFlatten', c('nested')), 'List[Bool]'],
    ['an item of another number type', fn('listAppend', c('ints'), 1.5), 'List[Float64]'],
    ['mapped items', fn('listMap', c('ints'), fn('add', item, c('n'))), 'List[Int64]'],
    ['mapped lists', fn('listMap', c('nested'), fn('listMap', item, fn('isNull', item))), 'List[List[Bool]]'],
    ['filtered items', fn('listFilter', c('vector'), fn('gt', item, 0)), 'List[Float32]'],
    ['a part', fn('slice', c('vector'), 1), 'List[Float32]'],
    ['a value of a map', fn('mapGet', c('map'), c('s')), 'Date'],
    ['keys of a map', fn('mapKeys', c('map')), 'List[String]'],
    ['a list of a text and a number', fn('toList', c('s'), c('n'), null), 'List[String]'],
    ['an item by a column', fn('get', c('ints'), c('n')), 'Int64'],
    ['exploded items', fn('explode', c('names')), 'String'],
  ])('%s', (_, expr, expected) => {
    expect(typeOf(expr)).toBe(expected);
  });
});

describe('refusals', () => {
  test.each([
    ['no list', () => typeOf(fn('listSum', c('n'))), 'PlanError: listSum(n: Int32): expected a list.'],
    [
      'a sum of texts',
      () => typeOf(fn('listSum', c('names'))),
      'PlanError: listSum(names: List[String]): expected a list of numbers.',
    ],
    [
      'an item of another kind',
      () => typeOf(fn('listContains', c('ints'), 'x')),
      'PlanError: listContains(ints: List[Int64], literal: String): expected a value of the type of the items.\n  hint: Convert it with .cast(type).',
    ],
    [
      'a chunk of nothing',
      () => typeOf(fn('chunk', c('ints'), 0)),
      'PlanError: chunk: size must be a positive integer, got 0.\n  hint: The call is chunk(list, size).',
    ],
    [
      'element() outside of a list',
      () => typeOf(fn('add', item, 1)),
      'PlanError: element() stands for the item of a list, and there is no list here.\n  hint: Use it inside listMap or listFilter.',
    ],
    [
      'a picture for each item',
      () => fn('listMap', c('image'), fn('imageWidth', item)),
      'PlanError: listMap: imageWidth cannot be computed for each item of a list.\n  hint: Make a row of each item with explode() first.',
    ],
    [
      'two fields of one name',
      () => typeOf(fn('toStruct', c('n'), c('n'))),
      "PlanError: toStruct: two fields would be called \"n\".\n  hint: Name fields: toStruct({ x: col('a'), y: col('b') }).",
    ],
    ['no item', () => typeOf(fn('toList')), 'PlanError: toList: give at least one item.'],
    [
      'a default of a field',
      () => typeOf(fn('get', c('point'), 'x', 1)),
      "PlanError: get: a default is for lists and maps; a struct's field is there in every struct.\n  hint: Replace its nulls with .fillNull(value).\n  column: point",
    ],
    [
      'a default of another kind',
      () => typeOf(fn('get', c('ints'), 9, [1])),
      'PlanError: get: the default is List[Int32], the items are Int64.\n  column: ints',
    ],
    [
      'a fraction of a position',
      () => typeOf(fn('get', c('ints'), new Given(lit(0.5)))),
      'PlanError: get(ints: List[Int64]): expected a list.',
    ],
  ])('%s', (_, work, message) => {
    expect(planError(work)).toBe(message);
  });
});

test('fields keep their names when a column is replaced by what it stands for', () => {
  const struct = fn('toStruct', c('n')).expr;
  const replaced = substitute(struct, new Map([['n', column('s')]]));
  expect(typeName(inferField(replaced, columns).type)).toBe('Struct[n: String]');
});
