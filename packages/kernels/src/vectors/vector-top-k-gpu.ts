import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { bind } from '../gpu/dispatch.ts';
import { vectorsIn } from './arguments.ts';
import { ExactValues } from './exact-values.ts';
import type { VectorMetric } from './metric.ts';
import { Nearest, type Neighbors } from './nearest.ts';
import products from './products.wgsl?raw';
import { exactLengths } from './row-norms.ts';
import { scoreBounds, type ScoreBounds } from './score-bounds.ts';
import scores from './scores.wgsl?raw';
import { tameRows } from './tame-rows.ts';

/** Rows of a workgroup, queries and rows: as in the shader. */
const TILE = 64;
const MOST_QUERIES = 256;
/** Dot products read back at once, bytes. */
const READ_BYTES = 2 ** 24;

/**
 * See `GpuRuntime.vectorTopK`: the device computes all dot products in f32, the CPU those that may be among the nearest.
 *
 * @param productsPerSubmission - work of one submission, kept well below what a driver takes for a hang
 */
export async function vectorTopKOnGpu(
  compute: ComputeDevice,
  rows: Float32Array,
  queries: Float32Array,
  size: number,
  metric: VectorMetric,
  k: number,
  productsPerSubmission: number,
  options: RunOptions,
): Promise<Neighbors[]> {
  const count = vectorsIn('vectorTopK', 'row', rows, size);
  const asked = vectorsIn('vectorTopK', 'query', queries, size);
  const pipeline = await compute.pipeline('vector scores', `${products}\n${scores}`);
  const exact = new ExactValues(queries, rows, size, metric);
  const [queryLengths, rowLengths] = [exactLengths(queries, size), exactLengths(rows, size)];
  const [tameQueries, tame] = [tameRows(queries, size, queryLengths), tameRows(rows, size, rowLengths)];
  const found: Neighbors[] = [];
  const batch = Math.min(MOST_QUERIES, asked, Math.floor(compute.largestBinding / (4 * size)));
  for (let q = 0; q < asked; q += batch) {
    const end = Math.min(q + batch, asked);
    const most = Math.min(compute.largestBinding / size, READ_BYTES / (end - q), 2 ** 23) / 4;
    const step = Math.max(TILE, Math.floor(Math.min(most, productsPerSubmission / ((end - q) * size))));
    const bounds = Array.from({ length: end - q }, (_, i) =>
      scoreBounds(metric, size, queryLengths[q + i]!, rowLengths, k),
    );
    for (let row = 0; row < count; row += step) {
      const last = Math.min(row + step, count);
      const parts = [tameQueries.subarray(q * size, end * size), tame.subarray(row * size, last * size)] as const;
      await submitScores(compute, pipeline, size, parts, row, bounds, options);
    }
    bounds.forEach((bound, i) => {
      const best = new Nearest(metric, k);
      const candidates = bound.candidates();
      const values = new Float64Array(candidates.length);
      exact.fill(q + i, candidates, 0, candidates.length, values);
      candidates.forEach((row, at) => best.offer(row, values[at]!));
      found.push(best.finish());
    });
  }
  return found;
}

function submitScores(
  compute: ComputeDevice,
  pipeline: GPUComputePipeline,
  size: number,
  [queries, rows]: readonly [queries: Float32Array, rows: Float32Array],
  first: number,
  bounds: readonly ScoreBounds[],
  options: RunOptions,
): Promise<void> {
  const [asked, count] = [queries.length / size, rows.length / size];
  return compute.submit(
    {
      label: 'vector scores',
      encode: (encoder, lease) => {
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
        const { device } = compute;
        const params = lease.take(32, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
        const [a, b] = [lease.take(queries.byteLength, usage), lease.take(rows.byteLength, usage)];
        const out = lease.take(4 * asked * count, usage);
        device.queue.writeBuffer(params, 0, Uint32Array.of(asked, count, size, 0, 0, 0, 0, 0));
        device.queue.writeBuffer(a, 0, queries as Float32Array<ArrayBuffer>);
        device.queue.writeBuffer(b, 0, rows as Float32Array<ArrayBuffer>);
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bind(device, pipeline, [params, a, b, out]));
        pass.dispatchWorkgroups(Math.ceil(asked / TILE), Math.ceil(count / TILE));
        pass.end();
        return [{ buffer: out, size: 4 * asked * count }];
      },
      read: (mapped) => {
        const dots = new Float32Array(mapped);
        bounds.forEach((bound, q) => bound.add(first, dots.subarray(q * count, (q + 1) * count)));
      },
    },
    options,
  );
}
