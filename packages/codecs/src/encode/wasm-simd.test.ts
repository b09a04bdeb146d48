import { expect, test } from 'vitest';
import { hasWasmSimd } from './wasm-simd.ts';

test('every Node this runs on has vectors', () => {
  expect(hasWasmSimd()).toBe(true);
});
