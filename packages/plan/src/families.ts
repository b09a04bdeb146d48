import type { Expr } from './expr.ts';
import { walkExpr } from './expr.ts';
import type { FunctionFamily } from './functions/registry.ts';
import { familyOf } from './functions/registry.ts';
import type { Plan } from './plan.ts';
import { walkPlan } from './plan.ts';

function exprsOf(node: Plan): readonly Expr[] {
  switch (node.kind) {
    case 'project':
      return node.exprs;
    case 'filter':
      return [node.predicate];
    case 'join':
      return [...node.leftOn, ...node.rightOn];
    case 'download':
      return [node.url];
    case 'udf':
    case 'wgsl':
      return node.args;
    case 'textModel':
      return [node.text];
    case 'imageStage':
      return [node.source, ...node.boxes];
    default:
      return [];
  }
}

/** Visits every call of a function in the expressions of a plan. */
export function walkCalls(plan: Plan, visit: (call: Extract<Expr, { kind: 'call' }>) => void): void {
  walkPlan(plan, (node) => {
    for (const expr of exprsOf(node)) {
      walkExpr(expr, (part) => {
        if (part.kind === 'call') visit(part);
      });
    }
  });
}

/** The families of the functions a plan uses: what whoever runs it must load. */
export function familiesOf(plan: Plan): FunctionFamily[] {
  const families = new Set<FunctionFamily>();
  walkCalls(plan, ({ fn }) => families.add(familyOf(fn)));
  walkPlan(plan, (node) => {
    if (node.kind === 'aggregate' || node.kind === 'window') {
      for (const { fn } of node.calls) families.add(familyOf(fn));
    }
  });
  return [...families].sort();
}
