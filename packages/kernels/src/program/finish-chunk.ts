import { hashFromGrid } from '../hash/grid.ts';
import { lumaOf } from '../luma/luma-of.ts';
import { luma601Of } from '../luma/luma601-of.ts';
import { tensorShape } from '../normalize/normalize.ts';
import { floatSample, type ReadSample } from '../resize/float-resample.ts';
import { type Chunk, type PlacedJob, staysOnDevice } from './chunk.ts';
import type { StepValues } from './evaluate.ts';
import type { ResizeJob } from './plan-gpu.ts';
import type { ResolvedStep } from './resolve.ts';
import type { ChunkBytes } from './submit-chunk.ts';

const readDaft: ReadSample = (data, at) => lumaOf(data[at]!, data[at + 1]!, data[at + 2]!);
const readPillow: ReadSample = (data, at) => luma601Of(data[at]!, data[at + 1]!, data[at + 2]!);

function readerOf(job: ResizeJob, channel: number): ReadSample {
  if (job.plane === 'bytes') return (data, at) => data[at + channel]!;
  return job.plane === 'daft' ? readDaft : readPillow;
}

/** A sample the device could not decide, and its exact value. */
interface Decided {
  readonly index: number;
  readonly value: number;
}

/**
 * Takes the device's results out of the readback and puts them among the images' values, after deciding the samples
 * near a rounding tie on the CPU. `steps` and `values` are by image of the batch. A job with more doubt than its list holds is left for the CPU as a whole.
 */
export function finishChunk(
  chunk: Chunk,
  steps: readonly (readonly ResolvedStep[])[],
  values: readonly StepValues[],
  kept: ReadonlyMap<number, GPUBuffer>,
  back: ChunkBytes,
): void {
  for (const placed of chunk.jobs) {
    const doubtful = back.ties[placed.ties]!;
    if (doubtful > placed.room) continue;
    const list = back.ties.subarray(placed.ties + 1, placed.ties + 1 + doubtful);
    const decided = decide(placed, list);
    const own = values[placed.image]!;
    if (placed.job.bytesWanted) putBytes(placed, steps[placed.image]!, decided, own, back.bytes);
    for (const placedTensor of placed.tensors) {
      const { tensor, at } = placedTensor;
      if (staysOnDevice(placed, placedTensor, kept)) {
        const { axes, channels } = placed.job;
        const shape = tensorShape(axes.x.axis.to, axes.y.axis.to, channels, tensor.layout);
        own.put(tensor.step, { kind: 'kept', shape });
        continue;
      }
      const data = back.tensors.slice(at, at + placed.samples);
      const { channels, axes } = placed.job;
      for (const { index, value } of decided) {
        const c = index % channels;
        const to = tensor.layout === 'CHW' ? (c * placed.samples + index - c) / channels : index;
        data[to] = tensor.table[c * 256 + value]!;
      }
      const shape = tensorShape(axes.x.axis.to, axes.y.axis.to, channels, tensor.layout);
      own.put(tensor.step, { kind: 'tensor', data, shape });
    }
  }
}

function decide({ job }: PlacedJob, list: Uint32Array): Decided[] {
  const { axes, channels } = job;
  if (axes.arithmetic !== 'float') return [];
  const [ax, ay] = [axes.x.axis, axes.y.axis];
  const readers = Array.from({ length: channels }, (_, c) => readerOf(job, c));
  return Array.from(list, (index) => {
    const pixel = Math.floor(index / channels);
    const [x, y] = [pixel % ax.to, Math.floor(pixel / ax.to)];
    return { index, value: floatSample(job.view, ax, ay, x, y, readers[index % channels]!) };
  });
}

function putBytes(
  placed: PlacedJob,
  steps: readonly ResolvedStep[],
  decided: readonly Decided[],
  values: StepValues,
  bytes: Uint8Array,
): void {
  const { job, samples } = placed;
  const data = bytes.slice(4 * placed.bytes, 4 * placed.bytes + samples);
  for (const { index, value } of decided) data[index] = value;
  const step = steps[job.step]!;
  if (step.op === 'hash') {
    values.put(job.step, { kind: 'hash', data: hashFromGrid(step.spec, data) });
    return;
  }
  const { channels, axes } = job;
  const pixels = { width: axes.x.axis.to, height: axes.y.axis.to, channels, stride: channels, data };
  values.put(job.step, { kind: 'pixels', pixels });
}
