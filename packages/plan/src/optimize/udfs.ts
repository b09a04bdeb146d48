import type { Plan } from '../plan.ts';
import { isExpensive } from './cost.ts';
import { takeOutStageCalls } from './stage-calls.ts';

/** Takes calls of user functions, in JavaScript and in WGSL, out of projections into operators of their own, equal calls once. */
export const udfs = (plan: Plan): Plan =>
  takeOutStageCalls(plan, {
    suffix: 'udf',
    matches: ({ fn }) => fn === 'udf' || fn === 'wgsl',
    isReady: ({ args }) => !args.some(isExpensive),
    // The definition of a function has the name of its operator, and its options.
    node: ({ fn, args, options }, name, input) => ({ kind: fn, input, args, name, options }) as Plan,
  });
