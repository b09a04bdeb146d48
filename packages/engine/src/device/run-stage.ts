import { ModelError } from '@pixelframe/columnar';
import type { ModelVectors, StageModel, StageRun } from '@pixelframe/evaluators';
import type { GpuRuntime, KeptTensors, RunOptions, StepResult } from '@pixelframe/kernels';
import type { PrepareStep } from '@pixelframe/plan';
import type { ThreadModels } from '../models/thread-models.ts';
import type { DeviceRequest } from '../worker/messages.ts';

type StageWork = Extract<DeviceRequest, { type: 'run' }>;

/** Pictures prepared at once where nobody said how many a model takes. */
const DEFAULT_ROWS = 16;

/** What buffers of tensors are rounded up to. */
const ALIGNMENT = 16;

/** `[channels, height, width]` of what the steps end in, or in the order of their layout; null: it depends on the picture. */
function tensorShape(steps: readonly PrepareStep[]): readonly number[] | null {
  const sized = steps.findLast((step) => step.op === 'centerCrop' || (step.op === 'resize' && step.fit === 'fill'));
  const normalize = steps.at(-1);
  const convert = steps.find((step) => step.op === 'convert');
  if ((sized?.op !== 'centerCrop' && sized?.op !== 'resize') || normalize?.op !== 'normalize') return null;
  const channels = convert?.op === 'convert' && convert.mode === 'L' ? 1 : 3;
  const { width, height } = sized;
  return normalize.layout === 'CHW' ? [channels, height, width] : [height, width, channels];
}

/** A model's tensors of some pictures, in a buffer of the device. */
interface Prepared {
  readonly buffer: GPUBuffer;
  /** Of the whole buffer: the rows it has room for, then those of a picture. */
  readonly shape: readonly number[];
}

interface Slice {
  readonly rows: number;
  readonly results: StepResult[][];
  /** By the output they are of. */
  readonly prepared: ReadonlyMap<number, Prepared>;
}

/**
 * Runs an image program on the device, and the models that go on with its tensors: these stay there, and only vectors
 * come back. While a model runs on some pictures, the next ones are prepared.
 */
export async function runStage(
  gpu: GpuRuntime,
  { sources, program, models }: StageWork,
  loadModels: () => Promise<ThreadModels>,
  options: RunOptions & { readonly signal: AbortSignal },
): Promise<StageRun> {
  if (models.length === 0) return { results: await gpu.runImageProgram(sources, program, options), vectors: null };
  const shapes = models.map(({ model }) => tensorShape(model.prepare!));
  // Their tensors have a shape for each picture: each goes its own way on the CPU's side.
  if (shapes.includes(null)) return { results: await gpu.runImageProgram(sources, program, options), vectors: null };
  const runs = await loadModels();
  const { signal } = options;
  const step = Math.max(1, ...models.map(({ model }) => model.batchSize ?? DEFAULT_ROWS));

  const prepare = async (start: number): Promise<Slice> => {
    const pictures = sources.slice(start, start + step);
    const prepared = new Map<number, Prepared>();
    // Models that read the same tensors share their buffer.
    for (const [i, { slot, model }] of models.entries()) {
      if (prepared.has(slot)) continue;
      const room = await runs.paddedRows(model.part, pictures.length, model.batchSize ?? step, signal);
      const shape = [Math.max(room, pictures.length), ...shapes[i]!];
      const bytes = 4 * shape.reduce((product, side) => product * side, 1);
      const buffer = gpu.device.createBuffer({
        size: Math.ceil(bytes / ALIGNMENT) * ALIGNMENT,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
      });
      prepared.set(slot, { buffer, shape });
    }
    const kept = [...prepared].map(([output, { buffer }]): KeptTensors => ({ output, into: buffer }));
    try {
      const results = await gpu.runImageProgramKeeping(pictures, program, kept, options);
      models.forEach((model, i) => checkShapes(results, model, shapes[i]!));
      return { rows: pictures.length, results, prepared };
    } catch (error) {
      for (const { buffer } of prepared.values()) buffer.destroy();
      throw error;
    }
  };

  const results: StepResult[][] = [];
  const vectors: ModelVectors[][] = models.map(() => []);
  let next: Promise<Slice> | null = prepare(0);
  for (let start = 0; next !== null; start += step) {
    const slice: Slice = await next;
    next = start + step < sources.length ? prepare(start + step) : null;
    // Its failure is told when its turn comes.
    next?.catch(() => {});
    try {
      for (const [i, { slot, model }] of models.entries()) {
        const { buffer, shape } = slice.prepared.get(slot)!;
        const pixels = { device: gpu.device, buffer, shape, rows: slice.rows };
        vectors[i]!.push(await runs.pixelsOnGpu(model.part, pixels, signal));
      }
    } finally {
      for (const { buffer } of slice.prepared.values()) buffer.destroy();
    }
    results.push(...slice.results);
  }
  return { results, vectors: vectors.map(joined) };
}

function checkShapes(results: readonly StepResult[][], { slot, model }: StageModel, shape: readonly number[]): void {
  for (const own of results) {
    const result = own[slot]!;
    if (result.kind === 'kept' && result.shape.every((side, i) => side === shape[i])) continue;
    const got = result.kind === 'kept' ? result.shape.join(' x ') : result.kind;
    throw new ModelError(`${model.model}: a picture became ${got}, expected ${shape.join(' x ')}.`, {
      hint: 'Resize to at least what is cut out of the middle.',
    });
  }
}

function joined(parts: readonly ModelVectors[]): ModelVectors {
  const size = parts[0]?.size ?? 0;
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, size };
}
