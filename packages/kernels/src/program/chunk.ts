import { tieRoom } from '../resize/resize-gpu.ts';
import { MOST_GROUPS } from '../gpu/dispatch.ts';
import type { ImagePlan, ResizeJob, TensorJob } from './plan-gpu.ts';

/** Where a resize job's data lies: bytes in the pixels, floats in the columns, words elsewhere. */
export interface PlacedJob {
  /** Number of the image in the batch. */
  readonly image: number;
  readonly job: ResizeJob;
  readonly samples: number;
  readonly source: number;
  readonly stride: number;
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

export interface PlacedImage {
  readonly image: number;
  readonly plan: ImagePlan;
  readonly source: number;
  readonly length: number;
  /** Byte place of the luma plane, if one is used. */
  readonly luma: number;
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
const samplesOf = (job: ResizeJob): number => job.ax.to * job.ay.to * job.view.channels;
const columnsOf = (job: ResizeJob): number => job.ax.from * job.ay.to * job.view.channels;

/** Bytes of the source a device needs: up to the last channel of the last pixel. */
function sourceLength({ source }: ImagePlan): number {
  return (source.width * source.height - 1) * source.stride + source.channels;
}

function sizesOf(plan: ImagePlan): ChunkSizes {
  const sizes = none();
  const { width, height } = plan.source;
  sizes.pixels = align(sourceLength(plan)) + (plan.usesLuma ? align(width * height) : 0);
  for (const job of plan.jobs) {
    const samples = samplesOf(job);
    sizes.jobs += Math.max(1, job.tensors.length);
    sizes.columns += columnsOf(job);
    sizes.bytes += Math.ceil(samples / 4);
    sizes.ties += 1 + tieRoom(samples);
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
    const luma = source + align(length);
    sizes.pixels = luma + (plan.usesLuma ? align(plan.source.width * plan.source.height) : 0);
    return { image, plan, source, length, luma };
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
  const luma = job.view.plane === 'luma';
  const samples = samplesOf(job);
  const room = tieRoom(samples);
  const { columns, bytes, ties } = sizes;
  sizes.columns += columnsOf(job);
  sizes.bytes += Math.ceil(samples / 4);
  sizes.ties += 1 + room;
  const tensors = job.tensors.map((tensor): PlacedTensor => {
    const at = sizes.tensors;
    sizes.tensors += samples;
    return { tensor, at };
  });
  const source = luma ? image.luma : image.source;
  const stride = luma ? 1 : image.plan.source.stride;
  return { image: image.image, job, samples, source, stride, columns, bytes, ties, room, tensors };
}
