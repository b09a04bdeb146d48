import type { ComputeDevice, ReadRange, RunOptions } from '../gpu/compute-device.ts';
import type { BufferLease } from '../gpu/buffer-pool.ts';
import { bind, dispatchItems, GROUP } from '../gpu/dispatch.ts';
import { Setup } from '../gpu/setup.ts';
import { lumaShader, writeLumaJobs, type LumaJob } from '../luma/luma-gpu.ts';
import { writeNormalizeJobs, type NormalizeJob } from '../normalize/normalize-gpu.ts';
import normalizeShader from '../normalize/normalize.wgsl?raw';
import horizontalShader from '../resize/horizontal.wgsl?raw';
import { ResizeJobs } from '../resize/resize-gpu.ts';
import verticalShader from '../resize/vertical.wgsl?raw';
import type { Chunk } from './chunk.ts';

interface Pipelines {
  readonly luma: GPUComputePipeline;
  readonly vertical: GPUComputePipeline;
  readonly horizontal: GPUComputePipeline;
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
  const [luma, vertical, horizontal, normalize] = await Promise.all([
    compute.pipeline('luma', lumaShader),
    compute.pipeline('resize, vertical pass', verticalShader),
    compute.pipeline('resize, horizontal pass', horizontalShader),
    compute.pipeline('normalize', normalizeShader),
  ]);
  return { luma, vertical, horizontal, normalize };
}

/** One submission for a chunk: pixels up, all kernels, results back to `read`. */
export function submitChunk<T>(
  compute: ComputeDevice,
  pipelines: Pipelines,
  chunk: Chunk,
  read: (back: ChunkBytes) => T,
  options: RunOptions,
): Promise<T> {
  const { wanted, ties, tensors } = chunk.sizes;
  return compute.submit(
    {
      label: `the image kernels on ${chunk.images.length} images`,
      encode: (encoder, lease) => encodeChunk(compute.device, pipelines, chunk, encoder, lease),
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
  encoder: GPUCommandEncoder,
  lease: BufferLease,
): readonly ReadRange[] {
  const { sizes } = chunk;
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const lumaJobs = lumaJobsOf(chunk);
  const normalizeJobs = normalizeJobsOf(chunk);
  const words = setupOf(chunk, lumaJobs, normalizeJobs);

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
  const { luma, vertical, horizontal, normalize } = pipelines;
  const lumaWords = Math.max(0, ...lumaJobs.map((job) => Math.ceil(job.count / 4)));
  dispatchItems(pass, luma, bind(device, luma, [setup, pixels]), lumaWords, lumaJobs.length);
  dispatchColumns(pass, vertical, bind(device, vertical, [setup, pixels, columns]), chunk);
  const byteWords = Math.max(...chunk.jobs.map((job) => Math.ceil(job.samples / 4)));
  const rounded = bind(device, horizontal, [setup, columns, bytes, ties]);
  dispatchItems(pass, horizontal, rounded, byteWords, chunk.jobs.length);
  dispatchItems(pass, normalize, bind(device, normalize, [setup, bytes, tensors]), byteWords, normalizeJobs.length);
  pass.end();

  return [
    { buffer: bytes, size: 4 * sizes.wanted },
    { buffer: ties, size: 4 * sizes.ties },
    { buffer: tensors, size: 4 * sizes.tensors },
  ];
}

/** Columns across, rows of the result down, jobs deep. */
function dispatchColumns(
  pass: GPUComputePassEncoder,
  pipeline: GPUComputePipeline,
  bindings: GPUBindGroup,
  chunk: Chunk,
): void {
  const across = Math.max(...chunk.jobs.map(({ job }) => job.ax.from * job.view.channels));
  const down = Math.max(...chunk.jobs.map(({ job }) => job.ay.to));
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindings);
  pass.dispatchWorkgroups(Math.ceil(across / GROUP), down, chunk.jobs.length);
}

function fillPixels(target: Uint8Array, chunk: Chunk): void {
  for (const { plan, source, length } of chunk.images) target.set(plan.source.data.subarray(0, length), source);
}

function setupOf(chunk: Chunk, luma: LumaJob[], normalize: NormalizeJob[]): Uint32Array<ArrayBuffer> {
  const setup = new Setup();
  const resize = new ResizeJobs(setup, chunk.jobs.length);
  for (const placed of chunk.jobs) {
    const { ax, ay, view } = placed.job;
    resize.add({ ...placed, ax, ay, channels: view.channels });
  }
  writeLumaJobs(setup, luma);
  writeNormalizeJobs(setup, normalize);
  return setup.finish();
}

function lumaJobsOf(chunk: Chunk): LumaJob[] {
  return chunk.images
    .filter(({ plan }) => plan.usesLuma)
    .map(({ plan: { source: pixels }, source, luma }) => {
      return { source, stride: pixels.stride, count: pixels.width * pixels.height, plane: luma / 4 };
    });
}

function normalizeJobsOf(chunk: Chunk): NormalizeJob[] {
  return chunk.jobs.flatMap(({ job, bytes, samples, tensors }) =>
    tensors.map(({ tensor, at }): NormalizeJob => {
      const { channels } = job.view;
      return { bytes, channels, count: samples / channels, table: tensor.table, tensor: at, layout: tensor.layout };
    }),
  );
}
