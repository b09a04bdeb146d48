import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { clipVisionModel, VIT_B_32 } from './clip-vision.ts';
import { lengthOf } from './protobuf.ts';

const small = {
  hidden_size: 16,
  intermediate_size: 32,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  image_size: 32,
  patch_size: 8,
  projection_dim: 12,
};

const fileOf = (seed: number): Buffer => Buffer.concat(clipVisionModel(small, seed));

async function embed(file: Uint8Array, pictures: number, picture: (i: number) => number): Promise<Float32Array> {
  const session = await InferenceSession.create(file, { executionProviders: ['wasm'] });
  const per = 3 * small.image_size ** 2;
  const pixels = Float32Array.from({ length: pictures * per }, (_, i) => picture(i));
  const shape = [pictures, 3, small.image_size, small.image_size];
  const outputs = await session.run({ pixel_values: new Tensor('float32', pixels, shape) });
  const { data, dims } = outputs['image_embeds']!;
  expect(dims).toEqual([pictures, small.projection_dim]);
  return data as Float32Array;
}

describe('clipVisionModel', () => {
  beforeAll(() => {
    env.wasm.numThreads = 1;
  });

  it('runs on any number of pictures, each for itself', async () => {
    const file = fileOf(1);
    const per = 3 * small.image_size ** 2;
    const both = await embed(file, 2, (i) => Math.sin(i < per ? i : i * i));
    const first = await embed(file, 1, (i) => Math.sin(i));
    const second = both.subarray(small.projection_dim);
    first.forEach((value, i) => expect(both[i]).toBeCloseTo(value, 4));
    expect(second.some((value, i) => Math.abs(value - first[i]!) > 0.1)).toBe(true);
  });

  it('is the same file for the same seed', () => {
    expect(fileOf(1).equals(fileOf(1))).toBe(true);
    expect(fileOf(1).equals(fileOf(2))).toBe(false);
  });

  it('has the 87 849 216 weights of ViT-B/32', () => {
    const weights = 4 * 87_849_216;
    const length = lengthOf(clipVisionModel(VIT_B_32, 1));
    expect(length).toBeGreaterThan(weights);
    expect(length).toBeLessThan(weights + 100_000);
  });
});
