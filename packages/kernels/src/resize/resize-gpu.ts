import { SETUP_HEADER, type Setup } from '../gpu/setup.ts';
import type { Axis } from './axis.ts';

/**
 * How far the device's unrounded sample may lie from the CPU's, relative to its value, for K taps in both passes.
 *
 * All terms are products of non-negative numbers, so a sum of k rounded products is within (1 + u)^k of the true sum S
 * whatever the order, and the second pass multiplies the factors: |sample - S| <= ((1 + u)^K - 1) S. The CPU rounds to
 * nearest, u = 2^-24. WGSL lets a device take either neighbour, u = 2^-23, and fuse a product with its addition, which
 * only leaves roundings out. Together at most 3 K 2^-24 S / (1 - 2 K 2^-24); with K <= MOST_TAPS the divisor, and the
 * step from S to the device's own value, stay above 0.99, for which 3.1 makes room.
 */
export function tieTolerance(ax: Axis, ay: Axis): number {
  return 3.1 * (ax.taps + ay.taps) * 2 ** -24;
}

/** Taps of both passes together up to which {@link tieTolerance} holds. */
export const MOST_TAPS = 16_384;

/** Entries a job's list of doubtful samples can hold; more doubt sends the picture to the CPU. */
export function tieRoom(samples: number): number {
  return 64 + (samples >>> 5);
}

export const RESIZE_JOB_WORDS = 13;

/** One job as the shaders read it. Places: bytes in the pixels, floats in the columns, words elsewhere. */
export interface ResizeJobLayout {
  readonly ax: Axis;
  readonly ay: Axis;
  readonly source: number;
  readonly stride: number;
  readonly channels: number;
  readonly columns: number;
  readonly bytes: number;
  readonly ties: number;
  readonly room: number;
}

/** Writes jobs and, once each, the axes they share. An axis is `left, count, place of weights` per output, then weights. */
export class ResizeJobs {
  readonly #setup: Setup;
  readonly #axes = new Map<Axis, number>();
  #at: number;

  /** @param count - number of jobs that will be added */
  constructor(setup: Setup, count: number) {
    this.#setup = setup;
    this.#at = setup.reserve(count * RESIZE_JOB_WORDS);
    setup.set(SETUP_HEADER.resize, [this.#at]);
  }

  add(job: ResizeJobLayout): void {
    const { ax, ay } = job;
    const [x, y] = [this.#axis(ax), this.#axis(ay)];
    const words = [job.source, ax.from, job.stride, job.channels, ax.to, ay.to, job.columns, job.bytes, x, y];
    this.#setup.set(this.#at, [...words, job.ties, job.room, 0]);
    this.#setup.setFloats(this.#at + 12, [tieTolerance(ax, ay)]);
    this.#at += RESIZE_JOB_WORDS;
  }

  #axis(axis: Axis): number {
    const known = this.#axes.get(axis);
    if (known !== undefined) return known;
    const at = this.#setup.reserve(3 * axis.to + axis.weights.length);
    const weights = at + 3 * axis.to;
    const spans = new Uint32Array(3 * axis.to);
    for (let o = 0; o < axis.to; o++) {
      spans[3 * o] = axis.left[o]!;
      spans[3 * o + 1] = axis.count[o]!;
      spans[3 * o + 2] = weights + axis.offset[o]!;
    }
    this.#setup.set(at, spans);
    this.#setup.setFloats(weights, axis.weights);
    this.#axes.set(axis, at);
    return at;
  }
}
