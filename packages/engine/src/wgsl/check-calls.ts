import type { Plan } from '@pixelframe/plan';
import { schemaOf, walkPlan } from '@pixelframe/plan';
import { compileCall } from './compile-call.ts';

/** Checks the WGSL code of an optimized plan before any row; a PlanError shows the place in it. */
export function checkWgslCalls(plan: Plan): void {
  walkPlan(plan, (node) => {
    if (node.kind === 'wgsl') compileCall(node, schemaOf(node.input));
  });
}
