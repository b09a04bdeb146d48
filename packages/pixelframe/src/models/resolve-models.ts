import { ModelError } from '@pixelframe/columnar';
import type { ModelRequest } from '@pixelframe/engine';
import type { Expr, Plan } from '@pixelframe/plan';
import { replaceCalls, resolvedCall, unresolvedCalls } from '@pixelframe/plan';
import type { Session } from '../session.ts';
import type { ChosenProvider } from './choose-provider.ts';
import { chooseProvider } from './choose-provider.ts';
import { isLocal } from './local-provider.ts';
import { pageCall } from './page-provider.ts';

type Call = Extract<Expr, { kind: 'call' }>;

function requestOf({ fn, options }: Call, { provider, model }: ChosenProvider): ModelRequest {
  const labels = (options['labels'] ?? null) as readonly string[] | null;
  const local = provider !== null && isLocal(provider) ? provider.local : null;
  const own = options['model'] as string | null;
  const everyLabel = options['scores'] === true ? Number.MAX_SAFE_INTEGER : null;
  return {
    task: fn as ModelRequest['task'],
    model,
    source:
      local === null || (own !== null && local.onnx === null) ? { kind: 'reference', reference: model } : local.source,
    dtype: options['dtype'] as string | null,
    onnx: local?.onnx ?? null,
    labels,
    template: (options['template'] ?? null) as string | null,
    topK: (options['topK'] as number | null | undefined) ?? everyLabel,
    normalize: options['normalize'] === true,
    dimensions: (options['dimensions'] ?? null) as number | null,
  };
}

/**
 * The plan with the provider and the model of each call looked up: types are known, and it can run.
 *
 * @throws ModelError where a model is not found, or cannot do what it is asked for
 */
export async function resolveModels(plan: Plan, session: Session): Promise<Plan> {
  const calls = unresolvedCalls(plan);
  const chosen = calls.map((call) => chooseProvider(call, session.providers));
  const inWorkers = calls.flatMap((call, i) => {
    const { provider } = chosen[i]!;
    return provider === null || isLocal(provider) ? [{ call, choice: chosen[i]! }] : [];
  });
  const found = await session.client.findModels(inWorkers.map(({ call, choice }) => requestOf(call, choice)));
  const replaced = new Map<Call, Expr>();
  inWorkers.forEach(({ call, choice: { name, why } }, i) => {
    const { options } = call;
    const dimensions = options['dimensions'] as number | null | undefined;
    const model = found[i]!;
    if (typeof dimensions === 'number' && model.size !== null && dimensions > model.size) {
      throw new ModelError(`${call.fn}: ${model.model} has vectors of ${model.size} numbers, not ${dimensions}.`, {
        hint: `Ask for at most ${model.size} dimensions.`,
      });
    }
    const batchSize = options['batchSize'] as number | null;
    replaced.set(call, resolvedCall(call, { kind: 'model', provider: name, why, batchSize, ...model }));
  });
  for (const [i, call] of calls.entries()) {
    const choice = chosen[i]!;
    if (!replaced.has(call)) replaced.set(call, await pageCall(call, choice, choice.provider!));
  }
  return replaceCalls(plan, (call) => replaced.get(call)!);
}
