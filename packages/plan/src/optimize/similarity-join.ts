import { findField } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { conjunction, conjuncts } from '../expr.ts';
import type { Plan, PlanOf } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { SimilarityMetric } from '../similarity/metrics.ts';
import { DISTANCE_FUNCTIONS, DISTANCES, vectorOf } from '../similarity/metrics.ts';

interface Match {
  readonly leftKey: string;
  readonly rightKey: string;
  readonly metric: SimilarityMetric;
  readonly maxDistance: number;
  /** The join lets pairs through that the predicate does not. */
  readonly loose: boolean;
}

const FLIP: Readonly<Record<string, string>> = { le: 'ge', lt: 'gt', ge: 'le', gt: 'lt' };

/** `distance op bound`, whichever side the bound was written on. */
function comparison(predicate: Expr): { distance: Expr; bound: number; strict: boolean } | null {
  if (predicate.kind !== 'call' || FLIP[predicate.fn] === undefined) return null;
  const [first, second] = predicate.args as [Expr, Expr];
  const flipped = first.kind === 'literal';
  const bound = flipped ? first : second;
  const op = flipped ? FLIP[predicate.fn] : predicate.fn;
  if (bound.kind !== 'literal' || typeof bound.value !== 'number' || (op !== 'le' && op !== 'lt')) return null;
  return { distance: flipped ? second : first, bound: bound.value, strict: op === 'lt' };
}

/**
 * Recognises `hammingDistance(a, b) <= k` and the like in any spelling, with one key from each side. Not so
 * `dotProduct(a, b) >= t`: in a comparison NaN is larger than every bound, but no join finds it.
 */
function matchPredicate(predicate: Expr, join: PlanOf<'join'>): Match | null {
  const compared = comparison(predicate);
  if (compared === null) return null;
  const { distance, bound, strict } = compared;
  const metric =
    distance.kind === 'call' ? DISTANCES.find((name) => DISTANCE_FUNCTIONS[name] === distance.fn) : undefined;
  if (distance.kind !== 'call' || metric === undefined) return null;
  const keys = distance.args.map((arg) =>
    arg.kind === 'column' ? join.output.find((output) => output.name === arg.name) : undefined,
  );
  const left = keys.find((key) => key?.side === 'left');
  const right = keys.find((key) => key?.side === 'right');
  if (left === undefined || right === undefined) return null;
  const types = [
    findField(schemaOf(join.left), left.column).type,
    findField(schemaOf(join.right), right.column).type,
  ] as const;
  // An empty range (k < 0) stays an ordinary filter that keeps nothing; NaN and Infinity keep everything.
  if (!Number.isFinite(bound)) return null;
  if (metric === 'hamming') {
    if (types.some(({ kind }) => kind !== 'fixedSizeBinary')) return null;
    const maxDistance = strict ? Math.ceil(bound) - 1 : Math.floor(bound);
    return maxDistance < 0 ? null : { leftKey: left.column, rightKey: right.column, metric, maxDistance, loose: false };
  }
  // The kernels hold vectors as Float32: Float64 ones would lose digits that the function sees.
  const vectors = types.map(vectorOf);
  if (bound < 0 || vectors.some((vector) => vector?.item !== 'float32')) return null;
  if (vectors[0]!.size !== vectors[1]!.size) return null;
  return { leftKey: left.column, rightKey: right.column, metric, maxDistance: bound, loose: strict };
}

/** A cross join filtered by a distance becomes a similarity join: the cross product is never materialized. */
export function similarityJoin(plan: Plan): Plan {
  if (plan.kind !== 'filter' || plan.input.kind !== 'join' || plan.input.how !== 'cross') return plan;
  const join = plan.input;
  const predicates = conjuncts(plan.predicate);
  for (const [i, predicate] of predicates.entries()) {
    const match = matchPredicate(predicate, join);
    if (match === null) continue;
    const { loose, ...keys } = match;
    const rest = loose ? predicates : predicates.filter((_, j) => j !== i);
    const similarity: Plan = Object.freeze({
      kind: 'similarityJoin',
      left: join.left,
      right: join.right,
      ...keys,
      pairs: 'all',
      rowNumbers: null,
      output: join.output,
      distance: null,
    });
    return rest.length === 0
      ? similarity
      : Object.freeze({ kind: 'filter', input: similarity, predicate: conjunction(rest) });
  }
  return plan;
}
