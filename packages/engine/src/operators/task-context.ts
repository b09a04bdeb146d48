import type { Batch } from '@pixelframe/columnar';
import type { ImageCodecs } from '@pixelframe/codecs';
import type { ByteSource, ParquetReader } from '@pixelframe/io';
import type { ImageProgram, ProgramSource, WgslArray, WgslExpression } from '@pixelframe/kernels';
import type { ModelVectors, StageModel, StageRun } from '@pixelframe/evaluators';
import type { ModelPart, SimilarityMetric } from '@pixelframe/plan';
import type { TextRun, ThreadModels } from '../models/thread-models.ts';
import type { FileRef } from '../registration.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';
import type { TableSearch } from '../similarity/table-search.ts';
import type { DeviceColumn } from '../device/run-udf.ts';
import type { ThreadUdfs, UdfRequest, WatchedCall } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';
import type { Task } from '../scheduler/executor.ts';

/** A search for near pairs on the device: rows of `left` from `leftStart` to `leftEnd` with all of `right`. */
export interface DevicePairs {
  readonly metric: SimilarityMetric;
  readonly maxDistance: number;
  /** Bytes of a hash, or numbers of a vector. */
  readonly size: number;
  readonly left: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly right: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly selfJoin: boolean;
}

/** A WGSL expression on so many elements. */
export interface DeviceWgsl {
  readonly expression: WgslExpression;
  readonly values: readonly WgslArray[];
  readonly length: number;
}

/** Runs image programs and pair searches on the device worker; rejects with DeviceError when the device is gone. */
export interface DeviceService {
  /** The pictures are copied to the device worker: the caller keeps them for a retry. */
  run(
    sources: readonly ProgramSource[],
    program: ImageProgram,
    models: readonly StageModel[],
    signal: AbortSignal,
  ): Promise<StageRun>;
  /** What the device's models have to say since they were last asked. */
  takeWarnings(): string[];
  /** A model on texts. */
  texts(part: ModelPart, run: TextRun, signal: AbortSignal): Promise<ModelVectors>;
  /** The source of a user's function goes along with its first rows. */
  udf(key: number, source: UdfSource, request: UdfRequest, signal: AbortSignal): Promise<DeviceColumn>;
  dropUdf(key: number): void;
  /** The arrays are copied, with all of the buffers that they are views of. */
  wgsl(request: DeviceWgsl, signal: AbortSignal): Promise<WgslArray>;
  /** Pairs ordered by left, then right; the keys are copied, too. */
  pairs(request: DevicePairs, signal: AbortSignal): Promise<FoundPairs>;
}

/** What a thread that runs tasks offers its operators. */
export interface Services {
  readonly orientation: 'ignore' | 'apply';
  codecs(): Promise<ImageCodecs>;
  open(content: Blob | string, name: string): ByteSource;
  parquet(file: FileRef, signal: AbortSignal): Promise<ParquetReader>;
  /** A collected right side of a join. */
  table(id: number): Batch;
  /** How pairs with the rows of a collected table are found. */
  search(id: number): TableSearch;
  /** null: no device for this thread (any more). */
  device(): Promise<DeviceService | null>;
  readonly udfs: ThreadUdfs;
  /** The models of this thread. */
  models(): Promise<ThreadModels>;
  /** Keeps an operator's index over a table for the next morsel, e.g. a join's hash table. */
  cached<T>(table: number, key: string, make: () => T): T;
}

export interface TaskContext {
  readonly services: Services;
  readonly signal: AbortSignal;
  /** The source's row that the operator's first row is; null below a filter, a join or a limit. */
  readonly firstRow: number | null;
  warn(reason: string, file: string | null, count?: number): void;
  readonly task: Task;
  /** Told of each call of a user's function that has a timeout, and of its end (null). Absent where nobody could stop it. */
  readonly watch?: (call: WatchedCall | null) => void;
  /** The bitmap of the rows of a table, of so many, that this task has found a left row for; it goes with the report. */
  matched(table: number, rows: number): Uint8Array<ArrayBuffer>;
}

export type BatchStream = AsyncIterable<Batch>;

/** Lets messages in: an AbortSignal can only fire between macrotasks. */
export const yieldToEvents = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
