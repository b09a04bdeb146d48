import { resolvedOf } from '../functions/model/arguments.ts';
import type { Expr } from '../expr.ts';
import type { StageStep } from '../plan.ts';

/** The steps a call of a model on pictures becomes: what its processor does to them, then the model. */
export function modelSteps({ fn, options }: Extract<Expr, { kind: 'call' }>): StageStep[] {
  const model = resolvedOf(options);
  const prepare = model?.prepare ?? [];
  return [...prepare.map((step) => ({ ...step, input: -1 })), { op: 'model', input: -1, fn, model }];
}
