import type { Expr } from '../expr.ts';
import { conjuncts } from '../expr.ts';
import type { Plan, SourcePredicate } from '../plan.ts';

const FLIP = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const;

function sourcePredicate(expr: Expr): SourcePredicate | null {
  if (expr.kind !== 'call') return null;
  const [first, second] = expr.args;
  if ((expr.fn === 'isNull' || expr.fn === 'notNull') && first?.kind === 'column') {
    return { column: first.name, op: expr.fn, value: null };
  }
  if (!(expr.fn in FLIP) || first === undefined || second === undefined) return null;
  const op = expr.fn as keyof typeof FLIP;
  const [field, value, direct] = first.kind === 'column' ? [first, second, op] : [second, first, FLIP[op]];
  if (field.kind !== 'column' || value.kind !== 'literal') return null;
  const plain = value.value;
  if (!['number', 'string', 'bigint', 'boolean'].includes(typeof plain)) return null;
  return { column: field.name, op: direct, value: plain as SourcePredicate['value'] };
}

/** Tells a Parquet source what its rows will be filtered by; it may skip row groups, the filter stays. */
export function pushPredicatesToSource(plan: Plan): Plan {
  if (plan.kind !== 'filter' || plan.input.kind !== 'source' || plan.input.source.kind !== 'parquet') return plan;
  if (plan.input.predicates.length > 0) return plan;
  const predicates = conjuncts(plan.predicate)
    .map(sourcePredicate)
    .filter((predicate) => predicate !== null);
  if (predicates.length === 0) return plan;
  return Object.freeze({ ...plan, input: Object.freeze({ ...plan.input, predicates: Object.freeze(predicates) }) });
}
