import type { Batch } from '@pixelframe/columnar';
import type { TextOutput } from '@pixelframe/io';
import type { ModelProgress } from '@pixelframe/models';
import type { FunctionFamily, Plan } from '@pixelframe/plan';
import type { QueryMetrics, StageMetrics } from './metrics.ts';
import type { PageCall } from './udf/page-call.ts';
import type { UdfSource } from './udf/udf-source.ts';

export type QueryOutput =
  /** Batches, in order, as somebody asks for them. */
  | { readonly kind: 'batches' }
  /** Kept in the engine as partitions under this source id. */
  | { readonly kind: 'collect'; readonly id: string }
  /** The bytes of a Parquet file, piece by piece. */
  | { readonly kind: 'parquet'; readonly compression: 'snappy' | 'zstd' | 'gzip' | 'none' }
  /** The bytes of a CSV or JSON Lines file, piece by piece. */
  | TextOutput;

export interface QuerySpec {
  readonly plan: Plan;
  /** Of the functions in the plan: what is loaded before it is looked at. */
  readonly families: readonly FunctionFamily[];
  readonly output: QueryOutput;
  /** The user's functions that workers run, by the id the plan has for them. */
  readonly udfs?: Readonly<Record<string, UdfSource>>;
}

export type QueryItem =
  | {
      readonly kind: 'batch';
      readonly batch: Batch;
      /** Nothing else holds its buffers: they may be moved away. */
      readonly owned: boolean;
    }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> };

export interface QueryResult {
  readonly rows: number;
  readonly bytes: number;
  readonly metrics: QueryMetrics;
}

export interface QueryProgress {
  readonly stages: readonly StageMetrics[];
  readonly elapsedMs: number;
  readonly memory: { readonly used: number; readonly limit: number };
  /** A model's file that is being downloaded before the query begins. */
  readonly download?: ModelProgress;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: QueryProgress) => void;
  /** Runs one of the page's own functions over some rows. */
  readonly callPage?: CallPage;
}

/** A function of the page by its id: rows in, rows of one column out; `udf` says how one of columns is called. */
export type CallPage = (fn: string, rows: Batch, udf?: PageCall) => Promise<Batch>;

/** Yields what the output asks for; the return value sums it up. */
export type QueryStream = AsyncGenerator<QueryItem, QueryResult>;
