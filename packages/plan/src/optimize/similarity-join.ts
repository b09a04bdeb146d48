import type { Expr } from '../expr.ts';
import { conjunction, conjuncts } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { findField } from '@pixelframe/columnar';

interface Match {
  readonly leftKey: string;
  readonly rightKey: string;
  readonly maxDistance: number;
}

const FLIP: Readonly<Record<string, string>> = { le: 'ge', lt: 'gt', ge: 'le', gt: 'lt' };

/** Recognises `hammingDistance(a, b) <= k` in any spelling, with one key from each side. */
function matchPredicate(predicate: Expr, join: PlanOf<'join'>): Match | null {
  if (predicate.kind !== 'call' || FLIP[predicate.fn] === undefined) return null;
  const [first, second] = predicate.args as [Expr, Expr];
  const flipped = first.kind === 'literal';
  const distance = flipped ? second : first;
  const bound = flipped ? first : second;
  const op = flipped ? FLIP[predicate.fn] : predicate.fn;
  if (bound.kind !== 'literal' || typeof bound.value !== 'number' || (op !== 'le' && op !== 'lt')) return null;
  if (distance.kind !== 'call' || distance.fn !== 'hammingDistance') return null;
  const keys = distance.args.map((arg) =>
    arg.kind === 'column' ? join.output.find((output) => output.name === arg.name) : undefined,
  );
  const left = keys.find((key) => key?.side === 'left');
  const right = keys.find((key) => key?.side === 'right');
  if (left === undefined || right === undefined) return null;
  if (findField(schemaOf(join.left), left.column).type.kind !== 'fixedSizeBinary') return null;
  // An empty range (k < 0) stays an ordinary filter that keeps nothing; NaN and Infinity keep everything.
  const maxDistance = op === 'le' ? Math.floor(bound.value) : Math.ceil(bound.value) - 1;
  return maxDistance < 0 || !Number.isFinite(maxDistance)
    ? null
    : { leftKey: left.column, rightKey: right.column, maxDistance };
}

/** A cross join filtered by hamming distance becomes a similarity join: the cross product is never materialized. */
export function similarityJoin(plan: Plan): Plan {
  if (plan.kind !== 'filter' || plan.input.kind !== 'join' || plan.input.how !== 'cross') return plan;
  const join = plan.input;
  const predicates = conjuncts(plan.predicate);
  for (const [i, predicate] of predicates.entries()) {
    const match = matchPredicate(predicate, join);
    if (match === null) continue;
    const rest = predicates.filter((_, j) => j !== i);
    const similarity: Plan = Object.freeze({
      kind: 'similarityJoin',
      left: join.left,
      right: join.right,
      ...match,
      output: join.output,
    });
    return rest.length === 0
      ? similarity
      : Object.freeze({ kind: 'filter', input: similarity, predicate: conjunction(rest) });
  }
  return plan;
}
