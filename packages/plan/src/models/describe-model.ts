import type { ResolvedModel } from './resolved-model.ts';

/** Which model, and who says so, for `explain()`. */
export function describeModel(model: ResolvedModel | null): string {
  if (model === null) return 'looked up when the query runs';
  const { provider, why, part } = model;
  return `${model.model}${part.dtype === null ? '' : ` (${part.dtype})`}, provider ${provider}: ${why}`;
}
