import { firstPass, tieRoom } from '../resize/resize-gpu.ts';
import { MOST_GROUPS } from '../gpu/dispatch.ts';
import type { ImagePlan, ResizeJob, TensorJob } from './plan-gpu.ts';
import type { LumaPlane } from './scaled-steps.ts';

/** Where a resize job's data lies: bytes in the pixels, words elsewhere. */
export interface PlacedJob {
  /** Number of the image in the batch. */
  readonly image: number;
  readonly job: ResizeJob;
  readonly samples: number;
  /** Byte place of the view's first pixel, and the way in bytes to the next one to the right and below. */
  readonly origin: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly bytes: number;
  readonly ties: number;
  readonly room: number;
  readonly tensors: readonly PlacedTensor[];
}

export interface PlacedTensor {
  readonly tensor: TensorJob;
  readonly at: number;
}

/** Whether a tensor is copied to who keeps it: those of floats may have samples in doubt, which the CPU decides. */
export const staysOnDevice = (
  { job }: PlacedJob,
  { tensor }: PlacedTensor,
  kept: ReadonlyMap<number, GPUBuffer>,
): boolean => kept.has(tensor.step) && job.axes.arithmetic === 'integer';

export interface PlacedImage {
  readonly image: number;
  readonly plan: ImagePlan;
  /** Byte place of the first pixel of the plan's span, and bytes of the span. */
  readonly source: number;
  readonly length: number;
  readonly planes: ReadonlyMap<LumaPlane, number>;
}

/** The sizes of the buffers of one submission, in words (pixels in bytes). */
export interface ChunkSizes {
  pixels: number;
  columns: number;
  bytes: number;
  /** How much of `bytes` is read back: jobs whose bytes are wanted lie first. */
  wanted: number;
  ties: number;
  tensors: number;
  jobs: number;
}

export interface Chunk {
  readonly images: readonly PlacedImage[];
  readonly jobs: readonly PlacedJob[];
  readonly sizes: ChunkSizes;
}

const align = (bytes: number): number => Math.ceil(bytes / 4) * 4;
const none = (): ChunkSizes => ({ pixels: 0, columns: 0, bytes: 0, wanted: 0, ties: 0, tensors: 0, jobs: 0 });
const samplesOf = ({ axes, channels }: ResizeJob): number => axes.x.axis.to * axes.y.axis.to * channels;

/** Samples after the first pass. */
function columnsOf({ axes, channels }: ResizeJob): number {
  const { left, made } = firstPass(axes);
  return left * made * channels;
}

/** Integers leave no doubt. */
const roomOf = (job: ResizeJob): number => (job.axes.arithmetic === 'float' ? tieRoom(samplesOf(job)) : 0);

/** Bytes of the source a device needs: up to the last channel of the last pixel of the span. */
function sourceLength({ source, span }: ImagePlan): number {
  return (span.count - 1) * source.stride + source.channels;
}

function sizesOf(plan: ImagePlan): ChunkSizes {
  const sizes = none();
  sizes.pixels = align(sourceLength(plan)) + plan.planes.length * align(plan.span.count);
  for (const job of plan.jobs) {
    const samples = samplesOf(job);
    sizes.jobs += Math.max(1, job.tensors.length);
    sizes.columns += columnsOf(job);
    sizes.bytes += Math.ceil(samples / 4);
    sizes.ties += 1 + roomOf(job);
    sizes.tensors += samples * job.tensors.length;
  }
  return sizes;
}

function withinLimit(sizes: ChunkSizes, limit: number): boolean {
  const largest = Math.max(sizes.pixels, 4 * sizes.columns, 4 * (sizes.bytes + sizes.ties + sizes.tensors));
  return largest <= limit && sizes.jobs <= MOST_GROUPS;
}

/** Puts images together in order while no binding, nor the readback, passes `limit` bytes. Images that alone pass it are left out. */
export function chunkPlans(plans: readonly ImagePlan[], limit: number): Chunk[] {
  const groups: number[][] = [];
  let total = none();
  plans.forEach((plan, image) => {
    if (plan.jobs.length === 0) return;
    const own = sizesOf(plan);
    if (!withinLimit(own, limit)) return;
    const sum = addSizes(total, own);
    const group = groups.at(-1);
    if (group !== undefined && withinLimit(sum, limit)) {
      group.push(image);
      total = sum;
    } else {
      groups.push([image]);
      total = own;
    }
  });
  return groups.map((images) => place(plans, images));
}

function addSizes(a: ChunkSizes, b: ChunkSizes): ChunkSizes {
  const sum = none();
  for (const key of Object.keys(sum) as (keyof ChunkSizes)[]) sum[key] = a[key] + b[key];
  return sum;
}

function place(plans: readonly ImagePlan[], indices: readonly number[]): Chunk {
  const sizes = none();
  const images = indices.map((image): PlacedImage => {
    const plan = plans[image]!;
    const source = sizes.pixels;
    const length = sourceLength(plan);
    const planes = new Map<LumaPlane, number>();
    sizes.pixels += align(length);
    for (const plane of plan.planes) {
      planes.set(plane, sizes.pixels);
      sizes.pixels += align(plan.span.count);
    }
    return { image, plan, source, length, planes };
  });
  const jobs: PlacedJob[] = [];
  for (const wanted of [true, false]) {
    for (const image of images) {
      for (const job of image.plan.jobs) if (job.bytesWanted === wanted) jobs.push(placeJob(image, job, sizes));
    }
    if (wanted) sizes.wanted = sizes.bytes;
  }
  return { images, jobs, sizes };
}

function placeJob(image: PlacedImage, job: ResizeJob, sizes: ChunkSizes): PlacedJob {
  const samples = samplesOf(job);
  const room = roomOf(job);
  const { columns, bytes, ties } = sizes;
  sizes.columns += columnsOf(job);
  sizes.bytes += Math.ceil(samples / 4);
  sizes.ties += 1 + room;
  const tensors = job.tensors.map((tensor): PlacedTensor => {
    const at = sizes.tensors;
    sizes.tensors += samples;
    return { tensor, at };
  });
  const { source, span } = image.plan;
  const [place, stride] = job.plane === 'bytes' ? [image.source, source.stride] : [image.planes.get(job.plane)!, 1];
  return {
    image: image.image,
    job,
    samples,
    origin: place + (job.view.origin - span.first) * stride,
    stepX: job.view.stepX * stride,
    stepY: job.view.stepY * stride,
    columns,
    bytes,
    ties,
    room,
    tensors,
  };
}
