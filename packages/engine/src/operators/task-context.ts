import type { Batch } from '@pixelframe/columnar';
import type { ImageCodecs } from '@pixelframe/codecs';
import type { ByteSource, ParquetReader } from '@pixelframe/io';
import type { ImageProgram, Pixels, StepResult } from '@pixelframe/kernels';
import type { FileRef } from '../registration.ts';

/** Runs image programs on the device worker; rejects with DeviceError when the device is gone. */
export interface ImageDevice {
  /** The pictures are copied to the device worker: the caller keeps them for a retry. */
  run(sources: readonly Pixels[], program: ImageProgram, signal: AbortSignal): Promise<StepResult[][]>;
}

/** What a thread that runs tasks offers its operators. */
export interface Services {
  readonly orientation: 'ignore' | 'apply';
  codecs(): Promise<ImageCodecs>;
  open(content: Blob | string, name: string): ByteSource;
  parquet(file: FileRef, signal: AbortSignal): Promise<ParquetReader>;
  /** A collected right side of a join. */
  table(id: number): Batch;
  /** null: no device for this thread (any more). */
  device(): Promise<ImageDevice | null>;
  /** Keeps an operator's index over a table for the next morsel, e.g. a join's hash table. */
  cached<T>(table: number, key: string, make: () => T): T;
}

export interface TaskContext {
  readonly services: Services;
  readonly signal: AbortSignal;
  /** The source's row that the operator's first row is; null below a filter, a join or a limit. */
  readonly firstRow: number | null;
  warn(reason: string, file: string | null): void;
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
