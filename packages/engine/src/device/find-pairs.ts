import type { GpuRuntime, RunOptions } from '@pixelframe/kernels';
import type { DevicePairs } from '../operators/task-context.ts';
import type { FoundPairs } from '../similarity/search-pairs.ts';

/** A pair search on the device, by the kernel of its metric. */
export function findPairs(gpu: GpuRuntime, request: DevicePairs, options: RunOptions): Promise<FoundPairs> {
  const { metric, maxDistance, size, left, right, leftStart, leftEnd, selfJoin } = request;
  const range = { ...options, leftStart, leftEnd, selfJoin };
  return metric === 'hamming'
    ? gpu.hammingPairs(left as Uint8Array, right as Uint8Array, size, maxDistance, range)
    : gpu.vectorPairs(left as Float32Array, right as Float32Array, size, metric, maxDistance, range);
}
