import type { Batch, WireError } from '@pixelframe/columnar';
import type { ImageProgram, ProgramSource, StepResult } from '@pixelframe/kernels';
import type { EngineConfig } from '../config.ts';
import type { DevicePairs } from '../operators/task-context.ts';
import type { CollectedTable, Task, TaskReport } from '../scheduler/executor.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';

/** The first message a worker gets decides what it is. */
export type RoleMessage =
  | { readonly role: 'engine'; readonly config: EngineConfig }
  | { readonly role: 'compute'; readonly config: EngineConfig }
  | { readonly role: 'device' };

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
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError; readonly heapBytes: number };

/** The page's line to the engine; like everything else, sent only once the worker is ready and watched. */
export type ToEngine = { readonly type: 'control'; readonly port: MessagePort };

export type ToDevice = { readonly type: 'connect'; readonly port: MessagePort };
export type FromDevice = ReadyMessage;

/** On the port between a compute worker and the device worker. */
export type DeviceRequest =
  | {
      readonly type: 'run';
      readonly id: number;
      readonly sources: readonly ProgramSource[];
      readonly program: ImageProgram;
    }
  | { readonly type: 'pairs'; readonly id: number; readonly request: DevicePairs }
  | { readonly type: 'cancel'; readonly id: number };

export type DeviceReply =
  | { readonly type: 'result'; readonly id: number; readonly result: StepResult[][] | FoundPairs }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };
