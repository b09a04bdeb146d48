import type { ComputeDevice, ReadRange, RunOptions } from '../gpu/compute-device.ts';
import type { BufferLease } from '../gpu/buffer-pool.ts';
import { bind, dispatchItems, GROUP } from '../gpu/dispatch.ts';
import { Setup } from '../gpu/setup.ts';
import { lumaShader, writeLumaJobs, type LumaJob } from '../luma/luma-gpu.ts';
import { writeNormalizeJobs, type NormalizeJob } from '../normalize/normalize-gpu.ts';
import normalizeShader from '../normalize/normalize.wgsl?raw';
import floatHorizontal from '../resize/float-horizontal.wgsl?raw';
import floatVertical from '../resize/float-vertical.wgsl?raw';
import integerHorizontal from '../resize/integer-horizontal.wgsl?raw';
import integerVertical from '../resize/integer-vertical.wgsl?raw';
import { firstPass, ResizeJobs, type ResizeJobLayout } from '../resize/resize-gpu.ts';
import { type Chunk, type PlacedJob, staysOnDevice } from './chunk.ts';

interface Pipelines {
  readonly luma: GPUComputePipeline;
  readonly floatVertical: GPUComputePipeline;
  readonly floatHorizontal: GPUComputePipeline;
  readonly integerHorizontal: GPUComputePipeline;
  readonly integerVertical: GPUComputePipeline;
  readonly normalize: GPUComputePipeline;
}

/** What comes back of a chunk. Views of memory that is gone after the call they are given to. */
export interface ChunkBytes {
  readonly bytes: Uint8Array;
  readonly ties: Uint32Array;
  readonly tensors: Float32Array;
}

/** Shaders of the image kernels, compiled on the first use of a device. */
export async function imagePipelines(compute: ComputeDevice): Promise<Pipelines> {
  const shaders = {
    luma: lumaShader,
    floatVertical,
    floatHorizontal,
    integerHorizontal,
    integerVertical,
    normalize: normalizeShader,
  };
  const compiled = await Promise.all(
    Object.entries(shaders).map(async ([label, code]) => [label, await compute.pipeline(label, code)] as const),
  );
  return Object.fromEntries(compiled) as unknown as Pipelines;
}

/** One submission for a chunk: pixels up, all kernels, results back to `read`. */
export function submitChunk<T>(
  compute: ComputeDevice,
  pipelines: Pipelines,
  chunk: Chunk,
  kept: ReadonlyMap<number, GPUBuffer>,
  read: (back: ChunkBytes) => T,
  options: RunOptions,
): Promise<T> {
  const { wanted, ties } = chunk.sizes;
  const tensors = tensorsRead(chunk, kept);
  return compute.submit(
    {
      label: `the image kernels on ${chunk.images.length} images`,
      encode: (encoder, lease) => encodeChunk(compute.device, pipelines, chunk, kept, encoder, lease),
      read: (mapped) =>
        read({
          bytes: new Uint8Array(mapped, 0, 4 * wanted),
          ties: new Uint32Array(mapped, 4 * wanted, ties),
          tensors: new Float32Array(mapped, 4 * (wanted + ties), tensors),
        }),
    },
    options,
  );
}

