import type { Expr, Plan } from '@pixelframe/plan';
import { walkPlan } from '@pixelframe/plan';

/** The expressions of projections and filters: those in which constants may be found. */
export function planExprs(plan: Plan): Expr[] {
  const exprs: Expr[] = [];
  walkPlan(plan, (node) => {
    if (node.kind === 'project') exprs.push(...node.exprs);
    if (node.kind === 'filter') exprs.push(node.predicate);
  });
  return exprs;
}
