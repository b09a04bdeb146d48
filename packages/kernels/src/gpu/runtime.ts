import type { PairRange } from '../hamming/arguments.ts';
import { hammingPairsOnGpu } from '../hamming/hamming-gpu.ts';
import type { HammingPairs } from '../hamming/pair-list.ts';
import type { ImageProgram, KeptTensors, ProgramSource, StepResult } from '../program/program.ts';
import { runImageProgramOnGpu } from '../program/run-gpu.ts';
import type { VectorMetric } from '../vectors/metric.ts';
import type { Neighbors } from '../vectors/nearest.ts';
import type { VectorPairs } from '../vectors/vector-pairs.ts';
import { vectorPairsOnGpu } from '../vectors/vector-pairs-gpu.ts';
import { vectorTopKOnGpu } from '../vectors/vector-top-k-gpu.ts';
import type { WgslArray, WgslExpression } from '../wgsl-expression/expression.ts';
import { runWgslExpressionOnGpu } from '../wgsl-expression/run-gpu.ts';
import { ComputeDevice, type RunOptions } from './compute-device.ts';
import type { GpuInfo } from './request.ts';

/** The kernels on one GPU device. Made by `requestGpu`. */
export class GpuRuntime {
  readonly info: GpuInfo;
  /** Resolves with the reason when the device is gone; every later call rejects with a DeviceError. */
  readonly lost: Promise<string>;
  /** The device itself, for others who compute on it. */
  readonly device: GPUDevice;
  readonly #compute: ComputeDevice;

  constructor(device: GPUDevice, info: GpuInfo) {
    this.info = info;
    this.device = device;
    this.#compute = new ComputeDevice(device);
    this.lost = this.#compute.lost;
  }

  /**
   * The program on a batch of images: one submission and one readback, or one per chunk where a binding would pass
   * 128 MiB. The sources must stay unchanged until the promise settles.
   *
   * @returns results[image][output], equal bit for bit to `runImageProgram` of each image
   * @throws PlanError as `runImageProgram`; DeviceError where the device fails, is lost or does not answer within
   * `timeoutMs` per submission (30 s by default); CancelledError after the signal's abort
   */
  runImageProgram(
    sources: readonly ProgramSource[],
    program: ImageProgram,
    options: RunOptions = {},
  ): Promise<StepResult[][]> {
    return runImageProgramOnGpu(this.#compute, sources, program, options);
  }

  /**
   * As {@link runImageProgram}, but the tensors of some outputs stay on the device, for who computes on it, too: they are
   * in their buffers when the promise resolves, and the results have only their shape.
   */
  runImageProgramKeeping(
    sources: readonly ProgramSource[],
    program: ImageProgram,
    kept: readonly KeptTensors[],
    options: RunOptions = {},
  ): Promise<StepResult[][]> {
    return runImageProgramOnGpu(this.#compute, sources, program, options, kept);
  }

  /** Bytes that came back from the device so far. */
  get bytesRead(): number {
    return this.#compute.bytesRead;
  }

  /** As the free function `hammingPairs`, with the errors of {@link runImageProgram}. */
  hammingPairs(
    left: Uint8Array,
    right: Uint8Array,
    width: number,
    maxDistance: number,
    options: RunOptions & PairRange = {},
  ): Promise<HammingPairs> {
    const pairsPerSubmission = this.info.isFallback ? 2 ** 24 : 2 ** 31;
    return hammingPairsOnGpu(this.#compute, left, right, width, maxDistance, pairsPerSubmission, options);
  }

  /** As the free function `vectorPairs`, with the errors of {@link runImageProgram}. */
  vectorPairs(
    left: Float32Array,
    right: Float32Array,
    size: number,
    metric: VectorMetric,
    threshold: number,
    options: RunOptions & PairRange = {},
  ): Promise<VectorPairs> {
    const most = this.#productsPerSubmission();
    return vectorPairsOnGpu(this.#compute, left, right, size, metric, threshold, most, options);
  }

  /** As the free function `vectorTopK`, with the errors of {@link runImageProgram}. */
  vectorTopK(
    rows: Float32Array,
    queries: Float32Array,
    size: number,
    metric: VectorMetric,
    k: number,
    options: RunOptions = {},
  ): Promise<Neighbors[]> {
    const most = this.#productsPerSubmission();
    return vectorTopKOnGpu(this.#compute, rows, queries, size, metric, k, most, options);
  }

  /**
   * As the free function `runWgslExpression`, with the errors of {@link runImageProgram}. Integers, comparisons, `select`
   * and each single `+`, `-`, `*`, `abs`, `ceil`, `clamp`, `floor`, `max`, `min`, `round`, `sign`, `step` and `trunc` of
   * floats have the same bits; the other functions of floats, `/` and `%` are as precise as WGSL asks. A driver may
   * contract `a * b + c` into one rounding, regroup operations, take subnormal floats for 0, and assume that there is
   * no NaN and no infinity.
   */
  runWgslExpression(
    expression: WgslExpression,
    values: readonly WgslArray[],
    length: number,
    options: RunOptions = {},
  ): Promise<WgslArray> {
    const most = this.info.isFallback ? 2 ** 28 : 2 ** 36;
    return runWgslExpressionOnGpu(this.#compute, expression, values, length, most, options);
  }

  #productsPerSubmission(): number {
    return this.info.isFallback ? 2 ** 28 : 2 ** 36;
  }

  dispose(): void {
    this.#compute.destroy('it was disposed of');
  }
}
