import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, exprName, rewriteExpr, someExpr } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { DISTANCE_FUNCTIONS } from '../similarity/metrics.ts';

/** Recognises the distance that a similarity join has computed anyway; its arguments may be swapped. */
function isDistanceOf(join: PlanOf<'similarityJoin'>): (expr: Expr) => boolean {
  const namesOf = (side: 'left' | 'right', key: string): Set<string> =>
    new Set(join.output.filter((output) => output.side === side && output.column === key).map(({ name }) => name));
  const left = namesOf('left', join.leftKey);
  const right = namesOf('right', join.rightKey);
  return (expr) => {
    if (expr.kind !== 'call' || expr.fn !== DISTANCE_FUNCTIONS[join.metric]) return false;
    const [a, b] = expr.args;
    if (a?.kind !== 'column' || b?.kind !== 'column') return false;
    return (left.has(a.name) && right.has(b.name)) || (left.has(b.name) && right.has(a.name));
  };
}

/** Projections and filters over a similarity join read the distance it found instead of computing it again. */
export function serveDistance(plan: Plan): Plan {
  if (plan.kind !== 'project' && plan.kind !== 'filter') return plan;
  const predicates: Expr[] = [];
  let join = plan.kind === 'project' ? plan.input : plan;
  while (join.kind === 'filter') {
    predicates.unshift(join.predicate);
    join = join.input;
  }
  if (join.kind !== 'similarityJoin') return plan;
  const isDistance = isDistanceOf(join);
  const exprs = plan.kind === 'project' ? plan.exprs : columnNames(schemaOf(plan)).map(column);
  if (![...exprs, ...predicates].some((expr) => someExpr(expr, isDistance))) return plan;
  const taken = new Set(columnNames(schemaOf(join)));
  let name = join.distance ?? 'distance#0';
  for (let i = 1; join.distance === null && taken.has(name); i++) name = `distance#${i}`;
  const served = (expr: Expr): Expr => rewriteExpr(expr, (node) => (isDistance(node) ? column(name) : node));
  let input: Plan = Object.freeze({ ...join, distance: name });
  for (const predicate of predicates) input = Object.freeze({ kind: 'filter', input, predicate: served(predicate) });
  return Object.freeze({
    kind: 'project',
    input,
    exprs: Object.freeze(
      exprs.map((expr) => {
        const next = served(expr);
        return exprName(next) === exprName(expr) ? next : alias(next, exprName(expr));
      }),
    ),
  });
}
