import type { Column, DataType } from '@pixelframe/columnar';
import {
  batch,
  columnFromValues,
  columnToValues,
  DataType as T,
  emptyBatch,
  nullCount,
  PlanError,
  schema,
  typeName,
} from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '@pixelframe/plan';
import { alias, call, cast, column, FUNCTIONS, inferField, lit, when } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateAll } from './evaluate.ts';
import { allEvaluators } from './registry.ts';

/** Values of each type; a null among them. */
const SAMPLES: readonly (readonly [DataType, readonly unknown[]])[] = [
  [T.null(), [null, null, null]],
  [T.bool(), [true, null, false]],
  [T.int8(), [-128, null, 5]],
  [T.int32(), [7, null, -7]],
  [T.int64(), [2n ** 60n, null, -1]],
  [T.uint8(), [255, null, 0]],
  [T.uint64(), [2n ** 64n - 1n, null, 3]],
  [T.float32(), [1.5, null, Number.NaN]],
  [T.float64(), [-0, null, Infinity]],
  [T.string(), ['', null, 'é']],
  [T.binary(), [Uint8Array.of(1, 2), null, new Uint8Array()]],
  [T.binary(4), [Uint8Array.of(1, 2, 3, 4), null, new Uint8Array(4)]],
  [T.date(), [19_000, null, -1]],
  [T.time('us'), [1n, null, 0n]],
  [T.timestamp('ms'), [5n, null, -5n]],
  [T.timestamp('us', 'UTC'), [5n, null, -5n]],
  [T.duration('us'), [5n, null, -5n]],
  [T.list(T.int64()), [[1, null], null, []]],
  [T.list(T.string()), [['a'], null, ['b', 'c']]],
  [T.list(T.bool()), [[true, null], null, []]],
  [T.list(T.list(T.int32())), [[[1], null], null, []]],
  [T.list(T.binary(2)), [[Uint8Array.of(1, 2)], null, []]],
  [T.fixedSizeList(T.int16(), 2), [[1, 2], null, [3, 4]]],
  [T.embedding(T.float32(), 2), [Float32Array.of(1, 2), null, Float32Array.of(3, 4)]],
  [T.struct({ x: T.int64() }), [{ x: 1 }, null, { x: null }]],
  [T.map(T.string(), T.int64()), [[['k', 1]], null, []]],
  [T.image('L'), [{ width: 1, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(9) }, null, null]],
];

const columns: readonly Column[] = SAMPLES.map(([type, values]) => columnFromValues(values, type));
const rows = batch(schema(SAMPLES.map(([type], i) => ({ name: `c${i}`, type }))), columns);
const none = emptyBatch(rows.schema);
const names = SAMPLES.map((_, i) => column(`c${i}`));

/** Every way to call a function with columns of these types that its definition accepts. */
function calls(fn: string): Expr[] {
  const { args, params } = FUNCTIONS.get(fn)!;
  const defaults = Object.fromEntries(params.map((param) => [param.name, param.default ?? null]));
  const options = fn === 'get' ? [{ key: 0 }, { key: 'x' }, { key: 'k' }] : [defaults];
  let tuples: Expr[][] = [[]];
  for (const { values, default: missing } of args) {
    const lists = [lit([1, null]), lit(['a']), lit([]), lit([new Date(5)])];
    const choices = values === true ? lists : missing === undefined ? names : [lit(missing)];
    tuples = tuples.flatMap((tuple) => choices.map((choice) => [...tuple, choice]));
  }
  return tuples
    .flatMap((tuple) => options.map((option) => call(fn, tuple, option)))
    .filter((expr) => {
      try {
        inferField(expr, rows.schema);
        return true;
      } catch (error) {
        if (error instanceof PlanError) return false;
        throw error;
      }
    });
}

/** Whether a value among the samples is one that the function refuses, such as a negative count. */
function refuses(expr: Expr): boolean {
  try {
    evaluate(expr, rows);
    return false;
  } catch (error) {
    if (error instanceof PlanError) return true;
    throw error;
  }
}

const evaluators = await allEvaluators();

/** Functions that need a format, a pattern or the like, or many columns, have tests of their own. */
const general = [...evaluators.keys()].filter((fn) => {
  const { args, params, perItem, volatile } = FUNCTIONS.get(fn)!;
  const columnsTaken = args.filter((arg) => arg.default === undefined && arg.values !== true);
  const needed = fn === 'get' ? [] : params.filter((param) => param.default === undefined);
  return columnsTaken.length <= 2 && needed.length === 0 && perItem === undefined && volatile !== true;
});

