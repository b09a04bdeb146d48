import type { Batch, Schema } from '@pixelframe/columnar';
import type { Plan, PlanOf } from '@pixelframe/plan';
import { isRelational } from '@pixelframe/plan';
import type { CallPage } from '../../query.ts';

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
  | 'udf'
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
  readonly callPage: CallPage;
  /** The source's row that the first row is; null where rows are no longer the source's own. */
  readonly firstRow: number | null;
  warn(reason: string, file: string | null, count?: number): void;
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
