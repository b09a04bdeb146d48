import type { Plan } from '../plan.ts';

/**
 * Moves limits below what makes one row of each row, so that only the rows asked for are downloaded and decoded;
 * limit over limit becomes one.
 */
export function pushDownLimit(plan: Plan): Plan {
  if (plan.kind !== 'limit') return plan;
  const { input } = plan;
  switch (input.kind) {
    case 'project':
    case 'download':
    case 'imageStage':
      return Object.freeze({ ...input, input: pushDownLimit(Object.freeze({ ...plan, input: input.input })) });
    case 'limit': {
      const offset = input.offset + plan.offset;
      const limit = Math.max(0, Math.min(plan.limit, input.limit - plan.offset));
      return Object.freeze({ kind: 'limit', input: input.input, limit, offset });
    }
    default:
      return plan;
  }
}
