import type { Column } from '@pixelframe/columnar';
import type { UdfOptions } from '@pixelframe/plan';
import type { LoadedUdf } from './load-udf.ts';
import type { RegisteredUdfs, ThreadContext, UdfSource } from './udf-source.ts';

/** An argument: the rows of a column, or a plain value for all of them. */
export type UdfArg =
  | { readonly kind: 'column'; readonly column: Column; readonly name: string }
  | { readonly kind: 'value'; readonly value: unknown };

/** Some rows for a user's function. */
export interface UdfRequest {
  readonly options: UdfOptions;
  /** The column that is made. */
  readonly column: string;
  readonly args: readonly UdfArg[];
  readonly length: number;
  /** The source's row that the first is; null where that is not known. */
  readonly firstRow: number | null;
  /** Rows that are known to hang: failures without a call. */
  readonly hung: ReadonlySet<number>;
  /** Rows of the operator before these. */
  readonly offset: number;
}

/** A call of a function with a timeout, for whoever watches the thread it runs in. */
export interface WatchedCall {
  /** Place of the operator in its task. */
  readonly operator: number;
  /** Of the operator's rows; of a batch the first. */
  readonly row: number;
  /** The source's row, where it is known. */
  readonly sourceRow: number | null;
}

/** A function of a query, in one thread. */
export interface HeldUdf {
  readonly source: UdfSource;
  /** Once a task needs it. */
  loaded: Promise<LoadedUdf> | null;
}

/** The functions of the user that a thread has. */
export interface ThreadUdfs {
  /** Those of the queries that run, by the key their operators have for them. */
  readonly held: Map<number, HeldUdf>;
  readonly registered: RegisteredUdfs;
  /** Threads that tasks run in. */
  readonly workers: number;
  /** What the `init` of a class is given; `usesOrt`: it asks for the ONNX runtime. */
  context(usesOrt: boolean): Promise<ThreadContext>;
}

/** What runs a user's function wants to hear of it. */
export interface UdfHooks {
  readonly signal: AbortSignal;
  /** A failure that became null. */
  warn(reason: string, count: number): void;
  /** A call of a function with a timeout begins at this row of the operator; null: it has come back. */
  watch(call: Omit<WatchedCall, 'operator'> | null): void;
}
