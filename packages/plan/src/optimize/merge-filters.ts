import { call } from '../expr.ts';
import type { Plan } from '../plan.ts';

/** Filter over filter becomes one filter. */
export const mergeFilters = (plan: Plan): Plan =>
  plan.kind === 'filter' && plan.input.kind === 'filter'
    ? Object.freeze({
        kind: 'filter',
        input: plan.input.input,
        predicate: call('and', [plan.input.predicate, plan.predicate]),
      })
    : plan;
