import { columnNames } from '@pixelframe/columnar';
import type { Plan } from '../plan.ts';
import { rewritePlan, schemaOf } from '../plan.ts';
import { approximateDecode } from './approximate-decode.ts';
import { downloads } from './downloads.ts';
import { imageStages } from './image-stages.ts';
import { liftExpensive } from './lift-expensive.ts';
import { liftThroughJoin } from './lift-through-join.ts';
import { mergeFilters } from './merge-filters.ts';
import { dropIdentityProject, mergeProjects } from './merge-projects.ts';
import { pushDownFilter } from './push-down-filter.ts';
import { pushDownLimit } from './push-down-limit.ts';
import { pushDownProjection } from './push-down-projection.ts';
import { pushPredicatesToSource } from './push-predicates-to-source.ts';
import { serveDistance } from './serve-distance.ts';
import { similarityJoin } from './similarity-join.ts';

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

/** The plan that runs: same rows, same order, same columns, less work. Rules are pure and one file each. */
export function optimize(plan: Plan): Plan {
  let current = fixedPoint(plan, [
    liftThroughJoin,
    liftExpensive,
    mergeFilters,
    pushDownFilter,
    similarityJoin,
    serveDistance,
    pushDownLimit,
    mergeProjects,
    dropIdentity,
  ]);
  current = pushDownProjection(current);
  current = fixedPoint(current, [mergeProjects, dropIdentity, downloads, imageStages]);
  current = pushDownProjection(current);
  return fixedPoint(current, [mergeProjects, dropIdentity, pushPredicatesToSource, approximateDecode]);
}
