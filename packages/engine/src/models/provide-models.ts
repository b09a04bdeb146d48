import type { ModelProgress } from '@pixelframe/models';
import type { ModelPart, Plan, ResolvedModel, ZeroShot } from '@pixelframe/plan';
import { rewritePlan, walkPlan } from '@pixelframe/plan';

/** What a query's models need before it can begin. */
export interface ModelProvider {
  /** Downloads a model's weights, where they are to be downloaded. */
  fetch(part: ModelPart, onProgress: (progress: ModelProgress) => void): Promise<void>;
  /** Unit vectors of texts, one after the other. */
  embed(zeroShot: ZeroShot): Promise<Float32Array>;
}

function modelsOf(plan: Plan): ResolvedModel[] {
  const found = new Set<ResolvedModel>();
  walkPlan(plan, (node) => {
    if (node.kind === 'textModel' && node.model !== null) found.add(node.model);
    if (node.kind === 'imageStage') {
      for (const step of node.steps) if (step.op === 'model' && step.model !== null) found.add(step.model);
    }
  });
  return [...found];
}

export const usesModels = (plan: Plan): boolean => modelsOf(plan).length > 0;

const zeroShotOf = ({ finish }: ResolvedModel): ZeroShot | null => (finish.kind === 'labels' ? finish.zeroShot : null);

/** The plan with what its models are compared with filled in; their weights are at hand when it is returned. */
export async function provideModels(
  plan: Plan,
  provider: ModelProvider,
  onProgress: (progress: ModelProgress) => void,
): Promise<Plan> {
  const filled = new Map<ResolvedModel, ResolvedModel>();
  for (const model of modelsOf(plan)) {
    await provider.fetch(model.part, onProgress);
    const zeroShot = zeroShotOf(model);
    if (zeroShot === null || model.finish.kind !== 'labels') continue;
    await provider.fetch(zeroShot.part, onProgress);
    const vectors = await provider.embed(zeroShot);
    filled.set(model, { ...model, finish: { ...model.finish, zeroShot: { ...zeroShot, vectors } } });
  }
  if (filled.size === 0) return plan;
  const fill = (model: ResolvedModel | null): ResolvedModel | null =>
    model === null ? null : (filled.get(model) ?? model);
  return rewritePlan(plan, (node) => {
    if (node.kind === 'textModel') return { ...node, model: fill(node.model) };
    if (node.kind !== 'imageStage') return node;
    return {
      ...node,
      steps: node.steps.map((step) => (step.op === 'model' ? { ...step, model: fill(step.model) } : step)),
    };
  });
}
