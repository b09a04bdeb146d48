import { CancelledError } from '@pixelframe/columnar';
import type { ComputeDevice, RunOptions } from '../gpu/compute-device.ts';
import { checkPixels } from '../pixels.ts';
import { chunkPlans, type Chunk } from './chunk.ts';
import { StepValues } from './evaluate.ts';
import { finishChunk } from './finish-chunk.ts';
import { planImage } from './plan-gpu.ts';
import { checkBoxes, checkProgram, type ImageProgram, type ProgramSource, type StepResult } from './program.ts';
import { resolveProgram } from './resolve.ts';
import { imagePipelines, submitChunk } from './submit-chunk.ts';

const CHUNKS_IN_FLIGHT = 2;

/** See `GpuRuntime.runImageProgram`. While the device works on one chunk, the CPU finishes the one before. */
export async function runImageProgramOnGpu(
  compute: ComputeDevice,
  sources: readonly ProgramSource[],
  program: ImageProgram,
  options: RunOptions,
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

  const run = async (chunk: Chunk): Promise<void> => {
    await submitChunk(compute, pipelines, chunk, (back) => finishChunk(chunk, steps, values, back), options);
    for (const { image } of chunk.images) results[image] = values[image]!.outputs();
  };
  await eachInFlight(chunkPlans(plans, compute.largestBinding), run);
  if (options.signal?.aborted === true) throw new CancelledError();
  return values.map((value, image) => results[image] ?? value.outputs());
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
