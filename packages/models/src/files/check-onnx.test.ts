import { describe, expect, test } from 'vitest';
import { hasTestData, testFile } from '../testing/test-data.ts';
import { tinyOnnx } from '../testing/tiny-onnx.ts';
import { checkOnnx } from './check-onnx.ts';
import { externalDataFiles } from './external-data.ts';
import { readFileSync } from 'node:fs';

const name = { model: 'a/b', file: 'onnx/model.onnx', address: 'http://x/m.onnx', hub: true, hasToken: false };
const check = (bytes: Uint8Array | string) => (): void =>
  checkOnnx(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);

test('what is no ONNX model is told by its bytes', () => {
  expect(check(tinyOnnx(300))).not.toThrow();
  const start = 'Cannot load onnx/model.onnx of a/b: ';
  expect(check(tinyOnnx(300).subarray(0, 200))).toThrow(`${start}it is cut off or damaged.`);
  expect(check('\n<!DOCTYPE html><html></html>')).toThrow(`${start}the server sent a web page instead.`);
  expect(check('version https://git-lfs.github.com/spec/v1\noid sha256:1')).toThrow(
    `${start}it is a Git LFS pointer, not the model itself.`,
  );
  expect(check('')).toThrow(`${start}it is empty.`);
  expect(check('PK\u0003\u0004 a zip file')).toThrow(`${start}it is not an ONNX model.`);
  expect(check(new Uint8Array(1000))).toThrow(`${start}it is not an ONNX model.`);
  expect(check('\u0018\u0000\u0000\u0000ORTM....')).not.toThrow();
});

test('weights in files of their own are found', () => {
  expect(externalDataFiles(tinyOnnx(10))).toEqual([]);
  expect(externalDataFiles(tinyOnnx(10, 1, 'model.onnx_data'))).toEqual(['model.onnx_data']);
});

describe.runIf(hasTestData())('real models', () => {
  test.each([
    'mnist-8.onnx',
    'squeezenet1.1-imagenet-fp32.onnx',
    'ultraface-rfb-320.onnx',
    'clip-tiny-random/onnx/vision_model.onnx',
  ])('%s is one', (file) => {
    const bytes = readFileSync(testFile(`models/${file}`));
    expect(check(bytes)).not.toThrow();
    expect(externalDataFiles(bytes)).toEqual([]);
    expect(check(bytes.subarray(0, bytes.length - 1))).toThrow('cut off');
  });
});
