import { SETUP_HEADER, type Setup } from '../gpu/setup.ts';
import type { Axis, IntegerAxis } from './axis.ts';
import type { ResampleAxes } from './resample.ts';

/** How far from a rounding tie a sample must lie to be decided: `value * relative + absolute`. */
export interface TieTolerance {
  readonly relative: number;
  readonly absolute: number;
}

/**
 * How far the device's unrounded sample may lie from the CPU's, for K taps in both passes.
 *
 * Let S be the true sum and M the same sum of absolute terms. A sum of k rounded products is within ((1 + u)^k - 1) M of
 * S whatever the order, and the second pass multiplies the factors: |sample - S| <= ((1 + u)^K - 1) M. The CPU rounds to
 * nearest, u = 2^-24. WGSL lets a device take either neighbour, u = 2^-23, and fuse a product with its addition, which
 * only leaves roundings out. Together at most 3 K 2^-24 M / (1 - 2 K 2^-24); with K <= MOST_TAPS the divisor stays above
 * 0.99, for which 3.1 makes room, and for the step from S to the device's own value too. Without negative weights M is S;
 * with them it is at most 255 times the largest sums of absolute weights.
 */
export function tieTolerance(ax: Axis, ay: Axis): TieTolerance {
  const factor = 3.1 * (ax.taps + ay.taps) * 2 ** -24;
  const [x, y] = [magnitude(ax), magnitude(ay)];
  if (!x.signed && !y.signed) return { relative: factor, absolute: 0 };
  // The sums here are rounded too; 1.001 covers them many times over.
  return { relative: 0, absolute: 1.001 * factor * 255 * x.largest * y.largest };
}

/** Whether an axis has negative weights, and the largest sum of the absolute weights of an output. */
function magnitude({ to, count, offset, weights }: Axis): { signed: boolean; largest: number } {
  let signed = false;
  let largest = 0;
  for (let o = 0; o < to; o++) {
    let sum = 0;
    for (let t = offset[o]!; t < offset[o]! + count[o]!; t++) {
      if (weights[t]! < 0) signed = true;
      sum += Math.abs(weights[t]!);
    }
    largest = Math.max(largest, sum);
  }
  return { signed, largest };
}

/** Taps of both passes together up to which {@link tieTolerance} holds. */
export const MOST_TAPS = 16_384;

/** Entries a job's list of doubtful samples can hold; more doubt sends the picture to the CPU. */
export function tieRoom(samples: number): number {
  return 64 + (samples >>> 5);
}

const JOB_WORDS = 15;

/** One job as the shaders read it. Places: bytes in the pixels, words elsewhere. */
export interface ResizeJobLayout {
  readonly axes: ResampleAxes;
  readonly channels: number;
  readonly origin: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly bytes: number;
  readonly ties: number;
  readonly room: number;
}

/**
 * What the first pass makes: as many samples of every pixel row (or column) as it leaves of the source in the other
 * direction, and as many as the result has along it.
 */
export function firstPass(axes: ResampleAxes): { readonly left: number; readonly made: number } {
  const [ax, ay] = [axes.x.axis, axes.y.axis];
  const down = axes.arithmetic === 'float' || axes.downFirst;
  return down ? { left: ax.from, made: ay.to } : { left: ay.from, made: ax.to };
}

/**
 * Writes jobs, those of each arithmetic together, and once each the axes they share. An axis is `left, count, place of
 * weights` per output; weights lie elsewhere. The last three words of a job are the two tolerances in f32, or 1 and 0
 * where integers go down first, and how many samples of the source the first pass leaves.
 */
export class ResizeJobs {
  readonly #setup: Setup;
  readonly #axes = new Map<Axis | IntegerAxis, number>();
  readonly #weights = new Map<Float32Array | Int32Array, number>();

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  write(arithmetic: ResampleAxes['arithmetic'], jobs: readonly ResizeJobLayout[]): void {
    const start = this.#setup.reserve(jobs.length * JOB_WORDS);
    this.#setup.set(SETUP_HEADER[arithmetic], [start]);
    jobs.forEach((job, i) => this.#job(job, start + i * JOB_WORDS));
  }

  #job(job: ResizeJobLayout, at: number): void {
    const { axes } = job;
    const [ax, ay] = [axes.x.axis, axes.y.axis];
    const [x, y] = [this.#axis(ax), this.#axis(ay)];
    const source = [job.origin, job.stepX, job.stepY, job.channels];
    this.#setup.set(at, [...source, ax.to, ay.to, job.columns, job.bytes, x, y, job.ties, job.room]);
    if (axes.arithmetic === 'float') {
      const { relative, absolute } = tieTolerance(axes.x.axis, axes.y.axis);
      this.#setup.setFloats(at + 12, [relative, absolute]);
    }
    if (axes.arithmetic === 'integer' && axes.downFirst) this.#setup.set(at + 12, [1]);
    this.#setup.set(at + 14, [firstPass(axes).left]);
  }

  #axis(axis: Axis | IntegerAxis): number {
    const known = this.#axes.get(axis);
    if (known !== undefined) return known;
    const weights = this.#weightsOf(axis.weights);
    const at = this.#setup.reserve(3 * axis.to);
    const spans = new Uint32Array(3 * axis.to);
    for (let o = 0; o < axis.to; o++) {
      spans[3 * o] = axis.left[o]!;
      spans[3 * o + 1] = axis.count[o]!;
      spans[3 * o + 2] = weights + axis.offset[o]!;
    }
    this.#setup.set(at, spans);
    this.#axes.set(axis, at);
    return at;
  }

  /** Axes cut from one share their weights. */
  #weightsOf(weights: Float32Array | Int32Array): number {
    const known = this.#weights.get(weights);
    if (known !== undefined) return known;
    const at = this.#setup.reserve(weights.length);
    if (weights instanceof Float32Array) this.#setup.setFloats(at, weights);
    else this.#setup.set(at, weights);
    this.#weights.set(weights, at);
    return at;
  }
}
