import type { Plan } from '@pixelframe/plan';
import { describePipelines } from './describe-pipelines.ts';
import { planPipelines } from './physical-plan.ts';

/** The pipelines an optimized plan runs as; where image stages run is decided when the engine starts. */
export function describePlan(plan: Plan): string {
  let tables = 0;
  return describePipelines(planPipelines(plan, { gpu: false, nextTable: () => tables++ })).replaceAll(
    'ImageStage (CPU)',
    'ImageStage',
  );
}
