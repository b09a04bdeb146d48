import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, columnsOf, createExprInterner, mapExprChildren, substitute } from '../expr.ts';
import type { JoinOutput, Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isExpensive } from './cost.ts';

type Side = 'left' | 'right';

/**
 * A filter over a join that downloads or decodes one side's columns has that done below the join, once per row of the
 * side instead of once per pair; so a predicate on hashes computed in place can still become a similarity join.
 */
export function liftThroughJoin(plan: Plan): Plan {
  if (plan.kind !== 'filter' || plan.input.kind !== 'join' || !isExpensive(plan.predicate)) return plan;
  const join = plan.input;
  const columns: Record<Side, Map<string, Expr>> = { left: new Map(), right: new Map() };
  for (const { side, column: name, name: output } of join.output) {
    if (side !== 'either') columns[side].set(output, column(name));
  }
  const taken = new Set([
    ...columnNames(schemaOf(join)),
    ...columnNames(schemaOf(join.left)),
    ...columnNames(schemaOf(join.right)),
  ]);
  const lifted: Record<Side, Expr[]> = { left: [], right: [] };
  const added: JoinOutput[] = [];
  const intern = createExprInterner();
  const names = new Map<number, string>();
  // The two sides of a self join stay equal: what both compute has one name below it.
  const shared = join.left === join.right;
  const below = new Map<number, string>();

  /** The side all columns of an expression come from, where none of its rows are made up by the join. */
  const sideOf = (expr: Expr): Side | null => {
    const used = [...columnsOf(expr)];
    const on = (side: Side): boolean => used.length > 0 && used.every((name) => columns[side].has(name));
    if (join.how !== 'right' && join.how !== 'outer' && on('left')) return 'left';
    return join.how !== 'left' && join.how !== 'outer' && on('right') ? 'right' : null;
  };
  const lift = (expr: Expr): Expr => {
    if (!isExpensive(expr)) return expr;
    const side = expr.kind === 'call' ? sideOf(expr) : null;
    if (side === null) return mapExprChildren(expr, lift);
    const id = intern(expr);
    let name = names.get(id);
    if (name === undefined) {
      for (let i = 0; name === undefined || taken.has(name); i++) name = `lifted#${i}`;
      taken.add(name);
      names.set(id, name);
      const computed = substitute(expr, columns[side]);
      const known = shared ? below.get(intern(computed)) : undefined;
      if (known === undefined) {
        below.set(intern(computed), name);
        for (const one of shared ? (['left', 'right'] as const) : [side]) lifted[one].push(alias(computed, name));
      }
      added.push({ side, column: known ?? name, name });
    }
    return column(name);
  };
  const predicate = lift(plan.predicate);
  if (added.length === 0) return plan;
  const withLifted = (input: Plan, exprs: readonly Expr[]): Plan =>
    exprs.length === 0
      ? input
      : Object.freeze({
          kind: 'project',
          input,
          exprs: Object.freeze([...columnNames(schemaOf(input)).map(column), ...exprs]),
        });
  const joined: Plan = Object.freeze({
    ...join,
    left: withLifted(join.left, lifted.left),
    right: withLifted(join.right, lifted.right),
    output: Object.freeze([...join.output, ...added]),
  });
  return Object.freeze({
    kind: 'project',
    input: Object.freeze({ kind: 'filter', input: joined, predicate }),
    exprs: Object.freeze(join.output.map(({ name }) => column(name))),
  });
}
