import type { Batch, WireError } from '@pixelframe/columnar';
import type { ModelVectors, StageModel, StageRun } from '@pixelframe/evaluators';
import type { ImageProgram, ProgramSource, WgslArray } from '@pixelframe/kernels';
import type { ModelPart } from '@pixelframe/plan';
import type { EngineConfig } from '../config.ts';
import type { TextRun } from '../models/thread-models.ts';
import type { DeviceCall, DeviceColumn } from '../device/run-udf.ts';
import type { DevicePairs, DeviceWgsl } from '../operators/task-context.ts';
import type { CollectedTable, Task, TaskReport } from '../scheduler/executor.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';
import type { WatchedCall } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';

/** The first message a worker gets decides what it is. */
export type RoleMessage =
  | { readonly role: 'engine'; readonly config: EngineConfig }
  | { readonly role: 'compute'; readonly config: EngineConfig }
  | { readonly role: 'device'; readonly config: EngineConfig };

/** The answer to it: the worker runs, and holds this Web Lock for as long as it lives. */
export interface ReadyMessage {
  readonly type: 'ready';
  /** null where the Web Locks API is missing. */
  readonly lock: string | null;
}

export type ToCompute =
  | { readonly type: 'task'; readonly id: number; readonly task: Task }
  | { readonly type: 'ack'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'table'; readonly id: number; readonly table: CollectedTable }
  | { readonly type: 'dropTable'; readonly id: number }
  | { readonly type: 'udf'; readonly key: number; readonly source: UdfSource }
  | { readonly type: 'dropUdf'; readonly key: number }
  /** Release the sessions of all models. */
  | { readonly type: 'unloadModels'; readonly id: number }
  /** null: there is no device (any more). */
  | { readonly type: 'device'; readonly port: MessagePort | null };

export type FromCompute =
  | ReadyMessage
  | { readonly type: 'batch'; readonly id: number; readonly batch: Batch }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly report: TaskReport;
      readonly heapBytes: number;
      /** Buffers the task's rows came in, to be used again. */
      readonly spare: readonly ArrayBuffer[];
    }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError; readonly heapBytes: number }
  | { readonly type: 'unloaded'; readonly id: number; readonly heapBytes: number }
  /** A user's function with a timeout is being called, or has come back (null). */
  | { readonly type: 'calling'; readonly id: number; readonly call: WatchedCall | null };

/** The page's line to the engine; like everything else, sent only once the worker is ready and watched. */
export type ToEngine = { readonly type: 'control'; readonly port: MessagePort };

export type ToDevice = { readonly type: 'connect'; readonly port: MessagePort } | { readonly type: 'unloadModels' };
export type FromDevice = ReadyMessage;

/** On the port between a compute worker and the device worker. */
export type DeviceRequest =
  | {
      readonly type: 'run';
      readonly id: number;
      readonly sources: readonly ProgramSource[];
      readonly program: ImageProgram;
      /** Models that go on with tensors of the program, which stay on the device. */
      readonly models: readonly StageModel[];
    }
  | { readonly type: 'texts'; readonly id: number; readonly part: ModelPart; readonly run: TextRun }
  | { readonly type: 'pairs'; readonly id: number; readonly request: DevicePairs }
  | { readonly type: 'udf'; readonly id: number; readonly call: DeviceCall }
  | { readonly type: 'wgsl'; readonly id: number; readonly request: DeviceWgsl }
  | { readonly type: 'dropUdf'; readonly key: number }
  | { readonly type: 'cancel'; readonly id: number };

export type DeviceResult = StageRun | ModelVectors | FoundPairs | DeviceColumn | WgslArray;

export type DeviceReply =
  | {
      readonly type: 'result';
      readonly id: number;
      readonly result: DeviceResult;
      readonly warnings: readonly string[];
    }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };
