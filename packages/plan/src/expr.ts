import type { DataType, TypedArray } from '@pixelframe/columnar';
import type { ResolvedModel } from './models/resolved-model.ts';

export type LiteralItem = null | boolean | number | bigint | string | Date | Uint8Array;
/** What `lit` takes: a value, a list of them, a struct, or a picture, tensor or vector. */
export type LiteralValue =
  | LiteralItem
  | TypedArray
  | readonly LiteralValue[]
  | { readonly [field: string]: LiteralValue | undefined };

/** Argument of a function that is not an expression: plain data, so that a plan clones and compares. */
export type OptionValue =
  | null
  | boolean
  | number
  | string
  | readonly OptionValue[]
  | DataType
  | ResolvedModel
  | Readonly<Record<string, string>>
  | undefined;
export type Options = Readonly<Record<string, OptionValue>>;

/** Expression nodes: frozen plain objects with a `kind`; no instances, no closures. */
export type Expr =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: LiteralValue; readonly type: DataType }
  | { readonly kind: 'alias'; readonly input: Expr; readonly name: string }
  | {
      readonly kind: 'cast';
      readonly input: Expr;
      readonly type: DataType;
      /** `tryCast`: null for a value that does not convert, and for a type nothing converts to. */
      readonly lenient: boolean;
    }
  | {
      readonly kind: 'when';
      readonly conditions: readonly Expr[];
      readonly values: readonly Expr[];
      /** A null literal when the user gave no `otherwise`. */
      readonly otherwise: Expr;
    }
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Expr[]; readonly options: Options }
  /** The item at hand, inside the function that `listMap` and `listFilter` run for each. */
  | { readonly kind: 'element' }
  /** An aggregate or window function over the rows around each row. */
  | {
      readonly kind: 'over';
      readonly input: Expr;
      readonly partitionBy: readonly Expr[];
      readonly orderBy: readonly Expr[];
      /** One for each of `orderBy`. */
      readonly desc: readonly boolean[];
      readonly nullsFirst: readonly boolean[];
      readonly frame: WindowFrame | null;
    };

/** A bound of a frame: rows (or values of the ordering column) before (negative) or after the row; null: no bound. */
export type FrameBound = number | null;

/** Which rows around a row a window function sees; null stands for the default frame of its ordering. */
export interface WindowFrame {
  readonly units: 'rows' | 'range';
  readonly start: FrameBound;
  readonly end: FrameBound;
  /** Fewer rows than this in the frame: null. */
  readonly minPeriods: number;
}

export type ExprKind = Expr['kind'];

/** Which fields of each kind hold child expressions: the one table behind walking, rewriting and collecting. */
const EXPR_CHILDREN: { readonly [K in ExprKind]: readonly string[] } = {
  column: [],
  literal: [],
  alias: ['input'],
  cast: ['input'],
  when: ['conditions', 'values', 'otherwise'],
  call: ['args'],
  element: [],
  over: ['input', 'partitionBy', 'orderBy'],
};

export const column = (name: string): Expr => Object.freeze({ kind: 'column', name });
export const literal = (value: LiteralValue, type: DataType): Expr => Object.freeze({ kind: 'literal', value, type });
export const alias = (input: Expr, name: string): Expr => Object.freeze({ kind: 'alias', input: unalias(input), name });
export const cast = (input: Expr, type: DataType, lenient = false): Expr =>
  Object.freeze({ kind: 'cast', input, type, lenient });
export const call = (fn: string, args: readonly Expr[], options: Options = {}): Expr =>
  Object.freeze({ kind: 'call', fn, args: Object.freeze([...args]), options: Object.freeze(options) });
export const when = (conditions: readonly Expr[], values: readonly Expr[], otherwise: Expr): Expr =>
  Object.freeze({
    kind: 'when',
    conditions: Object.freeze([...conditions]),
    values: Object.freeze([...values]),
    otherwise,
  });
export const element: Expr = Object.freeze({ kind: 'element' });
export const over = (input: Expr, window: Omit<Extract<Expr, { kind: 'over' }>, 'kind' | 'input'>): Expr =>
  Object.freeze({ kind: 'over', input, ...window });

export const unalias = (expr: Expr): Expr => (expr.kind === 'alias' ? expr.input : expr);

export function exprChildren(expr: Expr): Expr[] {
  const node = expr as unknown as Record<string, Expr | readonly Expr[]>;
  return EXPR_CHILDREN[expr.kind].flatMap((field) => node[field]!);
}

