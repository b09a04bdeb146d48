import type { Plan } from '../plan.ts';
import { isExpensive } from './cost.ts';
import { takeOutStageCalls } from './stage-calls.ts';

/** Takes `download` out of projections into operators of their own, equal downloads once. */
export const downloads = (plan: Plan): Plan =>
  takeOutStageCalls(plan, {
    suffix: 'download',
    matches: ({ fn }) => fn === 'download',
    isReady: ({ args }) => !isExpensive(args[0]!),
    node: ({ args, options }, name, input) => ({
      kind: 'download',
      input,
      url: args[0]!,
      name,
      maxConnections: options['maxConnections'] as number,
      onError: options['onError'] as 'raise' | 'null',
    }),
  });
