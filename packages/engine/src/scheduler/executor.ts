import type { Batch } from '@pixelframe/columnar';
import type { FunctionFamily } from '@pixelframe/plan';
import type { OperatorCounts, SuppressedErrors } from '../metrics.ts';
import type { Operator } from '../physical/physical-plan.ts';
import type { Morsel, MorselOf } from '../registration.ts';
import type { TableSearch } from '../similarity/table-search.ts';
import type { WatchedCall } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';

/** One morsel through one pipeline; plain data. */
export interface Task {
  readonly morsel: Morsel;
  /** For errors that name a row. */
  readonly firstRow: MorselOf['firstRow'];
  readonly operators: readonly Operator[];
  /** Of the functions in the operators. */
  readonly families: readonly FunctionFamily[];
  /** Calls of user functions that did not come back when the task ran before. */
  readonly hung: readonly WatchedCall[];
}

export interface TaskReport {
  readonly counts: readonly OperatorCounts[];
  readonly warnings: readonly SuppressedErrors[];
  /** Of right and outer joins: the rows of their tables that have a left row. */
  readonly matched: readonly MatchedRows[];
}

export interface MatchedRows {
  readonly table: number;
  readonly bits: Uint8Array<ArrayBuffer>;
}

export interface TaskSink {
  /** Batches come in order; at most {@link TASK_CREDITS} before the first `ack`. */
  batch(batch: Batch): void;
  done(report: TaskReport): void;
  /** `lost`: the worker died, the task may be run again elsewhere; without the call that hung there, if that is why. */
  failed(error: Error, lost: boolean, hung?: WatchedCall): void;
}

export interface TaskHandle {
  /** Lets the task send one more batch. */
  ack(): void;
  /** The sink hears nothing more. */
  cancel(): void;
}

/** A join's right side, and how near pairs with its rows are found where the join is one by similarity. */
export interface CollectedTable {
  readonly batch: Batch;
  readonly search: TableSearch | null;
}

/** Batches a task may send ahead of the acknowledgements. */
export const TASK_CREDITS = 2;

/** Where tasks run: this thread, or a pool of workers. */
export interface TaskExecutor {
  /** How many tasks run side by side. */
  readonly width: number;
  /** Threads that a table is copied to, beside this one. */
  readonly copies: number;
  /** Starts a task if a place is free; `urgent` takes a place in any case (see the no-deadlock rule). */
  start(task: Task, sink: TaskSink, urgent: boolean): TaskHandle | null;
  /** Calls `listener` whenever a place becomes free; returns how to stop. */
  onIdle(listener: () => void): () => void;
  /** Makes a join's collected right side known wherever tasks run. */
  addTable(id: number, table: CollectedTable): void;
  dropTable(id: number): void;
  /** Makes a user's function known wherever tasks run. */
  addUdf(key: number, source: UdfSource): void;
  dropUdf(key: number): void;
}
