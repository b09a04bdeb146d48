import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { pairStrips, type PairKernel } from '../gpu/pair-tiles.ts';
import { leftRange, type PairRange } from '../hamming/arguments.ts';
import { vectorsIn } from './arguments.ts';
import { nearOnes } from './compare-pairs.ts';
import { concatVectorPairs } from './concat-pairs.ts';
import type { VectorMetric } from './metric.ts';
import near from './near.wgsl?raw';
import { nearTest } from './near-test.ts';
import products from './products.wgsl?raw';
import { exactLengths } from './row-norms.ts';
import { tameRows, termsOf } from './tame-rows.ts';
import type { VectorPairs } from './vector-pairs.ts';

/** Rows of a workgroup, left and right: as in the shader. */
const TILE = 64;

/**
 * See `GpuRuntime.vectorPairs`: the device dismisses pairs in f32, the CPU computes the others.
 *
 * @param productsPerSubmission - work of one submission, kept well below what a driver takes for a hang
 */
export async function vectorPairsOnGpu(
  compute: ComputeDevice,
  left: Float32Array,
  right: Float32Array,
  size: number,
  metric: VectorMetric,
  threshold: number,
  productsPerSubmission: number,
  options: RunOptions & PairRange,
): Promise<VectorPairs> {
  const range = leftRange(vectorsIn('vectorPairs', 'left', left, size), options);
  const rightRows = vectorsIn('vectorPairs', 'right', right, size);
  const { selfJoin = false } = options;
  const parts: VectorPairs[] = [];
  if (range.leftEnd > range.leftStart && rightRows > 0) {
    const search = { left, right, size, metric, threshold, selfJoin };
    const kernel = await nearKernel(compute, left, right, size, metric, threshold, selfJoin);
    const most = Math.floor(compute.largestBinding / (4 * size));
    const rightStep = Math.min(rightRows, most, 2 ** 21, Math.ceil(productsPerSubmission / (TILE * size)));
    const leftStep = Math.min(most, 2 ** 21, Math.ceil(productsPerSubmission / (rightStep * size) / TILE) * TILE);
    const steps = { left: leftStep, right: rightStep };
    for await (const keys of pairStrips(compute, kernel, { ...range, rightRows, selfJoin }, steps, options)) {
      const lefts = Uint32Array.from(keys, (key) => Math.floor(key / rightRows));
      const rights = Uint32Array.from(keys, (key, i) => key - lefts[i]! * rightRows);
      parts.push(...nearOnes(search, lefts, rights));
    }
  }
  return concatVectorPairs(parts);
}

async function nearKernel(
  compute: ComputeDevice,
  left: Float32Array,
  right: Float32Array,
  size: number,
  metric: VectorMetric,
  threshold: number,
  selfJoin: boolean,
): Promise<PairKernel> {
  const pipeline = await compute.pipeline('near vectors', `${products}\n${near}`);
  const test = nearTest(metric, threshold, size);
  const [leftLengths, rightLengths] = [exactLengths(left, size), exactLengths(right, size)];
  const [leftTerms, rightTerms] = [termsOf(leftLengths, test.left), termsOf(rightLengths, test.right)];
  const leftRows = tameRows(left, size, leftLengths);
  const rightRows = right === left ? leftRows : tameRows(right, size, rightLengths);
  return {
    label: 'vector pairs',
    pipeline,
    buffers: (tile, room, lease) => {
      const { queue } = compute.device;
      const put = (values: Float32Array, start: number, end: number): GPUBuffer => {
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
        const buffer = lease.take(4 * (end - start), usage);
        queue.writeBuffer(buffer, 0, values.subarray(start, end) as Float32Array<ArrayBuffer>);
        return buffer;
      };
      const params = lease.take(32, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
      const [lefts, rights] = [tile.leftEnd - tile.left, tile.rightEnd - tile.right];
      const told = [lefts, rights, size, room, selfJoin ? 1 : 0, tile.left, tile.right, 0];
      queue.writeBuffer(params, 0, Uint32Array.from(told));
      return [
        params,
        put(leftRows, tile.left * size, tile.leftEnd * size),
        put(rightRows, tile.right * size, tile.rightEnd * size),
        put(leftTerms, 2 * tile.left, 2 * tile.leftEnd),
        put(rightTerms, 2 * tile.right, 2 * tile.rightEnd),
      ];
    },
    groups: (tile) => [Math.ceil((tile.leftEnd - tile.left) / TILE), Math.ceil((tile.rightEnd - tile.right) / TILE)],
  };
}
