import type { Batch, Schema } from '@pixelframe/columnar';
import type { Plan, PlanOf } from '@pixelframe/plan';
import { isRelational } from '@pixelframe/plan';

/** Operators that see the batches of all workers, in order, in one thread. */
export type GatherKind =
  | 'aggregate'
  | 'distinct'
  | 'sort'
  | 'window'
  | 'concat'
  | 'setOperation'
  | 'pivot'
  | 'sample'
  | 'rowNumber'
  | 'mapGroups'
  | 'batches'
  | 'joinAsof';

export type GatherNode = PlanOf<GatherKind>;

export interface GatherContext {
  /** Of the result. */
  readonly schema: Schema;
  readonly signal: AbortSignal;
  /** Counts bytes that are kept until the query ends; a MemoryLimitError past the limit. */
  hold(bytes: number): void;
  /** Runs a function that only the page has. */
  callPage(fn: string, rows: Batch): Promise<Batch>;
}

/**
 * Reads the batches of its inputs (one stream for each plan below, in the plan's order) and yields the result's.
 * Long loops let messages in between (`yieldToEvents`) and look at the signal.
 */
export type Gather<K extends GatherKind> = (
  inputs: readonly AsyncIterable<Batch>[],
  node: PlanOf<K>,
  context: GatherContext,
) => AsyncIterable<Batch>;

const WORKER_KINDS: ReadonlySet<string> = new Set(['explode', 'unpivot']);

export const isGathered = (plan: Plan): plan is GatherNode => isRelational<Plan>(plan) && !WORKER_KINDS.has(plan.kind);
