import type { LeftRange } from '../hamming/arguments.ts';
import { hammingPairsOnGpu } from '../hamming/hamming-gpu.ts';
import type { HammingPairs } from '../hamming/pair-list.ts';
import type { Pixels } from '../pixels.ts';
import type { ImageProgram, StepResult } from '../program/program.ts';
import { runImageProgramOnGpu } from '../program/run-gpu.ts';
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
    sources: readonly Pixels[],
    program: ImageProgram,
    options: RunOptions = {},
  ): Promise<StepResult[][]> {
    return runImageProgramOnGpu(this.#compute, sources, program, options);
  }

  /** As the free function `hammingPairs`, with the errors of {@link runImageProgram}. */
  hammingPairs(
    left: Uint8Array,
    right: Uint8Array,
    width: number,
    maxDistance: number,
    options: RunOptions & LeftRange = {},
  ): Promise<HammingPairs> {
    const pairsPerSubmission = this.info.isFallback ? 2 ** 24 : 2 ** 31;
    return hammingPairsOnGpu(this.#compute, left, right, width, maxDistance, pairsPerSubmission, options);
  }

  dispose(): void {
    this.#compute.destroy('it was disposed of');
  }
}
