import { DataType as T } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr } from './expr.ts';
import {
  alias,
  call,
  cast,
  column,
  columnsOf,
  conjunction,
  conjuncts,
  createExprInterner,
  exprChildren,
  exprName,
  literal,
  mapExprChildren,
  rewriteExpr,
  someExpr,
  substitute,
  walkExpr,
  when,
} from './expr.ts';
import { formatExpr } from './format-expr.ts';
import { lit } from './literal.ts';
import { fn } from './testing/plans.ts';

const a = column('a');
const b = column('b');
const sum = call('add', [a, b]);

/** One of each kind, and their children. */
const KINDS: readonly (readonly [Expr, readonly Expr[]])[] = [
  [a, []],
  [lit(1), []],
  [alias(sum, 's'), [sum]],
  [cast(sum, T.string()), [sum]],
  [when([a, b], [sum, a], b), [a, b, sum, a, b]],
  [sum, [a, b]],
];

describe('nodes', () => {
  test.each(KINDS)('%j has its children', (expr, children) => {
    expect(exprChildren(expr)).toEqual(children);
  });

  test.each(KINDS)('%j is frozen plain data', (expr) => {
    expect(Object.isFrozen(expr)).toBe(true);
    expect(structuredClone(expr)).toEqual(expr);
  });

  test('an alias of an alias keeps the last name only', () => {
    expect(alias(alias(a, 'x'), 'y')).toEqual({ kind: 'alias', input: a, name: 'y' });
  });
});

describe('walking and rewriting', () => {
  test('walk visits a shared node once, parents first', () => {
    const visited: Expr[] = [];
    walkExpr(call('mul', [sum, sum]), (node) => visited.push(node));
    expect(visited.map((node) => formatExpr(node))).toEqual([
      '(col(a) + col(b)) * (col(a) + col(b))',
      'col(a) + col(b)',
      'col(a)',
      'col(b)',
    ]);
  });

  test('rewrite goes bottom-up and keeps shared nodes shared', () => {
    const seen: string[] = [];
    const result = rewriteExpr(call('mul', [sum, sum]), (node) => {
      seen.push(node.kind);
      return node.kind === 'column' && node.name === 'a' ? lit(2) : node;
    });
    expect(seen).toEqual(['column', 'column', 'call', 'call']);
    expect(formatExpr(result)).toBe('(lit(2) + col(b)) * (lit(2) + col(b))');
    const [left, right] = exprChildren(result);
    expect(left).toBe(right);
  });

  test('a rewrite that changes nothing returns the very same node', () => {
    const deep = when([sum], [cast(alias(sum, 'x'), T.int8())], lit(null));
    expect(rewriteExpr(deep, (node) => node)).toBe(deep);
    expect(mapExprChildren(deep, (child) => child)).toBe(deep);
  });

  test('columns are collected from every kind', () => {
    expect([...columnsOf(when([column('c')], [cast(a, T.string())], alias(b, 'z')), lit(1))]).toEqual(['c', 'a', 'b']);
  });

  test('substitution replaces names and leaves others alone', () => {
    expect(formatExpr(substitute(sum, new Map([['a', call('neg', [b])]])))).toBe('neg(col(b)) + col(b)');
  });

  test('someExpr looks at every node', () => {
    expect(someExpr(sum, (node) => node === b)).toBe(true);
    expect(someExpr(sum, (node) => node.kind === 'cast')).toBe(false);
  });
});

describe('names', () => {
  test.each([
    [a, 'a'],
    [lit(5), 'literal'],
    [alias(sum, 's'), 's'],
    [cast(b, T.string()), 'b'],
    [sum, 'a'],
    [call('add', [lit(1), a]), 'literal'],
    [call('add', [alias(b, 'x'), a]), 'x'],
    [when([a], [b], lit(null)), 'b'],
    [call('now', []), 'now'],
  ] as const)('%j is called %s', (expr, name) => {
    expect(exprName(expr)).toBe(name);
  });
});

describe('conjuncts', () => {
  test('are split through nested ands and aliases, and joined again', () => {
    const [p, q, r] = ['p', 'q', 'r'].map(column) as [Expr, Expr, Expr];
    const all = alias(call('and', [call('and', [p, alias(q, 'x')]), r]), 'y');
    expect(conjuncts(all)).toEqual([p, q, r]);
    expect(formatExpr(conjunction([p, q, r]))).toBe('(col(p) & col(q)) & col(r)');
    expect(conjuncts(call('or', [p, q]))).toEqual([call('or', [p, q])]);
  });
});

describe('the interner', () => {
  const same = (x: Expr, y: Expr): boolean => {
    const intern = createExprInterner();
    return intern(x) === intern(y);
  };

  test('equal structure is one expression, whatever its name', () => {
    expect(same(call('add', [column('a'), lit(1)]), call('add', [column('a'), lit(1)]))).toBe(true);
    expect(same(alias(sum, 'x'), sum)).toBe(true);
  });

  test.each([
    [lit(1), lit(2)],
    [lit(1), lit('1')],
    [lit(1n), lit('1n')],
    [lit(Number.NaN), lit(Infinity)],
    [lit(Infinity), lit(-Infinity)],
    [lit([Number.NaN, 1]), lit([Infinity, 1])],
    [literal(0, T.float64()), literal(-0, T.float64())],
    [lit(null), lit(Number.NaN)],
    [lit(new Date(0)), lit(new Date(1))],
    [lit(Uint8Array.of(1)), lit(Uint8Array.of(2))],
    [column('a'), column('b')],
    [column('a'), lit('a')],
    [call('add', [a, b]), call('add', [b, a])],
    [call('add', [a, b]), call('sub', [a, b])],
    [call('get', [a], { key: 1 }), call('get', [a], { key: '1' })],
    [cast(a, T.int8()), cast(a, T.int16())],
    [when([a], [b], a), when([b], [a], a)],
  ] as const)('%o and %o are two', (x, y) => {
    expect(same(x, y)).toBe(false);
  });
});

describe('format', () => {
  test.each([
    [call('sub', [a, call('mul', [b, lit(2)])]), 'col(a) - (col(b) * lit(2))'],
    [fn('eqNullSafe', [a, null]), 'col(a) <=> lit(null)'],
    [fn('not', [fn('isNull', [a])]), 'not(isNull(col(a)))'],
    [alias(sum, 'total'), '(col(a) + col(b)) as total'],
    [cast(sum, T.list(T.int8())), '(col(a) + col(b)).cast(List[Int8])'],
    [when([a, b], [lit('x'), lit(1.5)], lit(null)), 'when(col(a), lit("x"); col(b), lit(1.5); otherwise lit(null))'],
    [fn('get', [a], 'name'), 'get(col(a), lit(null), key: "name")'],
    [fn('resize', [a], 4, 2), 'resize(col(a), width: 4, height: 2)'],
    [fn('imageHash', [a], { method: 'DHash' }), 'imageHash(col(a), method: "dhash")'],
    [lit('say "hi"\n'), 'lit("say \\"hi\\"\\n")'],
    [lit(new Date(0)), 'lit(1970-01-01T00:00:00.000Z)'],
    [lit(Uint8Array.of(1, 2)), 'lit(binary(2 bytes))'],
    [lit(['a', 'b']), 'lit(["a", "b"])'],
    [lit([1, 2, 3, 4, 5]), 'lit([5 values])'],
    [lit(2n ** 60n), 'lit(1152921504606846976)'],
  ] as const)('%o', (expr, text) => {
    expect(formatExpr(expr)).toBe(text);
  });
});
