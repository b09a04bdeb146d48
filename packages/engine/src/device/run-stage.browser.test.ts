import type { ModelVectors } from '@pixelframe/evaluators';
import type { GpuRuntime, ImageProgram, ImageStep, Pixels } from '@pixelframe/kernels';
import { requestGpu, runImageProgram } from '@pixelframe/kernels';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineConfig } from '../config.ts';
import type { FoundModel, ModelRequest } from '../models/model-request.ts';
import { ThreadModels } from '../models/thread-models.ts';
import { createServices } from '../services.ts';
import { runStage } from './run-stage.ts';

const config: EngineConfig = {
  workers: 1,
  gpu: 'force',
  memoryLimit: 2 ** 30,
  orientation: 'ignore',
  paths: { kind: 'page', baseUrl: location.href },
  assetBaseUrl: null,
  hub: {},
};
const { signal } = new AbortController();
const { open } = createServices(config, () => Promise.resolve(null));
const request: ModelRequest = {
  task: 'embedImage',
  model: 'pixelframe/clip-tiny',
  source: { kind: 'reference', reference: 'pixelframe/clip-tiny' },
  dtype: 'fp32',
  onnx: null,
  labels: null,
  template: null,
  topK: null,
  normalize: false,
  dimensions: null,
};

let gpu: GpuRuntime;
let onGpu: ThreadModels;
let onCpu: ThreadModels;

beforeAll(async () => {
  gpu = (await requestGpu({ allowFallback: true }))!;
  expect(gpu, 'no WebGPU adapter').not.toBeNull();
  const base = { config, open: (location: string) => open(location, location) };
  onGpu = new ThreadModels({ ...base, device: gpu.device });
  onCpu = new ThreadModels({ ...base, device: null });
});
afterAll(() => gpu.dispose());

function picture(width: number, height: number, seed: number): Pixels {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return ((state >>> 26) + Math.floor(i / 37)) & 255;
  });
  return { width, height, channels: 3, stride: 3, data };
}

const programOf = ({ prepare }: FoundModel): ImageProgram => {
  const steps = prepare!.map((step, i) => ({ ...step, input: i - 1 }) as ImageStep);
  return { steps, outputs: [steps.length - 1] };
};

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    left += a[i]! ** 2;
    right += b[i]! ** 2;
  }
  return dot / Math.sqrt(left * right);
}

const row = ({ data, size }: ModelVectors, i: number): Float32Array => data.subarray(i * size, (i + 1) * size);

test('WebGPU and WASM give the same vectors, and no pixels come back from the device', async () => {
  const found = await onCpu.find(request, 'webgpu', signal);
  const program = programOf(found);
  // Of one size and another, and one that needs no resize: it goes up as a tensor.
  const side = found.prepare!.flatMap((step) => (step.op === 'centerCrop' ? [step.width] : []))[0]!;
  const sources = [
    picture(300, 200, 1),
    picture(97, 411, 2),
    picture(side, side, 3),
    picture(500, 333, 4),
    picture(231, 233, 5),
  ];
  const model = { ...found, kind: 'model', provider: '', why: '', batchSize: 2 } as const;
  const before = gpu.bytesRead;
  const { vectors, results } = await runStage(
    gpu,
    { type: 'run', id: 0, sources, program, models: [{ slot: 0, model }] },
    () => Promise.resolve(onGpu),
    { signal },
  );
  const read = gpu.bytesRead - before;
  const tensors = sources.map((source) => {
    const [result] = runImageProgram(source, program);
    return (result as { data: Float32Array }).data;
  });
  const expected = await onCpu.pictures(found.part, { tensors, shape: [3, side, side], batchSize: 2 }, signal);
  expect(onGpu.takeWarnings()).toEqual([]);
  expect(results.flat().map(({ kind }) => kind)).toEqual(sources.map(() => 'kept'));
  sources.forEach((_, i) =>
    expect(cosine(row(vectors![0]!, i), row(expected, i)), `picture ${i}`).toBeGreaterThan(0.9999),
  );
  // What is read back is the kernels' count of samples in doubt, a few words a picture; a tensor is 4 x 3 x side x side.
  expect(read).toBeLessThan(1024);
  expect(4 * 3 * side * side).toBeGreaterThan(10 * read);
}, 120_000);

test('texts have the same vectors, too', async () => {
  const found = await onCpu.find({ ...request, task: 'embedText' }, 'webgpu', signal);
  const run = { texts: ['a red circle', 'two blue squares on a table, and much more to say', ''], batchSize: null };
  const [ours, expected] = [await onGpu.texts(found.part, run, signal), await onCpu.texts(found.part, run, signal)];
  run.texts.forEach((text, i) => expect(cosine(row(ours, i), row(expected, i)), text).toBeGreaterThan(0.9999));
}, 120_000);

test('unloaded models load again', async () => {
  const found = await onCpu.find({ ...request, task: 'embedText' }, 'webgpu', signal);
  await onGpu.unload(null);
  expect(onGpu.loaded).toBe(0);
  const { size } = await onGpu.texts(found.part, { texts: ['again'], batchSize: null }, signal);
  expect(size).toBe(found.size);
}, 120_000);
