import { ModelError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { ModelFiles } from '../files/model-files.ts';
import type { DescribeOptions } from './description.ts';
import { describeModel } from './describe-model.ts';

/** A model of settings alone: asking for anything else fails. */
function files(json: Readonly<Record<string, object>>, onnx: readonly string[]): ModelFiles {
  const names = [...Object.keys(json), ...onnx];
  return {
    label: 'owner/name',
    onnxFile: null,
    fromHub: true,
    names: async () => names,
    json: async (name) => json[name] ?? null,
    size: async (name) => (onnx.includes(name) ? 1000 : null),
    bytes: () => Promise.reject(new Error('no weights here')),
    find: async () => null,
  };
}

const options: DescribeOptions = { dtype: null, device: 'wasm', labels: null };
const processor = { size: { height: 8, width: 8 } };
const clip = files(
  {
    'config.json': {
      model_type: 'clip',
      projection_dim: 64,
      logit_scale: Math.log(20),
      text_config: { max_position_embeddings: 32 },
    },
    'preprocessor_config.json': processor,
  },
  ['onnx/vision_model.onnx', 'onnx/vision_model_quantized.onnx', 'onnx/text_model.onnx'],
);

describe('a CLIP', () => {
  test('embeds pictures and texts with a tower for each', async () => {
    const image = await describeModel('embedImage', clip, options);
    expect(image.graph).toMatchObject({ input: 'pixel_values', output: 'image_embeds', size: 64 });
    expect(image.prepare!.map(({ op }) => op)).toEqual(['convert', 'resize', 'normalize']);
    const text = await describeModel('embedText', clip, options);
    expect(text).toMatchObject({ prepare: null, task: { kind: 'vector' } });
    expect(text.graph).toMatchObject({ file: 'onnx/text_model.onnx', output: 'text_embeds', maxTokens: 32, size: 64 });
  });

  test('weights are q8 on WASM where there are some, fp32 on WebGPU; or what is asked for', async () => {
    const fileOn = async (device: 'wasm' | 'webgpu', dtype: string | null): Promise<string> =>
      (await describeModel('embedImage', clip, { ...options, device, dtype })).graph.file;
    expect(await fileOn('wasm', null)).toBe('onnx/vision_model_quantized.onnx');
    expect(await fileOn('webgpu', null)).toBe('onnx/vision_model.onnx');
    expect(await fileOn('wasm', 'fp32')).toBe('onnx/vision_model.onnx');
    await expect(fileOn('wasm', 'fp16')).rejects.toThrow('owner/name has no onnx/vision_model_fp16.onnx.');
    await expect(fileOn('wasm', 'q9')).rejects.toThrow('owner/name: there is no dtype "q9".');
  });

  test('compares pictures, and texts, with labels', async () => {
    const labels = ['a', 'b'];
    const image = await describeModel('classifyImage', clip, { ...options, labels });
    expect(image.task).toMatchObject({ kind: 'zeroShot', template: 'This is a photo of {}.' });
    expect(image.task.kind === 'zeroShot' && image.task.scale).toBeCloseTo(20, 10);
    expect((await describeModel('classifyText', clip, { ...options, labels })).task).toMatchObject({ template: '{}' });
  });

  test('has no classes of its own', async () => {
    await expect(describeModel('classifyImage', clip, options)).rejects.toThrow(
      'classifyImage: owner/name is a clip that cannot: it has no classes of its own.',
    );
  });
});

const resnet = files(
  {
    'config.json': {
      model_type: 'resnet',
      architectures: ['ResNetForImageClassification'],
      id2label: { '10': 'ten', '2': 'two' },
    },
    'preprocessor_config.json': processor,
  },
  ['onnx/model.onnx'],
);

describe('a classifier', () => {
  test('has its classes in the order of their numbers', async () => {
    const found = await describeModel('classifyImage', resnet, options);
    expect(found.task).toEqual({ kind: 'classes', labels: ['two', 'ten'] });
    expect(found.graph).toMatchObject({ file: 'onnx/model.onnx', output: 'logits' });
  });

  test('gives no vectors, and takes no labels', async () => {
    await expect(describeModel('embedImage', resnet, options)).rejects.toThrow(ModelError);
    await expect(describeModel('classifyImage', resnet, { ...options, labels: ['x'] })).rejects.toThrow(ModelError);
  });
});

const sentence = files(
  {
    'config.json': { model_type: 'bert', hidden_size: 384, max_position_embeddings: 512 },
    '1_Pooling/config.json': { pooling_mode_cls_token: false },
    'modules.json': { 0: 'sentence_transformers.models.Normalize' },
  },
  ['onnx/model.onnx'],
);

test('a sentence-transformers model pools and normalizes as it says', async () => {
  const found = await describeModel('embedText', sentence, options);
  expect(found.graph).toMatchObject({ output: 'last_hidden_state', pooling: 'mean', size: 384, maxTokens: 512 });
  expect(found.task).toEqual({ kind: 'vector', normalize: true });
});

test('a model of natural language inference judges labels', async () => {
  const config = {
    model_type: 'bart',
    architectures: ['BartForSequenceClassification'],
    id2label: { '0': 'contradiction', '1': 'neutral', '2': 'entailment' },
  };
  const nli = files({ 'config.json': config }, ['onnx/model.onnx']);
  const found = await describeModel('classifyText', nli, { ...options, labels: ['a'] });
  expect(found.task).toEqual({ kind: 'entailment', template: 'This example is {}.', entailment: 2 });
  const other = files({ 'config.json': { ...config, id2label: { '0': 'good', '1': 'bad' } } }, ['onnx/model.onnx']);
  await expect(describeModel('classifyText', other, { ...options, labels: ['a'] })).rejects.toThrow(
    'none of its classes is "entailment"',
  );
});

test('without config.json nothing is known', async () => {
  await expect(describeModel('embedText', files({}, []), options)).rejects.toThrow(
    'owner/name has no config.json, so it is not known what kind of model it is.',
  );
});
