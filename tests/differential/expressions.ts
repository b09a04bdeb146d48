import type { Expression } from 'pixelframe';
import { col, DataType, lit } from 'pixelframe';
import * as F from 'pixelframe/functions';
import type { Random } from './random.ts';
import type { Kind } from './tables.ts';

/** One expression in both languages. */
export interface Both {
  readonly kind: Kind;
  readonly ours: Expression;
  readonly sql: string;
}

/** Columns an expression may read: SQL text by name. */
export interface Scope {
  readonly columns: readonly { readonly name: string; readonly kind: Kind; readonly sql: string }[];
}

const both = (kind: Kind, ours: Expression, sql: string): Both => ({ kind, ours, sql });

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

function literal(random: Random, kind: Kind): Both {
  switch (kind) {
    case 'int': {
      const value = random.below(9) - 3;
      return both(kind, lit(value), `${value}`);
    }
    case 'float': {
      const value = random.pick([0.5, -1.5, 2, 1e6]);
      return both(kind, lit(value).cast(DataType.float64()), `${value}::DOUBLE`);
    }
    case 'string': {
      const value = random.pick(['a', 'é', '🦁', 'zz', '']);
      return both(kind, lit(value), text(value));
    }
    case 'date': {
      const day = random.pick(['1970-01-01', '2024-02-29', '1969-12-31', '2020-01-01']);
      return both(kind, lit(day).cast(DataType.date()), `DATE '${day}'`);
    }
    case 'bool': {
      const value = random.chance(0.5);
      return both(kind, lit(value), String(value));
    }
  }
}

function column(random: Random, kind: Kind, scope: Scope): Both {
  const fitting = scope.columns.filter((item) => item.kind === kind);
  if (fitting.length === 0) return literal(random, kind);
  const { name, sql } = random.pick(fitting);
  return both(kind, col(name), sql);
}

const leaf = (random: Random, kind: Kind, scope: Scope): Both =>
  random.chance(0.75) ? column(random, kind, scope) : literal(random, kind);

const COMPARISONS = [
  ['eq', '='],
  ['ne', '<>'],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
] as const;

type Method = (other: Expression) => Expression;
const call = (target: Expression, method: string, other: Expression): Expression =>
  ((target as unknown as Record<string, Method>)[method] as Method).call(target, other);

function predicate(random: Random, scope: Scope, depth: number): Both {
  const choice = random.below(depth <= 0 ? 5 : 9);
  const kinds: readonly Kind[] = ['int', 'float', 'string', 'date', 'int'];
  if (choice <= 1) {
    const kind = random.pick(kinds);
    const [method, symbol] = random.pick(COMPARISONS);
    const left = expression(random, kind, scope, depth - 1);
    const right = leaf(random, kind, scope);
    return both('bool', call(left.ours, method, right.ours), `(${left.sql} ${symbol} ${right.sql})`);
  }
  if (choice === 2) {
    const target = leaf(random, random.pick(kinds), scope);
    return random.chance(0.5)
      ? both('bool', target.ours.isNull(), `(${target.sql} IS NULL)`)
      : both('bool', target.ours.notNull(), `(${target.sql} IS NOT NULL)`);
  }
  if (choice === 3) {
    const values = Array.from({ length: 1 + random.below(3) }, () => random.below(8) - 2);
    const target = column(random, 'int', scope);
    return both('bool', target.ours.isIn(values), `(${target.sql} IN (${values.join(', ')}))`);
  }
  if (choice === 4) {
    const target = column(random, 'int', scope);
    const low = random.below(5) - 2;
    return both('bool', target.ours.between(low, low + 3), `(${target.sql} BETWEEN ${low} AND ${low + 3})`);
  }
  const left = predicate(random, scope, depth - 1);
  if (choice === 5) return both('bool', left.ours.not(), `(NOT ${left.sql})`);
  const right = predicate(random, scope, depth - 1);
  return choice === 6
    ? both('bool', left.ours.or(right.ours), `(${left.sql} OR ${right.sql})`)
    : both('bool', left.ours.and(right.ours), `(${left.sql} AND ${right.sql})`);
}

const ARITHMETIC = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
] as const;

function number(random: Random, kind: 'int' | 'float', scope: Scope): Both {
  const choice = random.below(6);
  if (choice <= 2) {
    const [method, symbol] = random.pick(ARITHMETIC);
    const left = leaf(random, kind, scope);
    const right = leaf(random, random.chance(0.7) ? kind : 'int', scope);
    return both(kind, call(left.ours, method, right.ours), `(${left.sql} ${symbol} ${right.sql})`);
  }
  if (choice === 3) {
    const target = leaf(random, kind, scope);
    return both(kind, target.ours.abs(), `abs(${target.sql})`);
  }
  if (choice === 4) {
    const [first, second] = [column(random, kind, scope), literal(random, kind)];
    return both(kind, F.coalesce(first.ours, second.ours), `coalesce(${first.sql}, ${second.sql})`);
  }
  if (kind === 'float') return negated(random, scope);
  const target = column(random, 'string', scope);
  return both(kind, target.ours.length().cast(DataType.int64()), `length(${target.sql})`);
}

function negated(random: Random, scope: Scope): Both {
  const target = column(random, 'float', scope);
  return both('float', target.ours.neg(), `(-(${target.sql}))`);
}

function string(random: Random, scope: Scope): Both {
  const target = column(random, 'string', scope);
  switch (random.below(4)) {
    case 0: {
      const other = leaf(random, 'string', scope);
      return both('string', target.ours.add(other.ours), `(${target.sql} || ${other.sql})`);
    }
    case 1:
      return both('string', target.ours.upper(), `upper(${target.sql})`);
    case 2:
      return both('string', target.ours.left(2), `left(${target.sql}, 2)`);
    default:
      return both('string', F.coalesce(target.ours, lit('none')), `coalesce(${target.sql}, 'none')`);
  }
}

/** A random expression of this kind, at most `depth` calls deep. */
export function expression(random: Random, kind: Kind, scope: Scope, depth: number): Both {
  if (kind === 'bool') return predicate(random, scope, depth);
  if (depth <= 0 || random.chance(0.4)) return leaf(random, kind, scope);
  if (kind === 'int' || kind === 'float') return number(random, kind, scope);
  return kind === 'string' ? string(random, scope) : leaf(random, kind, scope);
}
