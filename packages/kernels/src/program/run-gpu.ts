import { CancelledError } from '@pixelframe/columnar';
import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { checkPixels } from '../pixels.ts';
import { chunkPlans, type Chunk } from './chunk.ts';
import { StepValues } from './evaluate.ts';
import { finishChunk } from './finish-chunk.ts';
import { planImage } from './plan-gpu.ts';
import {
  checkBoxes,
  checkProgram,
  type ImageProgram,
  type KeptTensors,
  type ProgramSource,
  type StepResult,
} from './program.ts';
import { resolveProgram } from './resolve.ts';
import { type ChunkBytes, imagePipelines, submitChunk } from './submit-chunk.ts';

const CHUNKS_IN_FLIGHT = 2;

/**
 * See `GpuRuntime.runImageProgram`. While the device works on one chunk, the CPU finishes the one before. Tensors of the
 * `kept` outputs stay on the device.
 */
export async function runImageProgramOnGpu(
  compute: ComputeDevice,
  sources: readonly ProgramSource[],
  program: ImageProgram,
  options: RunOptions,
  kept: readonly KeptTensors[] = [],
): Promise<StepResult[][]> {
  checkProgram(program);
  for (const source of sources) {
    checkPixels(source);
    checkBoxes(source, program);
  }
  const resolved = sources.map((source) => resolveProgram(source, program));
  const steps = resolved.map((own) => own.steps);
  const plans = sources.map((source, i) => planImage(source, program, resolved[i]!));
  const values = sources.map((source, i) => new StepValues(source, program, resolved[i]));
  const results: StepResult[][] = [];
  const pipelines = await imagePipelines(compute);
  const into = new Map(kept.map(({ output, into: buffer }) => [program.outputs[output]!, buffer]));

  const run = async (chunk: Chunk): Promise<void> => {
    const finish = (back: ChunkBytes): void => finishChunk(chunk, steps, values, into, back);
    await submitChunk(compute, pipelines, chunk, into, finish, options);
    for (const { image } of chunk.images) results[image] = values[image]!.outputs();
  };
  await eachInFlight(chunkPlans(plans, compute.largestBinding), run);
  if (options.signal?.aborted === true) throw new CancelledError();
  const all = values.map((value, image) => results[image] ?? value.outputs());
  for (const { output, into: buffer } of kept) all.forEach((own, image) => keep(compute, own, image, output, buffer));
  return all;
}

/** A tensor that was made on the CPU, because the picture needs no resize or is too large for a binding, goes up. */
function keep(compute: ComputeDevice, results: StepResult[], image: number, output: number, into: GPUBuffer): void {
  const result = results[output]!;
  if (result.kind !== 'tensor') return;
  const { data, shape } = result;
  compute.device.queue.writeBuffer(into, data.byteLength * image, data as Float32Array<ArrayBuffer>);
  results[output] = { kind: 'kept', shape };
}

/** Starts `run` for each item in order, a few at a time; rejects with the first failure after all started ones ended. */
async function eachInFlight<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const running: Promise<void>[] = [];
  try {
    for (const item of items) {
      if (running.length === CHUNKS_IN_FLIGHT) await running.shift();
      running.push(run(item));
    }
  } finally {
    await Promise.allSettled(running);
  }
  await Promise.all(running);
}
