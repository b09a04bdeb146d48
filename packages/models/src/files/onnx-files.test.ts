import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caught } from '../testing/caught.ts';
import { HubServer } from '../testing/hub-server.ts';
import { repositoryFrom, repositoryOf } from '../testing/hub-repository.ts';
import { quickOptions } from '../testing/quick-options.ts';
import { hasTestData, testFile } from '../testing/test-data.ts';
import { tinyOnnx } from '../testing/tiny-onnx.ts';
import type { ModelFiles } from './model-files.ts';
import { loadOnnx, onnxFileName } from './onnx-files.ts';
import { openModel } from './open-model.ts';

let hub: HubServer;

beforeAll(async () => {
  hub = await HubServer.start();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function open(files: Record<string, Uint8Array | object>, lists = true): Promise<ModelFiles> {
  hub.models.set('a/b', repositoryOf(files));
  hub.behave({ lists });
  return openModel('a/b', quickOptions(hub.url));
}

test('names by dtype are those of transformers.js', () => {
  expect(onnxFileName('model', 'fp32')).toBe('onnx/model.onnx');
  expect(onnxFileName('vision_model', 'q8')).toBe('onnx/vision_model_quantized.onnx');
  expect(onnxFileName('model', 'q4f16')).toBe('onnx/model_q4f16.onnx');
});

test('the first part there is, also beside config.json', async () => {
  const files = await open({ 'model_fp16.onnx': tinyOnnx(10) });
  const { name, externalData } = await loadOnnx(files, ['vision_model', 'model'], 'fp16');
  expect(name).toBe('model_fp16.onnx');
  expect(externalData).toEqual([]);
});

test('weights in a file of their own come along', async () => {
  const data = Uint8Array.from([1, 2, 3]);
  const files = await open({ 'onnx/model.onnx': tinyOnnx(0, 1, 'model.onnx_data'), 'onnx/model.onnx_data': data });
  expect((await loadOnnx(files, ['model'], 'fp32')).externalData).toEqual([{ path: 'model.onnx_data', data }]);
  const escaping = await open({ 'onnx/model.onnx': tinyOnnx(0, 1, '../../secret') });
  expect((await caught(loadOnnx(escaping, ['model'], 'fp32'))).message).toBe(
    'Cannot load onnx/model.onnx of a/b: its weights are outside its folder (../../secret).',
  );
});

test.each([true, false])('a dtype that is not there (lists: %s)', async (lists) => {
  const files = await open({ 'config.json': {}, 'onnx/model_quantized.onnx': tinyOnnx(10) }, lists);
  const error = await caught(loadOnnx(files, ['model'], 'fp16'));
  expect(error.message).toBe('a/b has no onnx/model_fp16.onnx.');
  expect(error.hint).toBe('It has onnx/model_quantized.onnx: choose another dtype, or another model.');
});

test.each([true, false])('a model that is not converted (lists: %s)', async (lists) => {
  const files = await open({ 'config.json': {}, 'model.safetensors': Uint8Array.of(1) }, lists);
  const error = await caught(loadOnnx(files, ['model'], 'fp32'));
  expect(error.message).toBe('a/b has no ONNX files.');
  expect(error.hint).toContain('`optimum-cli export onnx --model a/b DIR`');
});

describe.runIf(hasTestData())('a real model', () => {
  test('has its parts, settings and tokenizer', async () => {
    hub.models.set('tiny/clip', repositoryFrom(testFile('models/clip-tiny-random')));
    hub.behave();
    const files = await openModel('tiny/clip', quickOptions(hub.url));
    expect(await files.json('config.json')).toMatchObject({ model_type: 'clip' });
    for (const part of ['vision_model', 'text_model']) {
      const { name, bytes } = await loadOnnx(files, [part], 'fp32');
      expect(Buffer.compare(bytes, readFileSync(testFile(`models/clip-tiny-random/${name}`)))).toBe(0);
    }
    expect(await files.size('tokenizer.json')).toBe(2_224_041);
  });
});

test('what is no model at all', async () => {
  const files = await open({ 'readme.md': {} });
  const error = await caught(loadOnnx(files, ['model'], 'fp32'));
  expect(error.message).toBe('a/b is not a model: it has neither config.json nor onnx/model.onnx.');
});
