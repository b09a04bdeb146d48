import type { DataType } from '@pixelframe/columnar';
import type { UsedValues } from '@pixelframe/engine/udf';

export interface UdfSettings {
  /** The type of its values; of a generator, of each value. */
  readonly returns: DataType;
  /**
   * What its source reads of its surroundings: plain values, typed arrays and functions. They are copied. A function that
   * gives them, `() => ({ mean, std })`, keeps their names known where a minifier has renamed them.
   */
  readonly uses?: UsedValues;
  /** 'worker' (default): its source, or a registered function, in the workers. 'page': where it was written. */
  readonly runOn?: 'worker' | 'page';
  /** Calls of an async function under way over the whole query (default 64); instances of a class (default one a worker). */
  readonly maxConcurrency?: number;
  /** Attempts after the first, 100 ms x 2^n apart; an error's `retryAfter` (seconds) asks for more. Default 0. */
  readonly maxRetries?: number;
  /** Milliseconds a call may take. */
  readonly timeout?: number;
  /** 'raise' (default) ends the query; 'null' makes the row null (of a batch function the batch) and counts it. */
  readonly onError?: 'raise' | 'null';
  /** What errors and `explain()` call it. Default: its own name. */
  readonly name?: string;
}

export interface RowUdfSettings extends UdfSettings {
  /** It gives any number of values, each a row. Known of a function; to be said of one that is given by name. */
  readonly generator?: boolean;
}

export interface BatchUdfSettings extends UdfSettings {
  /** Rows it is given at once. */
  readonly batchSize?: number;
}

export interface ClassSettings {
  /** Arguments of the constructor. They are copied. */
  readonly args?: readonly unknown[];
  /** Runs in the worker that owns the GPU; `init` is given `ctx.device` and `ctx.ort`. */
  readonly gpu?: boolean;
}

export type ClassUdfSettings = RowUdfSettings & ClassSettings;
export type BatchClassUdfSettings = BatchUdfSettings & ClassSettings;
