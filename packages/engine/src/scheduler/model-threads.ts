import type { ModelPart } from '@pixelframe/plan';
import type { Operator } from '../physical/physical-plan.ts';

/** The graphs that operators run in the thread they are in, each once. */
export function partsOf(operators: readonly Operator[]): ModelPart[] {
  const parts = new Map<string, ModelPart>();
  const add = (part: ModelPart | undefined): void => {
    if (part !== undefined) parts.set(`${part.model} ${part.file}`, part);
  };
  for (const operator of operators) {
    if (operator.kind === 'textModel' && !operator.gpu) add(operator.node.model?.part);
    if (operator.kind === 'imageStage' && !operator.gpu) {
      for (const step of operator.node.steps) if (step.op === 'model') add(step.model?.part);
    }
  }
  return [...parts.values()];
}

/**
 * How many workers of `width` may run these operators: each holds the weights of their models, twice while it loads
 * them, and all of them together stay within `limit` bytes.
 */
export function modelThreads(operators: readonly Operator[], width: number, limit: number): number {
  const bytes = partsOf(operators).reduce((sum, part) => sum + (part.bytes ?? 0), 0);
  return bytes === 0 ? width : Math.max(1, Math.min(width, Math.floor(limit / (2 * bytes))));
}
