import type { Batch } from '@pixelframe/columnar';
import { PlanError } from '@pixelframe/columnar';
import type { Gather, GatherContext, GatherKind, GatherNode } from './gather.ts';

/** Each is loaded with the first plan that has one: small queries carry none. */
const LOADERS: { readonly [K in GatherKind]?: () => Promise<Gather<K>> } = {
  concat: async () => (await import('./concat.ts')).concat,
  udf: async () => (await import('./page-udf.ts')).pageUdf,
  mapGroups: async () => (await import('./map-groups.ts')).mapGroups,
  rowNumber: async () => (await import('./row-number.ts')).rowNumber,
  batches: async () => (await import('./batches.ts')).batches,
  aggregate: async () => (await import('./aggregate.ts')).aggregate,
  distinct: async () => (await import('./distinct.ts')).distinct,
  setOperation: async () => (await import('./set-operation.ts')).setOperation,
  pivot: async () => (await import('./pivot.ts')).pivot,
  sort: async () => (await import('./sort.ts')).sort,
  window: async () => (await import('./window.ts')).window,
  sample: async () => (await import('./sample.ts')).sample,
  joinAsof: async () => (await import('./join-asof.ts')).joinAsof,
};

/** The rows a gathering operator makes of its inputs. */
export async function* runGather(
  inputs: readonly AsyncIterable<Batch>[],
  node: GatherNode,
  context: GatherContext,
): AsyncGenerator<Batch> {
  const load = LOADERS[node.kind] as (() => Promise<Gather<GatherKind>>) | undefined;
  if (load === undefined) throw new PlanError(`${node.kind} has no operator.`);
  yield* (await load())(inputs, node, context);
}
