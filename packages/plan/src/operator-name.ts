import type { Plan, PlanKind } from './plan.ts';

const NAMES: Readonly<Record<PlanKind, string>> = {
  source: 'Source',
  project: 'Project',
  filter: 'Filter',
  limit: 'Limit',
  join: 'Join',
  similarityJoin: 'SimilarityJoin',
  clusters: 'Clusters',
  nearest: 'Nearest',
  download: 'Download',
  udf: 'Udf',
  wgsl: 'Wgsl',
  textModel: 'TextModel',
  imageStage: 'ImageStage',
  aggregate: 'Aggregate',
  distinct: 'Distinct',
  sort: 'Sort',
  window: 'Window',
  concat: 'Concat',
  setOperation: 'SetOperation',
  explode: 'Explode',
  unpivot: 'Unpivot',
  pivot: 'Pivot',
  sample: 'Sample',
  rowNumber: 'RowNumber',
  mapGroups: 'MapGroups',
  batches: 'Batches',
  joinAsof: 'JoinAsof',
};

/** The short name of an operator, for errors and progress; `explain()` says more. */
export function operatorName(plan: Plan): string {
  if (plan.kind === 'sort' && plan.limit !== null) return 'TopK';
  if (plan.kind === 'setOperation') return plan.operation === 'intersect' ? 'Intersect' : 'Except';
  return NAMES[plan.kind];
}
