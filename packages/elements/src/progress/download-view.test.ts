import { expect, test } from 'vitest';
import { downloadView } from './download-view.ts';

const download = {
  model: 'owner/name',
  file: 'onnx/model.onnx',
  loaded: 2 ** 20,
  total: 4 * 2 ** 20,
  bytesPerSecond: 2 ** 19,
  secondsLeft: 6,
};

test('how much, how fast, how long still', () => {
  const view = downloadView(download);
  expect(view).toMatchObject({ steps: ['owner/name', 'onnx/model.onnx'], fraction: 0.25, rows: '' });
  expect(view.bytes).toContain(' of ');
  expect(view.rate).toMatch(/\/s$/);
  expect(view.elapsed).toMatch(/ left$/);
});

test('what nobody knows is not shown', () => {
  expect(downloadView({ ...download, total: null, bytesPerSecond: 0, secondsLeft: null })).toMatchObject({
    fraction: null,
    rate: '',
    elapsed: '',
  });
});
