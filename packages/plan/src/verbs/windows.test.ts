import { columnNames, DataType as T, PlanError, schema } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr, WindowFrame } from '../expr.ts';
import { alias, call, column, exprName, over } from '../expr.ts';
import { lit } from '../literal.ts';
import type { Plan } from '../plan.ts';
import { schemaOf, source } from '../plan.ts';
import { extractWindows } from './windows.ts';

const table = source(
  { kind: 'partitions', id: 't', label: 't' },
  schema([
    { name: 'k', type: T.string() },
    { name: 't', type: T.int64() },
    { name: 'v', type: T.int32() },
    { name: 'l', type: T.list(T.int64()) },
  ]),
);

interface Spec {
  readonly by?: readonly string[];
  readonly order?: readonly Expr[];
  readonly frame?: WindowFrame | null;
}

const within = (input: Expr, { by = ['k'], order = [column('t')], frame = null }: Spec = {}): Expr =>
  over(input, {
    partitionBy: by.map(column),
    orderBy: order,
    desc: order.map(() => false),
    nullsFirst: order.map(() => false),
    frame,
  });
const sum = call('sum', [column('v')]);
const rowNumber = call('rowNumber', []);
const frame = (start: number | null, end: number | null, units: WindowFrame['units'] = 'rows'): WindowFrame => ({
  units,
  start,
  end,
  minPeriods: 1,
});

function windowsOf(plan: Plan): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (let node = plan; node.kind === 'window' || node.kind === 'project'; node = node.input) {
    if (node.kind === 'window') found.unshift(node.calls.map(({ fn }) => fn));
  }
  return found;
}

describe('extractWindows', () => {
  test('leaves expressions without a window as they are', () => {
    const exprs = [column('v'), call('add', [column('v'), lit(1)])];
    expect(extractWindows(table, exprs)).toEqual({ input: table, exprs });
  });

  test('computes equal windows once, and those of one window together', () => {
    const exprs = [
      alias(within(sum), 'a'),
      alias(within(sum), 'b'),
      alias(within(call('min', [column('v')])), 'c'),
      alias(within(sum, { order: [] }), 'd'),
      alias(within(sum, { frame: frame(null, 0) }), 'e'),
    ];
    const { input, exprs: rest } = extractWindows(table, exprs);
    expect(windowsOf(input)).toEqual([['sum', 'min'], ['sum'], ['sum']]);
    expect(rest.map(exprName)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((rest[0] as { input: Expr }).input).toEqual((rest[1] as { input: Expr }).input);
  });

  test('computes what a window reads below it, and keeps the names and columns there were', () => {
    const doubled = call('mul', [column('v'), lit(2)]);
    const plus = call('add', [within(call('sum', [doubled]), { order: [call('neg', [column('t')])] }), lit(1)]);
    const { input, exprs } = extractWindows(table, [plus]);
    expect(exprs.map(exprName)).toEqual(['v']);
    expect(columnNames(schemaOf(input))).toEqual(['k', 't', 'v', 'l', 'window#0', 'window#1', 'over#0']);
    if (input.kind !== 'window') throw new Error(input.kind);
    expect(input.partitionBy).toEqual(['k']);
    expect(input.calls.map(({ args }) => args)).toEqual([
      [input.order.keys[0] === 'window#0' ? 'window#1' : 'window#0'],
    ]);
  });

  test('a window may compute with windows', () => {
    const ratio = call('sub', [column('v'), within(sum)]);
    const { input, exprs } = extractWindows(table, [alias(within(call('max', [ratio])), 'm')]);
    expect(windowsOf(input)).toEqual([['sum'], ['max']]);
    expect(exprs.map(exprName)).toEqual(['m']);
  });

  test('the name of a window is that of what it computes', () => {
    const { exprs } = extractWindows(table, [within(sum), within(alias(rowNumber, 'row_number'))]);
    expect(exprs.map(exprName)).toEqual(['v', 'row_number']);
  });

  test.each<[string, Expr, string]>([
    ['no window', rowNumber, 'rowNumber() has a meaning only inside a window.'],
    ['a column', within(column('v')), 'over: col(v) is neither an aggregate nor a window function.'],
    [
      'an expression',
      within(call('add', [sum, lit(1)])),
      'over: sum(col(v)) + lit(1) is neither an aggregate nor a window function.',
    ],
    ['an aggregate inside', within(call('max', [sum])), 'which needs a window of its own.'],
    ['no order', within(rowNumber, { order: [] }), 'over: rowNumber needs an order.'],
    [
      'a frame',
      within(rowNumber, { frame: frame(-1, 0) }),
      "over: rowNumber has no frame: it depends on the row's place in its partition alone.",
    ],
    ['no frame', within(call('firstValue', [column('v')], { ignoreNulls: false })), 'over: firstValue needs a frame.'],
    ['a frame without an order', within(sum, { order: [], frame: frame(-1, 0) }), 'over: a frame needs an order.'],
    [
      'a frame the wrong way round',
      within(sum, { frame: frame(1, -1) }),
      'over: the frame starts (1) after it ends (-1).',
    ],
    [
      'two keys and a distance',
      within(sum, { order: [column('t'), column('v')], frame: frame(-1, 1, 'range') }),
      'over: rangeBetween needs exactly one orderBy column, got 2.',
    ],
    [
      'a distance between texts',
      within(sum, { order: [column('k')], frame: frame(-1, 1, 'range') }),
      'over: rangeBetween needs a number or a time to order by, "k" is String.',
    ],
    ['keys without an order', within(sum, { order: [column('l')] }), 'over: "l" is List[Int64], which has no order.'],
    ['an unknown column', within(sum, { by: ['missing'] }), 'missing'],
    [
      'a default of another kind',
      within(call('lag', [column('t'), lit([1])], { offset: 1 })),
      'the default does not convert to Int64.',
    ],
  ])('refuses %s', (_, expr, message) => {
    expect(() => extractWindows(table, [expr])).toThrow(PlanError);
    expect(() => extractWindows(table, [expr])).toThrow(message);
  });

  test('peers need neither one key nor a number', () => {
    const peers = within(sum, { order: [column('k'), column('t')], frame: frame(null, 0, 'range') });
    expect(windowsOf(extractWindows(table, [peers]).input)).toEqual([['sum']]);
  });
});