describe('every function over every type it accepts', () => {
  test.each(general)('%s returns what its definition says', (fn) => {
    const accepted = calls(fn);
    expect(accepted.length).toBeGreaterThan(0);
    for (const expr of accepted) {
      const { type } = inferField(expr, rows.schema);
      for (const input of refuses(expr) ? [none] : [rows, none]) {
        const result = evaluate(expr, input);
        expect(typeName(result.type)).toBe(typeName(type));
        expect(result.length).toBe(input.length);
        expect(columnToValues(result)).toHaveLength(input.length);
      }
      const { nulls, args } = FUNCTIONS.get(fn)!;
      if (nulls === 'propagate' && args.length > 0 && !refuses(expr))
        expect(columnToValues(evaluate(expr, rows))[1]).toBeNull();
    }
  });

  test('casts to every type return that type', () => {
    let casts = 0;
    for (const from of names) {
      for (const [type] of SAMPLES) {
        const expr = cast(from, type);
        try {
          inferField(expr, rows.schema);
        } catch {
          continue;
        }
        casts++;
        expect(typeName(evaluate(expr, none).type)).toBe(typeName(type));
        if (type.kind === 'fixedSizeList' || type.kind === 'embedding') continue;
        const result = evaluate(expr, rows);
        expect(typeName(result.type)).toBe(typeName(type));
        // A value of its own, null or not, becomes a list of one.
        if (type.kind === 'list' && result.validity === null) expect(columnToValues(result)[1]).toHaveLength(1);
        else expect(columnToValues(result)[1]).toBeNull();
      }
    }
    expect(casts).toBeGreaterThan(150);
  });

  test('every definition without an operator of its own has an evaluator', () => {
    const own = [...FUNCTIONS.values()].filter(
      (definition) =>
        definition.stage !== true &&
        definition.image === undefined &&
        definition.kind === undefined &&
        definition.expands === undefined,
    );
    expect(own.map(({ name }) => name).sort()).toEqual([...evaluators.keys()].sort());
  });

  test('a function that has an operator of its own is refused by name', () => {
    const bytes = batch(schema([{ name: 'b', type: T.binary() }]), [columnFromValues([null], T.binary())]);
    expect(() => evaluate(call('decodeImage', [column('b')], { mode: 'RGB' }), bytes)).toThrow(
      'decodeImage is computed by an operator of its own and cannot be evaluated inside an expression.',
    );
  });
});

describe('evaluateAll', () => {
  test('computes equal expressions once', () => {
    const sum = (): Expr => call('add', [names[3]!, lit(1)]);
    const [x, y, z] = evaluateAll([alias(sum(), 'x'), call('neg', [sum()]), sum()], rows);
    expect(x).toBe(z);
    expect(columnToValues(x!)).toEqual([8, null, -6]);
    expect(columnToValues(y!)).toEqual([-8, null, 6]);
  });

  test('passes columns on as they are', () => {
    expect(evaluate(alias(names[9]!, 'renamed'), rows)).toBe(columns[9]);
  });

  test.each<[LiteralValue, unknown]>([
    [null, null],
    [true, true],
    [5, 5],
    [2n ** 60n, 2n ** 60n],
    [-0, -0],
    ['é', 'é'],
    [new Date(7), new Date(7)],
    [Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
    [
      [1, null, 3],
      [1, null, 3],
    ],
  ])('the literal %o is in every row', (value, expected) => {
    expect(columnToValues(evaluate(lit(value), rows))).toEqual([expected, expected, expected]);
    expect(evaluate(lit(value), none).length).toBe(0);
  });
});

test('isIn finds dates by their text and bytes by their content', () => {
  const found = (values: readonly unknown[], type: DataType, items: LiteralValue): unknown[] => {
    const b = batch(schema([{ name: 'c', type }]), [columnFromValues(values, type)]);
    return columnToValues(evaluate(call('isIn', [column('c'), lit(items)]), b));
  };
  expect(found([19_000, 1, null], T.date(), ['2022-01-08'])).toEqual([true, false, null]);
  expect(found([new Date(5), new Date(6)], T.timestamp('us'), [new Date(6)])).toEqual([false, true]);
  expect(found([Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0)], T.binary(), [Uint8Array.of(1, 2)])).toEqual([
    true,
    false,
  ]);
  expect(found([Uint8Array.of(1, 2), null], T.binary(2), [Uint8Array.of(1, 2)])).toEqual([true, null]);
  expect(found([2n ** 60n, 1], T.int64(), [2n ** 60n + 1n])).toEqual([false, false]);
});

describe('when', () => {
  const flags = columnFromValues([true, false, null, false], T.bool());
  const b = batch(
    schema([
      { name: 'f', type: T.bool() },
      { name: 's', type: T.string() },
    ]),
    [flags, columnFromValues(['p', 'q', 'r', null])],
  );

  test('takes the first that holds; a null condition gives null', () => {
    const expr = when([column('f'), call('eq', [column('s'), lit('q')])], [lit(1), lit(2.5)], lit(3n));
    expect(columnToValues(evaluate(expr, b))).toEqual([1, 2.5, null, null]);
  });

  test('without otherwise what is left is null', () => {
    expect(columnToValues(evaluate(when([column('f')], [column('s')], lit(null)), b))).toEqual(['p', null, null, null]);
  });

  test('a condition that is null for all rows', () => {
    expect(nullCount(evaluate(when([lit(null)], [column('s')], lit('x')), b))).toBe(4);
  });

  test('turns the other branches into text beside a String', () => {
    expect(columnToValues(evaluate(when([column('f')], [column('s')], lit(1.5)), b))).toEqual([
      'p',
      '1.5',
      null,
      '1.5',
    ]);
  });
});
