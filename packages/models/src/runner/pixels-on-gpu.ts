import type { Tensor } from 'onnxruntime-web';
import type { OrtModule } from '../session/load-ort.ts';

/** Pictures as a tensor in a buffer of the device that the sessions run on. */
export interface PixelsOnGpu {
  readonly device: GPUDevice;
  readonly buffer: GPUBuffer;
  /** Of the whole tensor: its first side is the rows the buffer has room for. */
  readonly shape: readonly number[];
  /** Pictures in it. */
  readonly rows: number;
}

/** A tensor over the buffer; for a session on the CPU, a copy of it. */
export async function gpuTensor(ort: OrtModule, pixels: PixelsOnGpu, onCpu: boolean): Promise<Tensor> {
  const { buffer, shape } = pixels;
  if (!onCpu) return ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims: shape });
  return new ort.Tensor('float32', await readBack(pixels), shape);
}

async function readBack({ device, buffer, shape }: PixelsOnGpu): Promise<Float32Array> {
  const bytes = 4 * shape.reduce((product, side) => product * side, 1);
  const staging = device.createBuffer({ size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return new Float32Array(staging.getMappedRange().slice(0));
  } finally {
    staging.destroy();
  }
}
