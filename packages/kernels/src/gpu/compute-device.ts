import { CancelledError, DeviceError, PixelframeError } from '@pixelframe/columnar';
import { BufferLease, BufferPool } from './buffer-pool.ts';
import { raceWith } from './race.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Longest time one submission may take, ms. After it the device is given up. */
  readonly timeoutMs?: number;
}

/** One submission: what to encode, and what to do with the bytes that come back. */
export interface Submission<T> {
  readonly label: string;
  /** Records the work; answers the ranges to read back, in order. */
  readonly encode: (encoder: GPUCommandEncoder, lease: BufferLease) => readonly ReadRange[];
  /** Sees the ranges one after the other; the memory is gone when it returns. */
  readonly read: (mapped: ArrayBuffer) => T;
}

/** The first `size` bytes of a buffer; a multiple of 4. */
export interface ReadRange {
  readonly buffer: GPUBuffer;
  readonly size: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const LARGEST_BINDING = 128 * 2 ** 20;
const KEPT_BYTES = 256 * 2 ** 20;
const scopes: readonly GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];

/**
 * A device with its pipelines and buffers. Every failure, a lost device and a submission that takes too long included,
 * is a DeviceError; the inputs are untouched, so the caller can repeat the work elsewhere.
 */
export class ComputeDevice {
  readonly device: GPUDevice;
  readonly lost: Promise<string>;
  /** Largest storage binding to plan for, bytes. */
  readonly largestBinding: number;
  readonly #pool: BufferPool;
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>();
  #gone: string | undefined;
  #bytesRead = 0;

  constructor(device: GPUDevice, largestBinding: number = LARGEST_BINDING) {
    this.device = device;
    this.largestBinding = Math.min(device.limits.maxStorageBufferBindingSize, largestBinding);
    this.#pool = new BufferPool(device, device.limits.maxBufferSize, KEPT_BYTES);
    this.lost = device.lost.then((info) => {
      this.#gone ??= info.message === '' ? info.reason : info.message;
      this.#pool.clear();
      return this.#gone;
    });
  }

  /** The pipeline of a shader's `main`, compiled once for the same code. */
  async pipeline(label: string, code: string): Promise<GPUComputePipeline> {
    this.#refuseWhenGone();
    let pipeline = this.#pipelines.get(code);
    if (pipeline === undefined) {
      const compute = { module: this.device.createShaderModule({ label, code }), entryPoint: 'main' };
      pipeline = this.device.createComputePipelineAsync({ label, layout: 'auto', compute });
      this.#pipelines.set(code, pipeline);
    }
    try {
      return await raceWith(pipeline, [this.#whenLost()]);
    } catch (error) {
      throw this.#asDeviceError(`compiling ${label}`, error);
    }
  }

  /** Bytes read back so far. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Encodes, submits, reads back; one `mapAsync`. */
  async submit<T>(submission: Submission<T>, options: RunOptions = {}): Promise<T> {
    this.#refuseWhenGone();
    if (options.signal?.aborted === true) throw new CancelledError();
    const lease = new BufferLease(this.device, this.#pool);
    try {
      const result = await this.#attempt(submission, lease, options);
      lease.release();
      return result;
    } catch (error) {
      lease.discard();
      throw this.#asDeviceError(submission.label, error);
    }
  }

  destroy(reason: string): void {
    this.#gone ??= reason;
    this.#pool.clear();
    this.device.destroy();
  }

  async #attempt<T>(submission: Submission<T>, lease: BufferLease, options: RunOptions): Promise<T> {
    for (const filter of scopes) this.device.pushErrorScope(filter);
    let staging: GPUBuffer;
    let total = 0;
    let faults: Promise<(GPUError | null)[]>;
    try {
      const encoder = this.device.createCommandEncoder({ label: submission.label });
      const ranges = submission.encode(encoder, lease);
      const size = ranges.reduce((sum, range) => sum + range.size, 0);
      staging = lease.take(size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
      for (const range of ranges) {
        if (range.size > 0) encoder.copyBufferToBuffer(range.buffer, 0, staging, total, range.size);
        total += range.size;
      }
      this.device.queue.submit([encoder.finish()]);
    } finally {
      faults = Promise.all(scopes.map(() => this.device.popErrorScope()));
      faults.catch(() => undefined);
    }
    const mapped = staging.mapAsync(GPUMapMode.READ, 0, total);
    const done = faults.then((found) => {
      const fault = found.find((error) => error !== null);
      if (fault !== undefined && fault !== null) throw new Error(fault.message);
      return mapped;
    });
    mapped.catch(() => undefined);
    await raceWith(done, [this.#whenLost()], {
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      onTimeout: (ms) => {
        this.destroy(`no answer to ${submission.label} in ${ms} ms`);
        return this.#goneError();
      },
    });
    this.#bytesRead += total;
    const result = submission.read(staging.getMappedRange(0, total));
    staging.unmap();
    return result;
  }

  async #whenLost(): Promise<never> {
    await this.lost;
    throw this.#goneError();
  }

  #refuseWhenGone(): void {
    if (this.#gone !== undefined) throw this.#goneError();
  }

  #goneError(): DeviceError {
    return new DeviceError(`The GPU device was lost: ${this.#gone}.`, {
      hint: 'Request a new device and repeat the work, or run it on the CPU.',
    });
  }

  #asDeviceError(label: string, error: unknown): PixelframeError {
    if (error instanceof PixelframeError) return error;
    if (this.#gone !== undefined) return this.#goneError();
    const text = error instanceof Error ? error.message : String(error);
    return new DeviceError(`The GPU failed at ${label}: ${text}`, {
      hint: 'Repeat the work on the CPU.',
      cause: error,
    });
  }
}
