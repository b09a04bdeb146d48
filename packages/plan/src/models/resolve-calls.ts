import type { Expr } from '../expr.ts';
import { call, rewriteExpr, someExpr } from '../expr.ts';
import { familyOf } from '../functions/registry.ts';
import type { Plan } from '../plan.ts';
import { rewritePlan, walkPlan } from '../plan.ts';
import type { ResolvedModel } from './resolved-model.ts';

type Call = Extract<Expr, { kind: 'call' }>;

/** Whether an expression is a call of a model that was not looked up yet. */
const isUnresolved = (expr: Expr): expr is Call =>
  expr.kind === 'call' && familyOf(expr.fn) === 'model' && expr.options['#resolved'] === undefined;

const isOpen = (expr: Expr): boolean => someExpr(expr, isUnresolved);

/** Whether a model has to be asked before the plan can run. */
export function needsModels(plan: Plan): boolean {
  if (unresolvedCalls(plan).length > 0) return true;
  let open = false;
  walkPlan(plan, (node) => {
    open ||= node.kind === 'nearest' && 'kind' in node.query;
  });
  return open;
}

/** The calls of models that are to be looked up before the plan can run, each once. */
export function unresolvedCalls(plan: Plan): readonly Call[] {
  const found = new Set<Call>();
  replaceCalls(plan, (expr) => {
    found.add(expr);
    return expr;
  });
  return [...found];
}

/** The plan with these calls replaced by what stands for them. */
export function replaceCalls(plan: Plan, replace: (expr: Call) => Expr): Plan {
  const inside = (expr: Expr): Expr =>
    isOpen(expr) ? rewriteExpr(expr, (node) => (isUnresolved(node) ? replace(node) : node)) : expr;
  const all = (exprs: readonly Expr[]): readonly Expr[] => (exprs.some(isOpen) ? exprs.map(inside) : exprs);
  return rewritePlan(plan, (node) => {
    if (node.kind === 'project') return node.exprs.some(isOpen) ? { ...node, exprs: all(node.exprs) } : node;
    if (node.kind === 'filter') return isOpen(node.predicate) ? { ...node, predicate: inside(node.predicate) } : node;
    if (node.kind === 'join' && [...node.leftOn, ...node.rightOn].some(isOpen)) {
      return { ...node, leftOn: all(node.leftOn), rightOn: all(node.rightOn) };
    }
    return node;
  });
}

/** A call whose model is known. */
export const resolvedCall = ({ fn, args, options }: Call, model: ResolvedModel): Expr =>
  call(fn, args, { ...options, '#resolved': model });
