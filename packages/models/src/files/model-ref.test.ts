import { expect, test } from 'vitest';
import { parseModelRef } from './model-ref.ts';
import { resolveModelId } from './model-ids.ts';

test('hub ids with and without a revision', () => {
  expect(parseModelRef('Xenova/clip-vit-base-patch32')).toEqual({
    kind: 'hub',
    id: 'Xenova/clip-vit-base-patch32',
    revision: 'main',
  });
  expect(parseModelRef('a/b.c@refs/pr/1')).toEqual({ kind: 'hub', id: 'a/b.c', revision: 'refs/pr/1' });
});

test.each([
  ['https://x.example/m/', 'https://x.example/m/', null],
  ['https://x.example/m?v=1', 'https://x.example/m/', null],
  ['https://x.example/m/model.onnx?sig=1', 'https://x.example/m/', 'model.onnx'],
  ['https://x.example/m/onnx/model_q4.onnx', 'https://x.example/m/', 'onnx/model_q4.onnx'],
  ['blob:https://x.example/1-2', null, 'model.onnx'],
])('the URL %s', (url, folder, onnxFile) => {
  expect(parseModelRef(url)).toEqual({ kind: 'url', folder, onnxFile, url });
});

test.each(['clip', '../x', './a/b', '/etc/passwd', 'a/b/c', '../../x', 'a/b@'])('%s is no model', (ref) => {
  expect(() => parseModelRef(ref)).toThrow(`"${ref}" is not a model.`);
});

test('well-known ids lead to their conversions', () => {
  expect(resolveModelId('openai/clip-vit-base-patch32')).toBe('Xenova/clip-vit-base-patch32');
  expect(resolveModelId('constructor')).toBe('constructor');
  expect(resolveModelId('me/mine')).toBe('me/mine');
});
