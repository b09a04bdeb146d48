import { requestGpu } from '../gpu/request.ts';
import type { GpuRuntime } from '../gpu/runtime.ts';

/** A runtime on whatever adapter there is. Without one the GPU tests fail: skipping them would look like passing. */
export async function gpuForTests(): Promise<GpuRuntime> {
  const gpu = await requestGpu({ allowFallback: true });
  if (gpu === null) throw new Error('There is no WebGPU adapter; start Chromium with --enable-unsafe-webgpu.');
  return gpu;
}
