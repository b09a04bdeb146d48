import type { Expr } from '@pixelframe/plan';
import type { Operator } from './physical-plan.ts';

/** The expressions an operator evaluates. */
export function operatorExprs(operator: Operator): readonly Expr[] {
  switch (operator.kind) {
    case 'project':
      return operator.exprs;
    case 'filter':
      return [operator.predicate];
    case 'join':
      return [...operator.node.leftOn, ...operator.node.rightOn];
    case 'download':
      return [operator.node.url];
    case 'imageStage':
      return [operator.node.source, ...operator.node.boxes];
    default:
      return [];
  }
}
