import { DataType as T } from '@pixelframe/columnar';
import type { Expr, Plan } from '@pixelframe/plan';
import { alias, exprName, literal, rewriteExpr, rewritePlan, someExpr } from '@pixelframe/plan';

const CLOCKS: ReadonlySet<string> = new Set(['currentDate', 'currentTimestamp']);
const isClock = (expr: Expr): boolean => expr.kind === 'call' && CLOCKS.has(expr.fn);
const usesClock = (expr: Expr): boolean => someExpr(expr, isClock);

const MS_PER_DAY = 86_400_000;

/** The date and time of a query are those of its start, for every row and in every worker. */
export function freezeClock(plan: Plan, now: number): Plan {
  const freeze = (expr: Expr): Expr => {
    if (!usesClock(expr)) return expr;
    const frozen = rewriteExpr(expr, (node) => {
      if (!isClock(node) || node.kind !== 'call') return node;
      return node.fn === 'currentDate'
        ? literal(Math.floor(now / MS_PER_DAY), T.date())
        : literal(BigInt(now) * 1000n, T.timestamp('us'));
    });
    return exprName(frozen) === exprName(expr) ? frozen : alias(frozen, exprName(expr));
  };
  return rewritePlan(plan, (node) => {
    switch (node.kind) {
      case 'project':
        return node.exprs.some(usesClock) ? { ...node, exprs: node.exprs.map(freeze) } : node;
      case 'filter':
        return usesClock(node.predicate) ? { ...node, predicate: freeze(node.predicate) } : node;
      case 'join':
        return [...node.leftOn, ...node.rightOn].some(usesClock)
          ? { ...node, leftOn: node.leftOn.map(freeze), rightOn: node.rightOn.map(freeze) }
          : node;
      default:
        return node;
    }
  });
}
