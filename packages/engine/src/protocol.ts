import type { Batch, Schema, WireError } from '@pixelframe/columnar';
import type { Capabilities } from './config.ts';
import type { FoundModel, ModelRequest } from './models/model-request.ts';
import type { QueryItem, QueryProgress, QueryResult, QuerySpec } from './query.ts';
import type { FileRef, SourceData } from './registration.ts';
import type { PageCall } from './udf/page-call.ts';

/** Answers between page and engine carry errors as data: comlink keeps only their message. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

/** The control API that comlink exposes in the engine worker. */
export interface EngineControl {
  register(id: string, registration: SourceData): Promise<Answer<void>>;
  release(id: string): Promise<Answer<void>>;
  loadSource(id: string): Promise<Answer<{ schema: Schema; rows: number }>>;
  describeParquet(files: readonly FileRef[]): Promise<Answer<{ schema: Schema; rows: number }>>;
  findModels(requests: readonly ModelRequest[]): Promise<Answer<readonly FoundModel[]>>;
  unloadModels(): Promise<Answer<void>>;
  capabilities(): Promise<Answer<Capabilities>>;
  memory(): Promise<Answer<{ used: number; peak: number; limit: number }>>;
  killWorker(role: 'compute' | 'device', index: number): Promise<Answer<boolean>>;
  /** Starts a query whose items, progress and end travel on `port`. */
  start(spec: QuerySpec, port: MessagePort): Promise<Answer<void>>;
}

/** On a query's port: the page asks for items one by one, which is how back-pressure reaches the sources. */
export type ToQuery =
  | { readonly type: 'next' }
  | { readonly type: 'cancel' }
  /** What a function of the page gave. */
  | { readonly type: 'answer'; readonly call: number; readonly answer: Answer<Batch> };

export type FromQuery =
  | { readonly type: 'item'; readonly item: QueryItem }
  /** Asks for a function of the page. */
  | {
      readonly type: 'call';
      readonly call: number;
      readonly fn: string;
      readonly rows: Batch;
      readonly udf?: PageCall | undefined;
    }
  | { readonly type: 'progress'; readonly progress: QueryProgress }
  | { readonly type: 'end'; readonly result: QueryResult }
  | { readonly type: 'error'; readonly error: WireError };