/** A copy with every child replaced, or the same object when no child changed. */
export function mapExprChildren(expr: Expr, map: (child: Expr) => Expr): Expr {
  const node = expr as unknown as Record<string, Expr | readonly Expr[]>;
  const changed: Record<string, unknown> = {};
  for (const field of EXPR_CHILDREN[expr.kind]) {
    const value = node[field]!;
    if (Array.isArray(value)) {
      const next = (value as readonly Expr[]).map(map);
      if (next.some((child, i) => child !== value[i])) changed[field] = Object.freeze(next);
    } else {
      const next = map(value as Expr);
      if (next !== value) changed[field] = next;
    }
  }
  return Object.keys(changed).length === 0 ? expr : (Object.freeze({ ...expr, ...changed }) as Expr);
}

/** Bottom-up rewrite; shared sub-expressions are rewritten once and stay shared. */
export function rewriteExpr(expr: Expr, rewrite: (node: Expr) => Expr): Expr {
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    let result = done.get(node);
    if (result === undefined) {
      result = rewrite(mapExprChildren(node, visit));
      done.set(node, result);
    }
    return result;
  };
  return visit(expr);
}

export function walkExpr(expr: Expr, visit: (node: Expr) => void): void {
  const seen = new Set<Expr>();
  const go = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    visit(node);
    exprChildren(node).forEach(go);
  };
  go(expr);
}

export const someExpr = (expr: Expr, test: (node: Expr) => boolean): boolean => {
  let found = false;
  walkExpr(expr, (node) => {
    found ||= test(node);
  });
  return found;
};

/** Names of the columns an expression reads. */
export function columnsOf(...exprs: readonly Expr[]): Set<string> {
  const names = new Set<string>();
  for (const expr of exprs) {
    walkExpr(expr, (node) => {
      if (node.kind === 'column') names.add(node.name);
    });
  }
  return names;
}

export const substitute = (expr: Expr, replacements: ReadonlyMap<string, Expr>): Expr =>
  rewriteExpr(expr, (node) => (node.kind === 'column' ? (replacements.get(node.name) ?? node) : node));

/** The column an expression produces: its alias, else the leftmost column under it (Daft's rule). */
export function exprName(expr: Expr): string {
  switch (expr.kind) {
    case 'column':
    case 'alias':
      return expr.name;
    case 'literal':
      return 'literal';
    case 'element':
      return 'element';
    case 'cast':
    case 'over':
      return exprName(expr.input);
    case 'when':
      return exprName(expr.values[0]!);
    case 'call':
      return expr.args[0] === undefined ? expr.fn : exprName(expr.args[0]);
  }
}

/** Splits `a and b and c`. */
export function conjuncts(expr: Expr): Expr[] {
  const bare = unalias(expr);
  return bare.kind === 'call' && bare.fn === 'and' ? bare.args.flatMap(conjuncts) : [bare];
}

export const conjunction = (exprs: readonly Expr[]): Expr => exprs.reduce((left, right) => call('and', [left, right]));

/** Literals by their exact value: JSON makes null of NaN and the infinities, and 0 of -0. */
function inKey(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return '-0';
  return ArrayBuffer.isView(value) ? [value.constructor.name, ...(value as Uint8Array)] : value;
}

/**
 * Gives structurally equal expressions the same number; one instance per pass, so nothing outlives it. A call of a
 * function that `isVolatile` is equal to itself only.
 */
export function createExprInterner(isVolatile: (fn: string) => boolean = () => false): (expr: Expr) => number {
  const ids = new Map<string, number>();
  const cache = new WeakMap<Expr, number>();
  const intern = (expr: Expr): number => {
    const known = cache.get(expr);
    if (known !== undefined) return known;
    if (expr.kind === 'alias') return intern(expr.input);
    if (expr.kind === 'call' && isVolatile(expr.fn)) {
      // Equal only to itself: two calls of a random function are two columns.
      const alone = ids.size;
      ids.set(`volatile ${alone}`, alone);
      cache.set(expr, alone);
      return alone;
    }
    const own = Object.fromEntries(Object.entries(expr).filter(([field]) => !EXPR_CHILDREN[expr.kind].includes(field)));
    const key = JSON.stringify([own, exprChildren(expr).map(intern)], inKey);
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
    }
    cache.set(expr, id);
    return id;
  };
  return intern;
}
