import type { Expr } from '../expr.ts';
import { call, column, conjunction, conjuncts, exprName, unalias } from '../expr.ts';
import type { JoinHow, Plan, PlanOf } from '../plan.ts';
import { planChildren } from '../plan.ts';
import { isExpensive } from './cost.ts';

/** Sides whose rows without a match are in no result. */
const DROPPED: Readonly<Record<JoinHow, { readonly left: boolean; readonly right: boolean }>> = {
  inner: { left: true, right: true },
  semi: { left: true, right: true },
  left: { left: false, right: true },
  anti: { left: false, right: true },
  right: { left: true, right: false },
  outer: { left: false, right: false },
  cross: { left: false, right: false },
};

/** Joins that have nulls for a left, or a right, row that is not there. */
const MAKES_LEFT: ReadonlySet<JoinHow> = new Set(['right', 'outer']);
const MAKES_RIGHT: ReadonlySet<JoinHow> = new Set(['left', 'outer']);

/** Whether rows of this plan are downloaded or decoded before they come to a join. */
function costs(plan: Plan): boolean {
  if (plan.kind === 'download' || plan.kind === 'textModel' || plan.kind === 'imageStage') return true;
  if (plan.kind === 'project' && plan.exprs.some(isExpensive)) return true;
  return planChildren(plan).some(costs);
}

/** Whether a filter below has dropped the nulls of a column; a filter that was moved down counts where it is now. */
function hasNoNulls(plan: Plan, name: string): boolean {
  switch (plan.kind) {
    case 'source':
      return plan.predicates.some(({ column: known, op }) => known === name && op !== 'isNull');
    case 'filter': {
      const checks = (predicate: Expr): boolean =>
        predicate.kind === 'call' &&
        predicate.fn === 'notNull' &&
        predicate.args[0]!.kind === 'column' &&
        predicate.args[0]!.name === name;
      return conjuncts(plan.predicate).some(checks) || hasNoNulls(plan.input, name);
    }
    case 'project': {
      const made = plan.exprs.find((expr) => exprName(expr) === name);
      const from = made === undefined ? null : unalias(made);
      return from?.kind === 'column' && hasNoNulls(plan.input, from.name);
    }
    case 'join': {
      const from = plan.output.find((output) => output.name === name)!;
      if (from.side === 'either' || (from.side === 'left' ? MAKES_LEFT : MAKES_RIGHT).has(plan.how)) return false;
      return hasNoNulls(plan[from.side], from.column);
    }
    case 'limit':
    case 'download':
    case 'textModel':
    case 'wgsl':
    case 'imageStage':
      return hasNoNulls(plan.input, name);
    default:
      return false;
  }
}

function withoutNulls(side: Plan, keys: readonly Expr[]): Plan {
  const names = new Set(
    keys.flatMap((key) => (key.kind === 'column' && !hasNoNulls(side, key.name) ? [key.name] : [])),
  );
  if (names.size === 0) return side;
  const predicates = [...names].map((name) => call('notNull', [column(name)]));
  return Object.freeze({ kind: 'filter', input: side, predicate: conjunction(predicates) });
}

/**
 * Null keys match nothing: where that drops the row, it is dropped below the join. On the right always, as that side is
 * collected and copied; on the left where its rows cost a download or a decode that the filter can move below.
 */
export function nullJoinKeys(plan: Plan): Plan {
  if (plan.kind !== 'join') return plan;
  const drops = DROPPED[plan.how];
  const join: PlanOf<'join'> = plan;
  const left = drops.left && costs(join.left) ? withoutNulls(join.left, join.leftOn) : join.left;
  const right = drops.right ? withoutNulls(join.right, join.rightOn) : join.right;
  return left === join.left && right === join.right ? plan : Object.freeze({ ...join, left, right });
}
