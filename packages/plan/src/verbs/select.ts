import { columnNames, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, call, column, exprName, rewriteExpr, someExpr, unalias, walkExpr } from '../expr.ts';
import { formatExpr } from '../format-expr.ts';
import { functionDefinition } from '../functions/registry.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { filter, project, schemaOf } from '../plan.ts';
import { aggregate, hasAggregate } from './aggregate.ts';
import { freshNames } from './columns.ts';
import { explode } from './reshape.ts';
import { extractWindows } from './windows.ts';

type Call = Extract<Expr, { kind: 'call' }>;

const expansion = (expr: Expr): 'rows' | 'columns' | null =>
  expr.kind === 'call' ? (functionDefinition(expr.fn).expands ?? null) : null;

/** A struct's fields as columns of their own. */
function unnest(input: Plan, expr: Expr): Expr[] {
  const bare = unalias(expr);
  if (expansion(bare) !== 'columns') return [expr];
  const struct = (bare as Call).args[0]!;
  const { name, type } = inferField(struct, schemaOf(input));
  if (type.kind !== 'struct') {
    throw new PlanError(`unnest: "${name}" is ${typeName(type)}, expected a struct.`, { column: name });
  }
  return type.fields.map((field) => alias(call('get', [struct], { key: field.name }), field.name));
}

/** Functions of the row's number, which an operator of its own counts, below. */
const readsRowNumber = (node: Expr): boolean =>
  node.kind === 'call' &&
  (node.fn === 'monotonicallyIncreasingId' ||
    (node.fn === 'randomInt' && node.options['seed'] !== null && node.args.length === 0));

const numberedCall = (node: Call, row: Expr): Expr =>
  node.fn === 'randomInt' ? call(node.fn, [row], node.options) : row;

/** Rewrites part of each expression; the columns keep their names. */
const rewriteAll = (exprs: readonly Expr[], rewrite: (node: Expr) => Expr): Expr[] =>
  exprs.map((expr) => {
    const rewritten = rewriteExpr(expr, rewrite);
    return exprName(rewritten) === exprName(expr) ? rewritten : alias(rewritten, exprName(expr));
  });

function withRowNumbers(input: Plan, exprs: readonly Expr[]): { input: Plan; exprs: readonly Expr[] } {
  if (!exprs.some((expr) => someExpr(expr, readsRowNumber))) return { input, exprs };
  const [name] = freshNames(columnNames(schemaOf(input)), 1, 'row') as [string];
  const numbered: Plan = Object.freeze({ kind: 'rowNumber', input, name });
  const rewrite = (node: Expr): Expr => (readsRowNumber(node) ? numberedCall(node as Call, column(name)) : node);
  return { input: numbered, exprs: rewriteAll(exprs, rewrite) };
}

/** The lists of `explode(...)` become columns of their own, those columns rows, and the expressions read their items. */
function projectAndExplode(verb: string, input: Plan, exprs: readonly Expr[]): Plan {
  const lists: Call[] = [];
  for (const expr of exprs) {
    walkExpr(expr, (node) => {
      if (expansion(node) === 'columns') {
        throw new PlanError(`${verb}: ${formatExpr(expr)} uses unnest inside another expression.`, {
          hint: 'Use it as a whole column of select(), and compute in the next step.',
        });
      }
      if (expansion(node) === 'rows' && !lists.includes(node as Call)) lists.push(node as Call);
    });
  }
  if (lists.length === 0) return project(input, exprs);
  const option = ({ options }: Call): boolean => options['ignoreEmptyAndNull'] === true;
  if (lists.some((list) => option(list) !== option(lists[0]!))) {
    throw new PlanError(`${verb}: all explode() of one ${verb}() need the same ignoreEmptyAndNull.`);
  }
  const own = columnNames(schemaOf(input));
  const names = freshNames(own, lists.length, 'list');
  const withLists = project(input, [...own.map(column), ...lists.map((list, i) => alias(list.args[0]!, names[i]!))]);
  const exploded = explode(withLists, names.map(column), { ignoreEmptyAndNull: option(lists[0]!) });
  const item = (node: Expr): Expr => {
    const at = lists.indexOf(node as Call);
    return at === -1 ? node : column(names[at]!);
  };
  return project(exploded, rewriteAll(exprs, item));
}

/**
 * Exactly these columns. Windows and row numbers are computed by operators below, `explode` and `unnest` expand; when
 * all are aggregates the result is one row. `verb` is the name in messages.
 */
export function select(verb: string, input: Plan, exprs: readonly Expr[]): Plan {
  const aggregates = exprs.filter(hasAggregate);
  if (aggregates.length > 0) {
    if (verb === 'select' && aggregates.length === exprs.length) return aggregate(input, [], exprs);
    throw new PlanError(`${verb}: ${formatExpr(aggregates[0]!)} makes one value of many rows.`, {
      hint: 'Use agg() or groupBy().agg(), or .over(window) for a value beside each row.',
    });
  }
  const numbered = withRowNumbers(
    input,
    exprs.flatMap((expr) => unnest(input, expr)),
  );
  const windowed = extractWindows(numbered.input, numbered.exprs);
  return projectAndExplode(verb, windowed.input, windowed.exprs);
}

/** Rows for which the predicate holds; windows and row numbers in it are computed by operators below. */
export function where(input: Plan, predicate: Expr): Plan {
  if (hasAggregate(predicate)) {
    throw new PlanError(`where: ${formatExpr(predicate)} makes one value of many rows.`, {
      hint: 'Compare with a value beside each row: .over(window) behind the aggregate.',
    });
  }
  if (!someExpr(predicate, (node) => node.kind === 'over' || readsRowNumber(node))) return filter(input, predicate);
  const own = columnNames(schemaOf(input));
  const [name] = freshNames(own, 1, 'predicate') as [string];
  const computed = select('where', input, [...own.map(column), alias(predicate, name)]);
  return project(filter(computed, column(name)), own.map(column));
}
