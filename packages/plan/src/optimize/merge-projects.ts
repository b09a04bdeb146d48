import type { Expr } from '../expr.ts';
import { alias, columnsOf, exprName, substitute, unalias } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { exprSize } from './cost.ts';

const LIMIT = 2000;

/**
 * Project over project becomes one, so that chains of `withColumn` meet in one place where image expressions can
 * join into stages. Shared parts stay shared: the evaluator and the image stage compute equal sub-expressions once.
 */
export function mergeProjects(plan: Plan): Plan {
  if (plan.kind !== 'project' || plan.input.kind !== 'project') return plan;
  const inner = plan.input;
  const replacements = new Map<string, Expr>(inner.exprs.map((expr) => [exprName(expr), unalias(expr)]));
  const exprs = plan.exprs.map((expr) => {
    const name = exprName(expr);
    const merged = substitute(unalias(expr), replacements);
    return exprName(merged) === name && merged.kind !== 'literal' ? merged : alias(merged, name);
  });
  if (exprs.reduce((sum, expr) => sum + exprSize(expr, LIMIT), 0) > LIMIT) return plan;
  return Object.freeze({ kind: 'project', input: inner.input, exprs: Object.freeze(exprs) });
}

/** A projection that changes nothing disappears. */
export function dropIdentityProject(plan: Plan, names: (plan: Plan) => readonly string[]): Plan {
  if (plan.kind !== 'project') return plan;
  const input = names(plan.input);
  const identity =
    input.length === plan.exprs.length &&
    plan.exprs.every((expr, i) => expr.kind === 'column' && expr.name === input[i] && columnsOf(expr).size === 1);
  return identity ? plan.input : plan;
}
