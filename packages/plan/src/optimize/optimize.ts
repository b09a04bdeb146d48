import { columnNames } from '@pixelframe/columnar';
import type { Plan } from '../plan.ts';
import { rewritePlan, schemaOf } from '../plan.ts';
import { approximateDecode } from './approximate-decode.ts';
import { downloads } from './downloads.ts';
import type { EvaluateConstant } from './fold-constants.ts';
import { foldConstants } from './fold-constants.ts';
import { imageStages } from './image-stages.ts';
import { liftExpensive } from './lift-expensive.ts';
import { liftThroughJoin } from './lift-through-join.ts';
import { mergeFilters } from './merge-filters.ts';
import { dropIdentityProject, mergeProjects } from './merge-projects.ts';
import { nullJoinKeys } from './null-join-keys.ts';
import { pushDownFilter } from './push-down-filter.ts';
import { pushDownLimit } from './push-down-limit.ts';
import { pushDownProjection } from './push-down-projection.ts';
import { pushPredicatesToSource } from './push-predicates-to-source.ts';
import { serveDistance } from './serve-distance.ts';
import { similarityJoin } from './similarity-join.ts';
import { textModels } from './text-models.ts';
import { topK } from './top-k.ts';
import { udfs } from './udfs.ts';
import { workForNothing } from './work-for-nothing.ts';

type Rule = (plan: Plan) => Plan;

const MAX_PASSES = 20;

function fixedPoint(plan: Plan, rules: readonly Rule[]): Plan {
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = rules.reduce((current, rule) => rewritePlan(current, rule), plan);
    if (next === plan) return plan;
    plan = next;
  }
  return plan;
}

const dropIdentity: Rule = (plan) => dropIdentityProject(plan, (input) => columnNames(schemaOf(input)));

/**
 * The plan that runs: same rows, same order, same columns, less work. Rules are pure and one file each. `evaluate`
 * computes expressions without columns; who has no evaluators leaves them as they are.
 */
export function optimize(plan: Plan, evaluate: EvaluateConstant | null = null): Plan {
  // Once: its filters move on from where it would look for them.
  let current = fixedPoint(rewritePlan(plan, nullJoinKeys), [
    foldConstants(evaluate),
    workForNothing,
    liftThroughJoin,
    liftExpensive,
    mergeFilters,
    pushDownFilter,
    similarityJoin,
    serveDistance,
    pushDownLimit,
    topK,
    mergeProjects,
    dropIdentity,
  ]);
  current = pushDownProjection(current);
  current = fixedPoint(current, [
    mergeProjects,
    dropIdentity,
    workForNothing,
    downloads,
    udfs,
    textModels,
    imageStages,
  ]);
  current = pushDownProjection(current);
  return fixedPoint(current, [mergeProjects, dropIdentity, pushPredicatesToSource, approximateDecode]);
}
