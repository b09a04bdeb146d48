import { expect, test } from 'vitest';
import { providerFromEnvironment } from './provider-from-environment.ts';

test('what the environment says of models', () => {
  expect(providerFromEnvironment({})).toBeNull();
  expect(providerFromEnvironment({ PIXELFRAME_PROVIDER: '', PIXELFRAME_MODEL: '' })).toBeNull();
  expect(providerFromEnvironment({ PIXELFRAME_PROVIDER: 'x' })).toEqual({ provider: 'x', model: null });
  expect(providerFromEnvironment({ PIXELFRAME_MODEL: 'owner/name' })).toEqual({
    provider: 'transformers',
    model: 'owner/name',
  });
});