function encodeChunk(
  device: GPUDevice,
  pipelines: Pipelines,
  chunk: Chunk,
  kept: ReadonlyMap<number, GPUBuffer>,
  encoder: GPUCommandEncoder,
  lease: BufferLease,
): readonly ReadRange[] {
  const { sizes } = chunk;
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const lumaJobs = lumaJobsOf(chunk);
  const normalizeJobs = normalizeJobsOf(chunk);
  const floats = chunk.jobs.filter(({ job }) => job.axes.arithmetic === 'float');
  const integers = chunk.jobs.filter(({ job }) => job.axes.arithmetic === 'integer');
  const words = setupOf(floats, integers, lumaJobs, normalizeJobs);

  const setup = lease.take(words.byteLength, storage);
  const pixels = lease.take(sizes.pixels, storage);
  const columns = lease.take(4 * sizes.columns, storage);
  const bytes = lease.take(4 * sizes.bytes, storage);
  const ties = lease.take(4 * sizes.ties, storage);
  const tensors = lease.take(Math.max(4 * sizes.tensors, 4), storage);

  device.queue.writeBuffer(setup, 0, words);
  const upload = lease.upload(sizes.pixels, (target) => fillPixels(target, chunk));
  encoder.copyBufferToBuffer(upload, 0, pixels, 0, upload.size);
  encoder.clearBuffer(ties, 0, 4 * sizes.ties);

  const pass = encoder.beginComputePass();
  const bound = (pipeline: GPUComputePipeline, ...buffers: GPUBuffer[]): GPUBindGroup =>
    bind(device, pipeline, [setup, ...buffers]);
  const { luma, floatVertical, floatHorizontal, integerHorizontal, integerVertical, normalize } = pipelines;
  const lumaWords = Math.max(0, ...lumaJobs.map((job) => Math.ceil(job.count / 4)));
  dispatchItems(pass, luma, bound(luma, pixels), lumaWords, lumaJobs.length);
  dispatchSamples(pass, floatVertical, bound(floatVertical, pixels, columns), floats);
  dispatchItems(pass, floatHorizontal, bound(floatHorizontal, columns, bytes, ties), mostWords(floats), floats.length);
  dispatchSamples(pass, integerHorizontal, bound(integerHorizontal, pixels, columns), integers);
  dispatchItems(pass, integerVertical, bound(integerVertical, columns, bytes), mostWords(integers), integers.length);
  dispatchItems(pass, normalize, bound(normalize, bytes, tensors), mostWords(chunk.jobs), normalizeJobs.length);
  pass.end();
  for (const placed of chunk.jobs) {
    for (const tensor of placed.tensors) {
      if (!staysOnDevice(placed, tensor, kept)) continue;
      const size = 4 * placed.samples;
      encoder.copyBufferToBuffer(tensors, 4 * tensor.at, kept.get(tensor.tensor.step)!, size * placed.image, size);
    }
  }

  return [
    { buffer: bytes, size: 4 * sizes.wanted },
    { buffer: ties, size: 4 * sizes.ties },
    { buffer: tensors, size: 4 * tensorsRead(chunk, kept) },
  ];
}

/** Words of the tensors that are read back: none where all of them stay. */
const tensorsRead = ({ jobs, sizes }: Chunk, kept: ReadonlyMap<number, GPUBuffer>): number =>
  jobs.every((placed) => placed.tensors.every((tensor) => staysOnDevice(placed, tensor, kept))) ? 0 : sizes.tensors;

const mostWords = (jobs: readonly PlacedJob[]): number => Math.max(0, ...jobs.map((job) => Math.ceil(job.samples / 4)));

/** Samples of a row after the first pass across, its rows down, jobs deep. */
function dispatchSamples(
  pass: GPUComputePassEncoder,
  pipeline: GPUComputePipeline,
  bindings: GPUBindGroup,
  jobs: readonly PlacedJob[],
): void {
  if (jobs.length === 0) return;
  let [across, down] = [0, 0];
  for (const { job } of jobs) {
    const { left, made } = firstPass(job.axes);
    // In f32 the columns of the source lie side by side, in integers what the first pass made of each of its rows.
    const float = job.axes.arithmetic === 'float';
    across = Math.max(across, job.channels * (float ? left : made));
    down = Math.max(down, float ? made : left);
  }
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(Math.ceil(across / GROUP), down, jobs.length);
}

function fillPixels(target: Uint8Array, chunk: Chunk): void {
  for (const { plan, source, length } of chunk.images) {
    const first = plan.span.first * plan.source.stride;
    target.set(plan.source.data.subarray(first, first + length), source);
  }
}

function setupOf(
  floats: readonly PlacedJob[],
  integers: readonly PlacedJob[],
  luma: LumaJob[],
  normalize: NormalizeJob[],
): Uint32Array<ArrayBuffer> {
  const setup = new Setup();
  const resize = new ResizeJobs(setup);
  const layout = (placed: PlacedJob): ResizeJobLayout => {
    return { ...placed, axes: placed.job.axes, channels: placed.job.channels };
  };
  resize.write('float', floats.map(layout));
  resize.write('integer', integers.map(layout));
  writeLumaJobs(setup, luma);
  writeNormalizeJobs(setup, normalize);
  return setup.finish();
}

function lumaJobsOf(chunk: Chunk): LumaJob[] {
  return chunk.images.flatMap(({ plan, source, planes }) =>
    [...planes].map(([compat, plane]): LumaJob => {
      return { source, stride: plan.source.stride, count: plan.span.count, plane: plane / 4, compat };
    }),
  );
}

function normalizeJobsOf(chunk: Chunk): NormalizeJob[] {
  return chunk.jobs.flatMap(({ job: { channels }, bytes, samples, tensors }) =>
    tensors.map(({ tensor, at }): NormalizeJob => {
      return { bytes, channels, count: samples / channels, table: tensor.table, tensor: at, layout: tensor.layout };
    }),
  );
}
