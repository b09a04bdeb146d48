import type { BufferLease } from '../gpu/buffer-pool.ts';
import type { ComputeDevice, ReadRange, RunOptions } from '../gpu/compute-device.ts';
import { bind, MOST_GROUPS } from '../gpu/dispatch.ts';
import { checkWgslArrays } from './evaluate.ts';
import { WGSL_ARRAYS, type WgslArray, type WgslExpression } from './expression.ts';
import { generateShader, setupWords, usedInputs, WORKGROUP } from './generate.ts';

/** Bounds the memory of a submission, 64 MiB for each array, whatever its bindings may hold. */
const MOST_ELEMENTS = 2 ** 24;

/**
 * See `GpuRuntime.runWgslExpression`.
 *
 * @param stepsPerSubmission - work of one submission, kept well below what a driver takes for a hang
 */
export async function runWgslExpressionOnGpu(
  compute: ComputeDevice,
  expression: WgslExpression,
  values: readonly WgslArray[],
  length: number,
  stepsPerSubmission: number,
  options: RunOptions,
): Promise<WgslArray> {
  const { returns } = expression;
  checkWgslArrays(expression, values, length);
  const out = new WGSL_ARRAYS[returns](length);
  const pipeline = await compute.pipeline('a WGSL expression', generateShader(expression));
  const used = usedInputs(expression).map((input) => values[input]!);
  const work = Math.ceil(stepsPerSubmission / expression.steps.length);
  const most = Math.min(Math.floor(compute.largestBinding / 4), work, MOST_ELEMENTS);
  for (let start = 0; start < length; start += most) {
    const count = Math.min(most, length - start);
    const parts = used.map((array) => array.subarray(start, start + count));
    await compute.submit(
      {
        label: `a WGSL expression on ${count} elements`,
        encode: (encoder, lease) => [encodeElements(compute, pipeline, expression, parts, count, encoder, lease)],
        // A bool comes back as a word, which `set` narrows.
        read: (mapped) => out.set(new WGSL_ARRAYS[returns === 'bool' ? 'u32' : returns](mapped), start),
      },
      options,
    );
  }
  return out;
}

function encodeElements(
  compute: ComputeDevice,
  pipeline: GPUComputePipeline,
  expression: WgslExpression,
  parts: readonly WgslArray[],
  count: number,
  encoder: GPUCommandEncoder,
  lease: BufferLease,
): ReadRange {
  const { device } = compute;
  const words = setupWords(expression, count);
  const setup = lease.take(words.byteLength, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  device.queue.writeBuffer(setup, 0, words);
  const inputs = parts.map((part) => {
    const upload = lease.upload(part.byteLength, (target) => {
      target.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    });
    const buffer = lease.take(upload.size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST);
    encoder.copyBufferToBuffer(upload, 0, buffer, 0, upload.size);
    return buffer;
  });
  const result = lease.take(4 * count, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
  const groups = Math.ceil(count / WORKGROUP);
  const rows = Math.ceil(groups / MOST_GROUPS);
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bind(device, pipeline, [setup, ...inputs, result]));
  pass.dispatchWorkgroups(Math.ceil(groups / rows), rows);
  pass.end();
  return { buffer: result, size: 4 * count };
}
