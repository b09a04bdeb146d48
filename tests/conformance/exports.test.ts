import { FUNCTIONS } from '@pixelframe/plan';
import * as pixelframe from 'pixelframe';
import * as functions from 'pixelframe/functions';
import { expect, test } from 'vitest';

test('pixelframe/functions has every function, pixelframe those over images and files', () => {
  expect(Object.keys(functions).sort()).toEqual([...FUNCTIONS.keys()].sort());
  const own = Object.keys(pixelframe).filter((name) => FUNCTIONS.has(name));
  const images = [...FUNCTIONS.values()].filter(({ image }) => image !== undefined).map(({ name }) => name);
  expect(own.sort()).toEqual([...images, 'download', 'hammingDistance', 'multiHashDistance'].sort());
});

test('nothing public is a thenable', () => {
  for (const [name, value] of Object.entries(pixelframe)) {
    if (typeof value !== 'function') continue;
    expect('then' in value, name).toBe(false);
    if ('prototype' in value && value.prototype !== undefined)
      expect('then' in (value.prototype as object), name).toBe(false);
  }
});
