import { hashOfGrid } from '../hash/hash.ts';
import { lumaOf } from '../luma/luma-of.ts';
import { tensorShape } from '../normalize/normalize.ts';
import { resizeSample, type ReadSample } from '../resize/resize.ts';
import type { Chunk, PlacedJob } from './chunk.ts';
import type { StepValues } from './evaluate.ts';
import type { ImagePlan, View } from './plan-gpu.ts';
import type { ImageProgram } from './program.ts';
import type { ChunkBytes } from './submit-chunk.ts';

const readLuma: ReadSample = (data, at) => lumaOf(data[at]!, data[at + 1]!, data[at + 2]!);

function readerOf(view: View, channel: number): ReadSample {
  return view.plane === 'luma' ? readLuma : (data, at) => data[at + channel]!;
}

/** A sample the device could not decide, and its exact value. */
interface Decided {
  readonly index: number;
  readonly value: number;
}

/**
 * Takes the device's results out of the readback and puts them among the images' values, after deciding the samples
 * near a rounding tie on the CPU. A job with more doubt than its list holds is left for the CPU as a whole.
 */
export function finishChunk(
  chunk: Chunk,
  program: ImageProgram,
  plans: readonly ImagePlan[],
  values: readonly StepValues[],
  back: ChunkBytes,
): void {
  for (const placed of chunk.jobs) {
    const doubtful = back.ties[placed.ties]!;
    if (doubtful > placed.room) continue;
    const list = back.ties.subarray(placed.ties + 1, placed.ties + 1 + doubtful);
    const decided = decide(placed, plans[placed.image]!, list);
    const own = values[placed.image]!;
    if (placed.job.bytesWanted) putBytes(placed, program, decided, own, back.bytes);
    for (const { tensor, at } of placed.tensors) {
      const data = back.tensors.slice(at, at + placed.samples);
      const { channels } = placed.job.view;
      for (const { index, value } of decided) {
        const c = index % channels;
        const to = tensor.layout === 'CHW' ? (c * placed.samples + index - c) / channels : index;
        data[to] = tensor.table[c * 256 + value]!;
      }
      const shape = tensorShape(placed.job.ax.to, placed.job.ay.to, channels, tensor.layout);
      own.put(tensor.step, { kind: 'tensor', data, shape });
    }
  }
}

function decide({ job }: PlacedJob, plan: ImagePlan, list: Uint32Array): Decided[] {
  const { channels } = job.view;
  const readers = Array.from({ length: channels }, (_, c) => readerOf(job.view, c));
  return Array.from(list, (index) => {
    const pixel = Math.floor(index / channels);
    const [x, y] = [pixel % job.ax.to, Math.floor(pixel / job.ax.to)];
    return { index, value: resizeSample(plan.source, job.ax, job.ay, x, y, readers[index % channels]!) };
  });
}

function putBytes(
  placed: PlacedJob,
  program: ImageProgram,
  decided: readonly Decided[],
  values: StepValues,
  bytes: Uint8Array,
): void {
  const { job, samples } = placed;
  const data = bytes.slice(4 * placed.bytes, 4 * placed.bytes + samples);
  for (const { index, value } of decided) data[index] = value;
  const step = program.steps[job.step]!;
  if (step.op === 'hash') {
    values.put(job.step, { kind: 'hash', data: hashOfGrid(data, step.method, step.hashSize) });
    return;
  }
  const { channels } = job.view;
  const pixels = { width: job.ax.to, height: job.ay.to, channels, stride: channels, data };
  values.put(job.step, { kind: 'pixels', pixels });
}
