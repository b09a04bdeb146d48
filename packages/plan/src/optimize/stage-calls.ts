import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, createExprInterner, exprName, mapExprChildren, someExpr } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';

export type Call = Extract<Expr, { kind: 'call' }>;

/** Calls that an operator of their own computes, and that operator. */
export interface StageCalls {
  /** Part of the name of the columns it adds. */
  readonly suffix: string;
  matches(call: Call): boolean;
  /** Whether it can be computed now: what stands below it needs no operator of its own first. */
  isReady(call: Call): boolean;
  /** The node that adds column `name` to the rows of `input`. */
  node(call: Call, name: string, input: Plan): Plan;
}

/** Takes such calls out of a projection into operators below it, equal calls once; the projection reads their columns. */
export function takeOutStageCalls(plan: Plan, { suffix, matches, isReady, node }: StageCalls): Plan {
  const isWanted = (expr: Expr): expr is Call => expr.kind === 'call' && matches(expr) && isReady(expr);
  if (plan.kind !== 'project' || !plan.exprs.some((expr) => someExpr(expr, isWanted))) return plan;
  const intern = createExprInterner();
  const taken = new Set([...columnNames(schemaOf(plan.input)), ...plan.exprs.map(exprName)]);
  const names = new Map<number, string>();
  let below = plan.input;
  const outputOf = (call: Call, wanted: string): string => {
    const id = intern(call);
    let name = names.get(id);
    if (name === undefined) {
      name = `${wanted}#${suffix}`;
      for (let i = 2; taken.has(name); i++) name = `${wanted}#${suffix}${i}`;
      taken.add(name);
      names.set(id, name);
      below = Object.freeze(node(call, name, below));
    }
    return name;
  };
  const exprs = plan.exprs.map((expr) => {
    const wanted = exprName(expr);
    const visit = (part: Expr): Expr =>
      isWanted(part) ? column(outputOf(part, wanted)) : mapExprChildren(part, visit);
    const rewritten = visit(expr);
    return exprName(rewritten) === wanted ? rewritten : alias(rewritten, wanted);
  });
  return Object.freeze({ kind: 'project', input: below, exprs: Object.freeze(exprs) });
}
