import { resolvedOf } from '../functions/model/arguments.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isExpensive } from './cost.ts';
import { takeOutStageCalls } from './stage-calls.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['embedText', 'classifyText']);

/** Takes models over texts out of projections into operators of their own, equal ones once. */
export const textModels = (plan: Plan): Plan =>
  takeOutStageCalls(plan, {
    suffix: 'model',
    matches: ({ fn }) => FUNCTIONS.has(fn),
    isReady: ({ args }) => !isExpensive(args[0]!),
    node: (call, name, input) => ({
      kind: 'textModel',
      input,
      text: call.args[0]!,
      fn: call.fn,
      model: resolvedOf(call.options),
      output: { ...inferField(call, schemaOf(input)), name },
    }),
  });
