import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, columnsOf, createExprInterner, exprName, mapExprChildren, unalias } from '../expr.ts';
import { formatExpr } from '../format-expr.ts';
import { functionDefinition } from '../functions/registry.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';
import type { ColumnCall } from '../relational.ts';
import { asColumns, freshNames } from './columns.ts';

type Call = Extract<Expr, { kind: 'call' }>;

export const isAggregate = (expr: Expr): expr is Call =>
  expr.kind === 'call' && functionDefinition(expr.fn).kind === 'aggregate';

/** An aggregate that is not the input of a window. */
export function hasAggregate(expr: Expr): boolean {
  if (expr.kind === 'over') return [...expr.partitionBy, ...expr.orderBy].some(hasAggregate);
  if (isAggregate(expr)) return true;
  let found = false;
  mapExprChildren(expr, (child) => {
    found ||= hasAggregate(child);
    return child;
  });
  return found;
}

function assertNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new PlanError(`agg: two columns would be called "${twice}".`, {
    column: twice,
    hint: "Name one of them with .alias('name').",
  });
}

/** Counts rows, whatever their values: `count()` and its like over a constant. */
const countsRows = (call: Call): boolean =>
  call.fn === 'count' &&
  call.args.length === 1 &&
  unalias(call.args[0]!).kind === 'literal' &&
  isPresent(call.args[0]!);
const isPresent = (expr: Expr): boolean => {
  const bare = unalias(expr);
  return bare.kind === 'literal' && bare.value !== null;
};

/**
 * One row for each distinct combination of the keys' values, in order of first appearance: the keys, then the
 * aggregates. An expression may compute with aggregates (`sum(a) / sum(b)`) and with keys; everything else in it must be
 * inside an aggregate. Without keys: exactly one row.
 */
export function aggregate(input: Plan, keys: readonly Expr[], aggregates: readonly Expr[]): Plan {
  if (keys.length + aggregates.length === 0) throw new PlanError('agg: give at least one aggregate.');
  const keyNames = keys.map(exprName);
  const intern = createExprInterner();
  const calls: Call[] = [];
  const numbers = new Map<number, number>();
  const keyOf = new Map(keys.map((key, i) => [intern(key), keyNames[i]!]));
  // Outer expressions refer to calls by the name of the column each makes.
  const placeholder = (i: number): string => `#${i}`;
  const split = (expr: Expr): Expr => {
    const key = keyOf.get(intern(expr));
    if (key !== undefined) return column(key);
    if (!isAggregate(expr)) return mapExprChildren(expr, split);
    if (expr.args.some(hasAggregate)) {
      throw new PlanError(`agg: ${formatExpr(expr)} has an aggregate inside an aggregate.`, {
        hint: 'Aggregate twice: groupBy().agg() of a groupBy().agg().',
      });
    }
    const id = intern(expr);
    let number = numbers.get(id);
    if (number === undefined) {
      number = calls.length;
      numbers.set(id, number);
      calls.push(expr);
    }
    return column(placeholder(number));
  };
  const outer = aggregates.map((expr) => {
    const bare = unalias(expr);
    if (!hasAggregate(bare)) {
      throw new PlanError(`agg: ${formatExpr(expr)} is no aggregate.`, {
        hint: "Aggregate it, as in col('a').sum(), or make it a key of groupBy.",
      });
    }
    return { name: exprName(expr), expr: split(bare) };
  });
  assertNames([...keyNames, ...outer.map(({ name }) => name)]);

  const argLists = calls.map((call) => (countsRows(call) ? [] : call.args));
  const { plan, names } = asColumns('agg', input, [...keys, ...argLists.flat()]);
  const directName = new Map<string, string>();
  for (const { name, expr } of outer) {
    if (expr.kind === 'column' && expr.name.startsWith('#') && !directName.has(expr.name))
      directName.set(expr.name, name);
  }
  const fresh = freshNames([...names, ...outer.map(({ name }) => name)], calls.length, 'agg.value');
  let at = keys.length;
  const columnCalls = calls.map((call, i): ColumnCall => {
    const args = names.slice(at, at + argLists[i]!.length);
    at += args.length;
    return { fn: call.fn, args, options: call.options, name: directName.get(placeholder(i)) ?? fresh[i]! };
  });
  const node: Plan = Object.freeze({
    kind: 'aggregate',
    input: plan,
    keys: names.slice(0, keys.length),
    calls: Object.freeze(columnCalls),
  });
  schemaOf(node);
  const made = new Map(columnCalls.map(({ name }, i) => [placeholder(i), name]));
  const keyColumn = new Map(keyNames.map((name, i) => [name, names[i]!]));
  const resolve = (expr: Expr): Expr =>
    expr.kind === 'column'
      ? column(made.get(expr.name) ?? keyColumn.get(expr.name) ?? expr.name)
      : mapExprChildren(expr, resolve);
  for (const { expr } of outer) {
    for (const name of columnsOf(expr)) {
      if (made.has(name) || keyColumn.has(name)) continue;
      throw new PlanError(`agg: column "${name}" is neither a key nor inside an aggregate.`, {
        column: name,
        hint: `The keys are: ${keyNames.join(', ') || '(none)'}.`,
      });
    }
  }
  const result = [
    ...keyNames.map((name, i) => alias(column(names[i]!), name)),
    ...outer.map(({ name, expr }) => alias(resolve(expr), name)),
  ];
  const same =
    columnNames(schemaOf(node)).join('\0') === result.map(exprName).join('\0') &&
    result.every(
      (expr) => unalias(expr).kind === 'column' && (unalias(expr) as { name: string }).name === exprName(expr),
    );
  return same ? node : project(node, result);
}
