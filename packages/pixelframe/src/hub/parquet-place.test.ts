import { expect, test } from 'vitest';
import { placeOf } from './parquet-place.ts';

test.each([
  ['data/train-00000-of-00002.parquet', 'default', 'train'],
  ['data/test-00001-of-00002-0a1b2c3d.parquet', 'default', 'test'],
  ['en/validation-00000-of-00001.parquet', 'en', 'validation'],
  ['cats/dev/part-0.parquet', 'cats', 'validation'],
  ['Test/0000.parquet', 'default', 'test'],
  ['my_training_set.parquet', 'default', 'train'],
  ['rows.parquet', 'default', 'train'],
])('%s', (path, config, split) => {
  expect(placeOf(path)).toEqual({ config, split });
});
