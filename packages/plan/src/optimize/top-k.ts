import type { Plan } from '../plan.ts';

/** A limit over a sort tells it how many rows are wanted: then it keeps no more of them than that at any time. */
export function topK(plan: Plan): Plan {
  if (plan.kind !== 'limit' || plan.input.kind !== 'sort') return plan;
  const wanted = plan.offset + plan.limit;
  const { limit } = plan.input;
  if (!Number.isSafeInteger(wanted) || (limit !== null && limit <= wanted)) return plan;
  return Object.freeze({ ...plan, input: Object.freeze({ ...plan.input, limit: wanted }) });
}
